from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from briefing.build import staleness
from briefing.build.staleness import (
    ABSENT,
    LIBRARIES,
    Keys,
    file_digest,
    installed_versions,
    is_altered,
    program_digest,
    shared_libraries,
)
from briefing.config import Settings
from briefing.manuscript import Wishes
from briefing.publish.stamps import Mark, glimpse

CHOSEN = Wishes("classic", "a4", ("pdf", "html"))


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "a.md").write_text("text")
    return [str(tmp_path / "a.md"), str(tmp_path / "a.toml")]


def test_every_output_has_a_key_of_its_own(keys: Keys, files: list[str]) -> None:
    found = keys.of(files, Settings(), CHOSEN)
    assert list(found) == ["pdf", "html"]
    assert len(set(found.values())) == 2


def test_the_same_gives_the_same_key(keys: Keys, files: list[str]) -> None:
    assert keys.of(files, Settings(), CHOSEN) == Keys().of(files, Settings(), CHOSEN)


@pytest.mark.parametrize(
    "settings", [Settings(points=4), Settings(publisher="Us"), Settings(max_actors=3)]
)
def test_settings_shape_the_outputs(keys: Keys, files: list[str], settings: Settings) -> None:
    assert keys.of(files, settings, CHOSEN) != keys.of(files, Settings(), CHOSEN)


def test_what_the_collection_proposes_does_not_count_once_it_is_chosen(
    keys: Keys, files: list[str]
) -> None:
    proposed = Settings(theme="other", paper="a5", outputs=("epub",))
    assert keys.of(files, proposed, CHOSEN) == keys.of(files, Settings(), CHOSEN)


def test_who_writes_the_summary_shapes_the_outputs(files: list[str]) -> None:
    found = [
        Keys(author).of(files, Settings(), CHOSEN)["html"]
        for author in ("computed", "model tiny-1", "model tiny-2")
    ]
    assert len(set(found)) == 3


def test_paper_and_files_shape_the_outputs(keys: Keys, files: list[str]) -> None:
    before = keys.of(files, Settings(), CHOSEN)
    assert keys.of(files, Settings(), replace(CHOSEN, paper="a5")) != before
    Path(files[1]).write_text("")
    assert keys.of(files, Settings(), CHOSEN) != before


def test_versions_shape_the_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_digest()
    monkeypatch.setattr(staleness, "installed_versions", lambda _: {"spacy": "99"})
    assert program_digest() != before


def test_versions_of_the_machines_libraries_shape_the_outputs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = program_digest()
    monkeypatch.setattr(staleness, "shared_libraries", lambda: ["libpango-1.0.so.0.9900.0"])
    assert program_digest() != before


def test_the_version_of_a_library_is_the_one_that_is_imported(tmp_path: Path) -> None:
    for folder in ("one/Ruff.dist-info", "one/A_b.c-2.0.dist-info", "two/a_b_c-1.0.dist-info"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "two/old-3.egg-info").touch()
    places = [str(tmp_path / name) for name in ("none", "one", "two")]
    assert installed_versions(places) == {"a-b-c": "2.0", "old": "3", "ruff": ""}


def test_every_library_that_has_to_be_there_has_a_version() -> None:
    found = installed_versions(sys.path)
    assert [name for name in LIBRARIES if not found.get(name)] in ([], ["en-core-web-sm"])


def test_a_library_of_the_machine_has_the_version_of_the_file_that_its_name_leads_to(
    tmp_path: Path,
) -> None:
    (tmp_path / "libpango-1.0.so.0").symlink_to("libpango-1.0.so.0.5000.12")
    (tmp_path / "libpango-1.0.so.0.5000.12").touch()
    assert shared_libraries([str(tmp_path)])[:2] == ["libpango-1.0.so.0.5000.12", ABSENT]


class TestAltered:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "a.pdf"
        path.write_bytes(b"abc")
        return path

    def mark(self, path: Path) -> Mark:
        return Mark("a.pdf", "key", file_digest(path), (), glimpse(path))

    def test_a_file_that_nobody_touched_is_not_read(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        mark = self.mark(path)
        monkeypatch.setattr(staleness, "file_digest", None)
        assert not is_altered(mark, str(path))

    def test_a_copy_of_it_is_as_good(self, path: Path) -> None:
        mark = self.mark(path)
        copy = path.rename(path.with_name("b.pdf"))
        path.write_bytes(copy.read_bytes())
        assert not is_altered(mark, str(path))

    def test_other_bytes_of_the_same_length_and_time_are_not(self, path: Path) -> None:
        mark = self.mark(path)
        times = path.stat().st_atime_ns, path.stat().st_mtime_ns
        path.with_name("b.pdf").write_bytes(b"xyz")
        path.with_name("b.pdf").replace(path)
        os.utime(path, ns=times)
        assert is_altered(mark, str(path))

    def test_a_missing_file_is(self, path: Path) -> None:
        mark = self.mark(path)
        path.unlink()
        assert is_altered(mark, str(path))
        path.mkdir()
        assert is_altered(mark, str(path))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda _: None, id="missing"),
        pytest.param(Path.mkdir, id="folder"),
        pytest.param(os.mkfifo, id="pipe"),
    ],
)
def test_what_is_no_file_counts_as_absent(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "x")
    assert file_digest(tmp_path / "x") == ABSENT


def test_a_name_that_no_file_can_have_counts_as_absent() -> None:
    assert file_digest(Path("a\0b")) == ABSENT


def test_print_and_ebook_differ_if_they_are_made_together(keys: Keys, files: list[str]) -> None:
    both = keys.of(files, Settings(), replace(CHOSEN, outputs=("pdf", "epub", "html")))
    alone = keys.of(files, Settings(), CHOSEN)
    assert both["pdf"] != alone["pdf"]
    assert both["html"] == alone["html"]

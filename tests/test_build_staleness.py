from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from briefing.build import staleness
from briefing.build.staleness import ABSENT, Keys, file_digest, program_digest
from briefing.config import Settings
from briefing.manuscript import Wishes

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
    monkeypatch.setattr(staleness, "version", lambda _: "99")
    assert program_digest() != before


def test_a_library_that_is_not_there_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staleness, "LIBRARIES", ("no-such-distribution",))
    assert program_digest()


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

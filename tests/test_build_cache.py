"""What is kept of builds: never trusted, never needed, and found again when all is the same."""

from __future__ import annotations

import os
import pickle
import time
from dataclasses import replace
from pathlib import Path

import pytest
from briefing.build import cache, recalling
from briefing.build.cache import Cache, user_cache
from briefing.build.packing import unpacked
from briefing.build.project import Target
from briefing.build.recalling import Recall
from briefing.build.staleness import Keys
from briefing.config import Settings
from briefing.errors import Diagnostic, Place
from briefing.manuscript import Source, Wishes
from briefing.model import Briefing, Point, Summary
from briefing.output import Output
from briefing.render.edition import Memory
from briefing.sources import read
from tests.render.samples import briefing

KEY = "ab" * 32


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept")


def files(kept: Cache) -> list[Path]:
    assert kept.folder
    return [path for path in sorted(kept.folder.rglob("*")) if path.is_file()]


class TestCache:
    def test_what_is_kept_is_found(self, kept: Cache) -> None:
        kept.put("analyses", KEY, briefing())
        assert kept.get("analyses", KEY) == briefing()
        assert kept.get("outputs", KEY) is None
        assert kept.size() == sum(path.stat().st_size for path in files(kept))

    @pytest.mark.parametrize(
        "damage", [b"", b"\0" * 200, bytes(range(256))], ids=["empty", "zeros", "other"]
    )
    def test_what_is_damaged_is_not_found(self, kept: Cache, damage: bytes) -> None:
        kept.put("outputs", KEY, Output("a.pdf", b"%PDF"))
        (path,) = files(kept)
        path.write_bytes(damage)
        assert kept.get("outputs", KEY) is None

    def test_what_is_cut_off_is_not_found(self, kept: Cache) -> None:
        kept.put("outputs", KEY, Output("a.pdf", b"%PDF"))
        (path,) = files(kept)
        path.write_bytes(path.read_bytes()[:-1])
        assert kept.get("outputs", KEY) is None

    def test_what_cannot_be_kept_is_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        for nowhere in (Cache(), Cache(tmp_path / "file")):
            nowhere.put("outputs", KEY, Output("a.pdf", b"%PDF"))
            nowhere.tidy()
            nowhere.clear()
            assert nowhere.get("outputs", KEY) is None
            assert nowhere.size() == 0

    def test_what_was_not_used_for_longest_goes_first(self, kept: Cache) -> None:
        for number in range(10):
            kept.put("outputs", f"{number:064}", Output("a", bytes(1000)))
        for age, path in enumerate(files(kept)):
            os.utime(path, (age, age))
        kept.get("outputs", f"{0:064}")
        kept.trim(kept.size() // 2)
        left = [number for number in range(10) if kept.get("outputs", f"{number:064}")]
        assert left == [0, 7, 8, 9]

    def test_it_is_tidied_once_an_hour(self, kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cache, "MOST", 0)
        monkeypatch.setattr(Cache.trim, "__defaults__", (0,))
        for _ in range(2):
            kept.put("outputs", KEY, Output("a", b""))
            kept.tidy()
        assert kept.get("outputs", KEY) is not None
        assert kept.folder
        os.utime(kept.folder / "tidied", (0, 0))
        kept.tidy()
        assert kept.get("outputs", KEY) is None

    def test_only_what_is_its_own_is_cleared(self, kept: Cache) -> None:
        kept.put("outputs", KEY, Output("a", b""))
        assert kept.folder
        (kept.folder / "letter").touch()
        kept.clear()
        assert files(kept) == [kept.folder / "letter"]

    def test_it_lies_where_programs_keep_such_things(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
        assert user_cache() == Cache(Path("/elsewhere/briefing"))
        monkeypatch.setenv("XDG_CACHE_HOME", "relative")
        assert user_cache() == Cache(tmp_path / ".cache" / "briefing")


class TestPacking:
    @pytest.mark.parametrize(
        "value", [os.system, Path("a"), pickle.Unpickler, Keys], ids=["call", "path", "lib", "own"]
    )
    def test_nothing_but_values_is_loaded(self, value: object) -> None:
        with pytest.raises(pickle.UnpicklingError, match="is no value"):
            unpacked(pickle.dumps(value))

    def test_what_the_model_imports_is_no_part_of_it(self) -> None:
        with pytest.raises(pickle.UnpicklingError, match="is no value"):
            unpacked(b"cbriefing.model\ndataclass\n.")


class Counting:
    """Reads and analyses, and counts how often."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read = 0
        self.analysed = 0
        self.found: tuple[Diagnostic, ...] = ()
        self._read = read
        monkeypatch.setattr(recalling, "read", self.reading)
        monkeypatch.setattr(recalling, "analyse", self.analysing)

    def reading(self, path: Path, shown: str, settings: Settings) -> Source:
        self.read += 1
        return self._read(path, shown, settings)

    def analysing(self, source: Source, settings: Settings, *, endpoint: object) -> Briefing:
        del settings, endpoint
        self.analysed += 1
        summary = Summary((Point(f"found {self.analysed}"),))
        return Briefing(source.slug, source.article, summary, (), self.found, path=source.path)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Counting:
    monkeypatch.chdir(tmp_path)
    path = Path("visit.md")
    path.write_text("# The visit\n\nThe talks ended well.\n")
    os.utime(path, (1, 1))
    monkeypatch.setattr(recalling, "_changed_since", lambda _begin, _name: False)
    return Counting(monkeypatch)


def recalled(kept: Cache, settings: Settings | None = None, author: str = "computed") -> Briefing:
    target = Target(Path("visit.md"), "visit.md", settings or Settings())
    recall = Recall(kept, Keys(author), target)
    return recall.briefing(recall.source(), None)


class TestRecall:
    def test_nothing_is_read_or_analysed_twice(self, kept: Cache, counting: Counting) -> None:
        assert recalled(kept) == recalled(kept)
        assert (counting.read, counting.analysed) == (1, 1)

    def test_a_sidecar_that_comes_or_changes_is_read(self, kept: Cache, counting: Counting) -> None:
        titles = [recalled(kept).article.meta.title]
        for title in ("First", "Second"):
            Path("visit.toml").write_text(f"title = '{title}'\n")
            titles.append(recalled(kept).article.meta.title)
        assert titles == ["The visit", "First", "Second"]
        assert (counting.read, counting.analysed) == (3, 3)

    def test_settings_of_looks_leave_the_analysis_alone(
        self, kept: Cache, counting: Counting
    ) -> None:
        recalled(kept)
        recalled(kept, replace(Settings(), theme="plain", paper="a5"))
        assert counting.analysed == 1
        recalled(kept, replace(Settings(), points=2))
        recalled(kept, author="model m")
        assert counting.analysed == 3

    def test_a_model_that_did_not_answer_is_asked_again(
        self, kept: Cache, counting: Counting
    ) -> None:
        counting.found = (Diagnostic("N008", "no answer", Place("visit.md")),)
        recalled(kept)
        recalled(kept)
        assert counting.analysed == 2

    def test_a_file_that_changes_while_it_is_read_is_not_kept(
        self, kept: Cache, counting: Counting, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(recalling, "_changed_since", lambda _begin, _name: True)
        recalled(kept)
        recalled(kept)
        assert counting.read == 2

    def test_a_file_is_changed_from_the_moment_on_at_which_reading_began(
        self, tmp_path: Path
    ) -> None:
        begin = time.time_ns()
        (tmp_path / "a").touch()
        assert recalling._changed_since(begin, str(tmp_path / "a"))
        assert not recalling._changed_since(begin + 10**9, str(tmp_path / "a"))
        assert not recalling._changed_since(begin, str(tmp_path / "b"))

    def test_outputs_are_found_if_all_of_them_are_kept(
        self, kept: Cache, counting: Counting
    ) -> None:
        del counting
        recall = Recall(kept, Keys(), Target(Path("visit.md"), "visit.md", Settings()))
        recall.keep({"pdf": "a" * 64}, {"pdf": Output("visit.pdf", b"%PDF")})
        assert recall.outputs({"pdf": "a" * 64})["pdf"].data == b"%PDF"
        assert recall.outputs({"pdf": "a" * 64, "epub": "b" * 64}) == {}

    def test_what_helps_is_remembered_by_looks(self, kept: Cache, counting: Counting) -> None:
        del counting
        recall = Recall(kept, Keys(), Target(Path("visit.md"), "visit.md", Settings()))
        recall.remember(Wishes(theme="plain"), Memory({"p1": 2}))
        assert recall.memory(Wishes(theme="plain")) == Memory({"p1": 2})
        assert recall.memory(Wishes(theme="classic")) == Memory()

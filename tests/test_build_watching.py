"""Watching with batches of changes that are fed in, and a stand-in for the build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from briefing.build.changes import Changes, relevant, watched
from briefing.build.project import Project, Report, Result
from briefing.build.watching import Rebuilt, watch
from briefing.cli.watching import line_of
from briefing.errors import Failure, Place, PublishError
from briefing.manuscript import Wishes
from briefing.publish.stamps import Stamp, save_stamp

A, B, C = (Path("content", name) for name in ("a.md", "b.md", "c.md"))


@dataclass
class Stage:
    """Three articles, of which the stand-in builds those that are set to have changed."""

    stale: list[set[str]]
    """Names of the sources that are written by each build."""
    broken: set[str] = field(default_factory=set)
    """Names of those that fail whenever they are tried."""
    asked: list[Project] = field(default_factory=list)
    """What each build was asked for."""
    told: list[Rebuilt] = field(default_factory=list)
    """What was told of."""

    def make(self, project: Project) -> Report:
        self.asked.append(project)
        stale = self.stale.pop(0) if self.stale else set()
        found = [A, B, C] if project.sources == (Path("content"),) else project.sources
        return Report(tuple(self._result(path, stale) for path in found))

    def _result(self, path: Path, stale: set[str]) -> Result:
        if path.name in self.broken:
            return Result(str(path), failure=Failure(f"{path}:1: broken"))
        out = Path("build", path.stem)
        written = tuple(out.with_suffix(end) for end in (".pdf", ".epub"))
        return Result(str(path), written if path.name in stale else ())

    def watch(self, *batches: Path | tuple[Path, ...]) -> list[Rebuilt]:
        sets = [frozenset(b if isinstance(b, tuple) else (b,)) for b in batches]
        absolute = (frozenset(path.absolute() for path in batch) for batch in sets)
        project = Project((Path("content"),), Path("build"), jobs=2)
        watch(project, absolute, self.told.append, self.make)
        return self.told


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.chdir(tmp_path)
    for folder in ("content", "build"):
        Path(folder).mkdir()
    for path in (A, B, C):
        path.write_text(path.stem)
        files = (str(path), str(path.with_suffix(".toml")))
        save_stamp(Path("build"), Stamp(str(path), path.stem, files, Wishes()))
    return Stage([{"a.md", "b.md", "c.md"}])


def test_all_is_built_first(stage: Stage) -> None:
    (first,) = stage.watch()
    assert line_of(first).startswith("3 articles in ")


def test_each_rebuild_is_one_line(stage: Stage) -> None:
    stage.stale.append({"b.md"})
    assert line_of(stage.watch(B)[-1]).startswith("content/b.md: pdf, epub in 0.")


def test_files_that_change_at_once_are_one_rebuild(stage: Stage) -> None:
    stage.stale.append({"a.md", "b.md"})
    told = stage.watch((A, B))
    assert len(stage.asked) == len(told) == 2


def test_what_changes_nothing_is_not_told(stage: Stage) -> None:
    assert len(stage.watch(A)) == 1


def test_an_empty_batch_builds_nothing(stage: Stage) -> None:
    stage.watch(())
    assert len(stage.asked) == 1


def test_an_error_is_told_and_the_watch_goes_on(stage: Stage) -> None:
    stage.broken = {"b.md"}
    stage.stale.append({"a.md"})
    first, second = stage.watch(A)
    assert [r.failure.message for r in first.report.results if r.failure] == [
        "content/b.md:1: broken"
    ]
    assert line_of(second).startswith("content/a.md: ")


def test_a_broken_article_is_not_tried_again_for_another_one(stage: Stage) -> None:
    stage.broken = {"b.md"}
    stage.watch(A, B)
    assert stage.asked[1].sources == (A, C)
    assert stage.asked[2].sources == (A, B, C)


def test_a_broken_article_is_tried_again_for_a_file_that_nobody_knows(stage: Stage) -> None:
    stage.broken = {"b.md"}
    stage.watch(Path("styles/own/base.css"))
    assert stage.asked[1].sources == (Path("content"),)


def test_an_article_that_is_mended_is_looked_at_with_all_others_again(stage: Stage) -> None:
    stage.broken = {"b.md"}
    watched = Project((Path("content"),), Path("build"))

    def batches() -> Iterator[Changes]:
        stage.broken = set()
        stage.stale.append({"b.md"})
        yield frozenset({B.absolute()})
        yield frozenset({A.absolute()})

    watch(watched, batches(), stage.told.append, stage.make)
    assert line_of(stage.told[1]).startswith("content/b.md: ")
    assert stage.asked[2].sources == (Path("content"),)


def test_an_article_that_is_put_back_is_told_of_although_nothing_is_built(stage: Stage) -> None:
    stage.broken = {"b.md"}

    def batches() -> Iterator[Changes]:
        stage.broken = set()
        yield frozenset({B.absolute()})

    project = Project((Path("content"),), Path("build"))
    watch(project, batches(), stage.told.append, stage.make)
    assert line_of(stage.told[-1]) == "content/b.md: mended, and as it was built"


def test_few_articles_are_built_by_this_warm_process(stage: Stage) -> None:
    stage.watch(A)
    assert stage.asked[1].jobs == 1


def test_a_folder_that_cannot_be_written_is_named_and_the_watch_goes_on(stage: Stage) -> None:
    def refuse(project: Project) -> Report:
        raise PublishError("cannot be written: no space", Place(str(project.out)))

    project = Project((Path("content"),), Path("build"))
    watch(project, iter([frozenset({A})]), stage.told.append, refuse)
    messages = [r.failure.message for t in stage.told for r in t.report.results if r.failure]
    assert messages == ["build: cannot be written: no space"] * 2


@pytest.mark.parametrize(
    "name",
    ["build/a.pdf", "content/.a.md.swp", "content/a.md~", "content/4913", "content/.git/index",
     "content/#a.md#", "content/a.md.tmp", "content/.a.md.x1.part"],
)  # fmt: skip
def test_outputs_and_what_editors_put_aside_are_no_changes(stage: Stage, name: str) -> None:
    assert stage.asked == []
    project = Project((Path(),), Path("build"))
    assert not relevant([Path(name)], project)


@pytest.mark.parametrize(
    "name", ["content/a.md", "content/a.toml", "content/a/plan.png", "styles/own/base.css"]
)
def test_articles_sidecars_pictures_and_themes_are_changes(stage: Stage, name: str) -> None:
    assert stage.asked == []
    project = Project((Path("content"),), Path("build"))
    assert relevant([Path(name)], project) == {Path(name).absolute()}


def test_of_a_folder_everything_below_is_watched(stage: Stage) -> None:
    assert stage.asked == []
    folders, recursive = watched(Project((Path("content"),), Path("build")))
    assert (folders[0], recursive) == (Path("content"), True)


def test_of_a_file_its_own_folders_are_watched_and_no_others(stage: Stage) -> None:
    assert stage.asked == []
    Path("content/a").mkdir()
    Path("content/others").mkdir()
    folders, recursive = watched(Project((A,), Path("build")))
    assert not recursive
    assert [f for f in folders if f.parts[:1] == ("content",)] == [
        Path("content"),
        A.with_suffix(""),
    ]

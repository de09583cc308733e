from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from briefing.build.bindery import Asked
from briefing.build.bundling import Bundled
from briefing.build.project import Project
from briefing.errors import Diagnostic, Failure, Place

Program = Callable[..., tuple[int, str, str]]
WARNING = Diagnostic("S003", "no date", Place("a.md"))
FAILURE = Failure("b.md: this is not a text file")
WRITTEN = (Path("build/harbours.pdf"),)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Let bundles be made by a stand-in; what it is asked for is listed, its result comes first."""
    asked: list[object] = [Bundled(WRITTEN)]

    def make(project: Project, wanted: Asked, on_progress: object) -> object:
        del on_progress
        asked.extend([project, wanted])
        return asked[0]

    monkeypatch.setattr(import_module("briefing.cli.bundle"), "make_bundle", make)
    return asked


def test_a_bundle_is_both_outputs_of_all_sources_in_their_order(
    briefing: Program, asked: list[object]
) -> None:
    done = briefing("bundle", "b.md", "a.md", "--title", "Two\n har\x01bours", "--theme", "modern")
    assert done == (0, "build/harbours.pdf\n", "")
    _, project, wanted = asked
    assert isinstance(project, Project)
    assert project.sources == (Path("b.md"), Path("a.md"))
    assert (project.asked.outputs, project.asked.theme) == (("pdf", "epub"), "modern")
    assert wanted == Asked("Two harbours")


@pytest.mark.parametrize(
    ("made", "options", "code", "last"),
    [
        (Bundled((), (), (FAILURE,)), (), 1, "no bundle is written, for want of 1 article"),
        (Bundled(WRITTEN, (), (FAILURE,) * 2), ("--keep-going",), 1, "left out: 2 articles"),
        (Bundled(WRITTEN, (WARNING,)), (), 0, "a.md: warning S003: no date"),
        (Bundled(WRITTEN, (WARNING,)), ("--strict",), 3, "a.md: warning S003: no date"),
    ],
    ids=["failed", "left-out", "warned", "strict"],
)
def test_what_came_of_it_is_said(
    briefing: Program,
    asked: list[object],
    made: Bundled,
    options: tuple[str, ...],
    code: int,
    last: str,
) -> None:
    asked[0] = made
    done, out, said = briefing("bundle", "a.md", "--title", "Harbours", *options)
    assert (done, said.splitlines()[-1]) == (code, last)
    assert out == "".join(f"{path}\n" for path in made.written)


@pytest.mark.parametrize("arguments", [("a.md",), ("--title", "A"), ("a.md", "--title", " ")])
def test_a_bundle_without_sources_or_title_is_wrong_usage(
    briefing: Program, arguments: tuple[str, ...]
) -> None:
    assert briefing("bundle", *arguments)[0] == 2

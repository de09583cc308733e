"""`briefing cache`, and builds with and without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from briefing.build import recalling, worker
from briefing.manuscript import Source
from briefing.model import Briefing, Summary
from briefing.output import Output
from briefing.render.edition import Edition, Memory

Program = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.usefixtures("article")


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put quick stand-ins into the place of the stages, and keep what they find here."""

    def analyse(source: Source, *_: object, **__: object) -> Briefing:
        return Briefing(source.slug, source.article, Summary(), (), path=source.path)

    def edition(made: Briefing, *_: object, **__: object) -> Edition:
        return Edition({"html": Output(f"{made.slug}.html", b"done")}, Memory())

    monkeypatch.setattr(recalling, "analyse", analyse)
    monkeypatch.setattr(worker, "render_edition", edition)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))


def kept() -> list[Path]:
    return [path for path in Path("kept").rglob("*") if path.is_file() and path.name != "tidied"]


def test_it_says_where_it_lies_and_how_large_it_is(briefing: Program, tmp_path: Path) -> None:
    said = f"{tmp_path}/kept/briefing: 0.0 MB of at most 1000\n"
    assert briefing("cache") == (0, said, "")


def test_it_can_be_cleared(briefing: Program) -> None:
    briefing("build", "--to", "html")
    assert kept()
    assert briefing("cache", "--clear")[0] == 0
    assert kept() == []


def test_a_build_can_do_without(briefing: Program) -> None:
    briefing("build", "--to", "html", "--no-cache")
    assert kept() == []


def test_outputs_that_were_removed_are_not_made_again(
    briefing: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("build", "--to", "html")
    Path("build/visit.html").unlink()
    monkeypatch.setattr(worker, "render_edition", None)
    assert briefing("build", "--to", "html")[:2] == (0, "build/visit.html\n")
    assert Path("build/visit.html").read_bytes() == b"done"

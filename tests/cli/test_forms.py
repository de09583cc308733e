"""The form of a document on the command line, with stand-ins for analysis and renderers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from briefing.build import recalling, worker
from briefing.errors import Diagnostic, Place
from briefing.manuscript import Source
from briefing.model import Briefing, Summary
from briefing.output import Output
from briefing.render.edition import Edition, Memory

Program = Callable[..., tuple[int, str, str]]
TOO_LONG = "at a glance: 3 paragraphs do not fit on the page (from ¶7)"
pytestmark = pytest.mark.usefixtures("article")


@pytest.fixture(autouse=True)
def quick_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let outputs hold the form, and the page at a glance never fit."""

    def edition(made: Briefing, *_: object, **__: object) -> Edition:
        found = (Diagnostic("R005", TOO_LONG, Place(made.path), "error"),)
        said = found if made.form == "at-a-glance" else ()
        page = Output(f"{made.slug}.html", made.form.encode(), said)
        return Edition({"html": page}, Memory())

    def analyse(source: Source, *_: object, **__: object) -> Briefing:
        return Briefing(source.slug, source.article, Summary(), (), path=source.path)

    monkeypatch.setattr(recalling, "analyse", analyse)
    monkeypatch.setattr(worker, "render_edition", edition)


def built(briefing: Program, *arguments: str) -> tuple[int, str]:
    code, _, messages = briefing("build", "--to", "html", *arguments)
    return code, messages if code else Path("build/visit.html").read_text(encoding="utf-8")


def test_the_command_line_counts_more_than_the_collection(briefing: Program) -> None:
    assert built(briefing) == (0, "briefing")
    Path("content/briefing.toml").write_text('[build]\nform = "study"\n', encoding="utf-8")
    assert built(briefing) == (0, "study")
    assert built(briefing, "--form", "briefing") == (0, "briefing")


def test_a_page_that_does_not_fit_is_an_error_also_when_nothing_is_stale(briefing: Program) -> None:
    for _ in range(2):
        code, messages = built(briefing, "--form", "at-a-glance")
        assert code == 1
        assert f"error R005: {TOO_LONG}" in messages


def test_a_form_that_there_is_not_is_wrong_usage(briefing: Program) -> None:
    code, messages = built(briefing, "--form", "poster")
    assert code == 2
    assert "at-a-glance" in messages

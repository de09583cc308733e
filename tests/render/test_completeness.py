"""A print that lacks something of what it should say is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.errors import RenderError
from briefing.model import Actor, Article, Block, Briefing, Mention, Meta, Point, Run, Summary
from briefing.render.pdf import render
from briefing.render.theme import find_theme, theme_places

BLOCKS = (
    Block("p1", "paragraph", (Run("Doe spoke of tariffs."), Run("", note="n1"))),
    Block("p2", "paragraph", (Run("Nothing else was said."),)),
    Block("n1", "note", (Run("In the hall."),)),
)
DOE = Actor("doe", "Doe", "person", mentions=(Mention("p1", 0, 3),), key=True)
SPOKEN = Point("Doe spoke of tariffs.", "p1", 0, 21)
BRIEFING = Briefing(
    "doe", Article(Meta(title="Doe"), BLOCKS), Summary((SPOKEN,)), (DOE,), path="doe.md"
)


def printed(folder: Path, css: str) -> None:
    """Make the print with a stylesheet on top of the usual one."""
    own = folder / "own"
    own.mkdir()
    (own / "theme.toml").write_text('extends = "classic"\n')
    (own / "pdf.css").write_text(css)
    render(BRIEFING, find_theme("own", (folder, *theme_places())), "a4")


@pytest.mark.parametrize(
    ("css", "lost"),
    [
        ("#p2 { display: none }", "¶2"),
        (".mention { display: none }", "¶1"),
        (".footnote, .notes { display: none }", "note 1"),
        (".points { display: none }", "point 1"),
        (".actor { display: none }", "Doe"),
    ],
)
def test_what_is_lost_is_named(tmp_path: Path, css: str, lost: str) -> None:
    with pytest.raises(RenderError, match=f"the PDF engine lost a part of: {lost}"):
        printed(tmp_path, css)


def test_what_is_only_dressed_up_is_there(tmp_path: Path) -> None:
    printed(tmp_path, "p { text-transform: uppercase; font-variant: small-caps; hyphens: auto }")

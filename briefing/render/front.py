"""The front matter of a bundle in print: a cover, and contents that lead to the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Briefing, Output, Theme
from briefing.render.bundled import Line
from briefing.render.engine import loaded_fonts
from briefing.render.pdf import Bound, compose, finish


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """It, as a PDF of its own."""

    output: Output
    """The PDF."""
    pages: int
    """How many pages it has."""


def render_front(
    briefing: Briefing, lines: Sequence[Line], theme: Theme, paper: str
) -> FrontMatter:
    """Return the front matter; `briefing` is what `whole` returns."""
    with loaded_fonts() as fonts:
        printed = compose(briefing, theme, paper, fonts, Bound(page=1, lines=tuple(lines)))
        return FrontMatter(finish(printed), len(printed.document.pages))

"""The print of an article that is a part of a bundle."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.languages import load
from briefing.model import Briefing, Output, Theme
from briefing.render.engine import Attached, loaded_fonts
from briefing.render.pagelist import PageStart, page_starts
from briefing.render.pdf import Bound, compose, finish


@dataclass(frozen=True, slots=True)
class Part:
    """An article that is printed."""

    output: Output
    """The PDF, with the article's source inside."""
    pages: int
    """How many pages it has."""
    starts: tuple[PageStart, ...]
    """Where each page begins, with numbers of the bundle."""


def count_pages(briefing: Briefing, theme: Theme, paper: str) -> int:
    """Return how many pages an article takes, which a full layout may correct."""
    with loaded_fonts() as fonts:
        printed = compose(briefing, theme, paper, fonts, Bound(page=1, rounds=1))
        return len(printed.document.pages)


def render_part(briefing: Briefing, theme: Theme, paper: str, source: Output, page: int) -> Part:
    """Return the print of an article whose first page has that number, its source attached."""
    description = load(briefing.article.meta.language).labels["attached_source"]
    attached = [Attached(source.name, source.data, "Source", description)]
    with loaded_fonts() as fonts:
        printed = compose(briefing, theme, paper, fonts, Bound(page))
        starts = tuple(
            PageStart(start.number + page - 1, start.block, start.offset)
            for start in page_starts(printed.document)
        )
        return Part(finish(printed, attached), len(printed.document.pages), starts)

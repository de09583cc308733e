"""The print of an article that is a part of a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.languages import load
from briefing.model import Briefing
from briefing.output import Output, Theme
from briefing.render.engine import Attached
from briefing.render.pagelist import PageStart, page_starts
from briefing.render.pages import first_pages
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


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a first layout tells about an article."""

    pages: int
    """How many pages it has, about."""
    places: Mapping[str, int]
    """The page of each id, counted from 1."""


def estimate(briefing: Briefing, theme: Theme, paper: str) -> Estimate:
    """Return how many pages an article takes, which a full layout may correct."""
    document = compose(briefing, theme, paper, Bound(page=1, rounds=1)).document
    return Estimate(len(document.pages), first_pages(document))


def render_part(
    briefing: Briefing,
    theme: Theme,
    paper: str,
    source: Output,
    page: int,
    places: Mapping[str, int],
) -> Part:
    """Return the print of an article whose first page has a number, its source attached.

    `places` are those of an estimate, which saves the layout that it took.
    """
    description = load(briefing.article.meta.language).labels["attached_source"]
    attached = [Attached(source.name, source.data, "Source", description)]
    printed = compose(briefing, theme, paper, Bound(page, places=places))
    starts = tuple(
        PageStart(start.number + page - 1, start.block, start.offset)
        for start in page_starts(printed.document)
    )
    return Part(finish(printed, attached), len(printed.document.pages), starts)

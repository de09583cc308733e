"""The front matter of a bundle in print: a cover, and contents that lead to the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.languages import load
from briefing.model import Briefing
from briefing.output import Output, Theme
from briefing.render.bundled import Line
from briefing.render.engine import Attached
from briefing.render.pagelist import PageStart, page_starts
from briefing.render.pdf import Bound, compose, finish


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """It, as a PDF of its own."""

    output: Output
    """The PDF."""
    pages: int
    """How many pages it has."""
    starts: tuple[PageStart, ...]
    """Where each begins."""


def render_front(
    briefing: Briefing, lines: Sequence[Line], theme: Theme, paper: str, ebook: Output | None = None
) -> FrontMatter:
    """Return the front matter, with the ebook of the bundle inside if there is one.

    `briefing` is what `whole` returns.
    """
    description = load(briefing.article.meta.language).labels["attached_ebook"]
    attached = [Attached(ebook.name, ebook.data, "Alternative", description)] if ebook else []
    printed = compose(briefing, theme, paper, Bound(page=1, lines=tuple(lines)))
    document = printed.document
    return FrontMatter(finish(printed, attached), len(document.pages), page_starts(document))

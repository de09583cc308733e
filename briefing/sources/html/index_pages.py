"""Index pages: many teasers of other pages, and no article."""

from __future__ import annotations

from briefing.sources.html.furniture import link_share
from briefing.sources.html.judging import HEADINGS, Leaf

_FEW_TEASERS = 6
"""Headings that are links from which a page may be an index."""
_TEASER_WORDS = 70
"""Words that an index has on average for each such heading, at most."""
_LINKED = 0.6
"""Share of words in links from which a text is a list of links."""
_FEW_WORDS = 60
"""Words below which a text is too short to tell what it is."""


def is_index(leaves: list[Leaf], kept: set[int]) -> bool:
    """Tell whether what is kept of a page points to other pages rather than saying something."""
    if not kept:
        return _count_teasers(leaves) >= _FEW_TEASERS
    inside = [leaf for leaf in leaves[min(kept) : max(kept) + 1] if leaf.words]
    words = sum(len(leaf.words) for leaf in inside)
    teasers = _count_teasers(inside)
    if teasers >= _FEW_TEASERS and words < teasers * _TEASER_WORDS:
        return True
    chosen = [leaves[number] for number in kept]
    size = sum(len(leaf.words) for leaf in chosen)
    linked = sum(link_share(leaf.element) * len(leaf.words) for leaf in chosen)
    return size >= _FEW_WORDS and linked > _LINKED * size


def _count_teasers(leaves: list[Leaf]) -> int:
    """Return how many headings, or texts that a link holds whole, are links to other pages."""
    return sum(
        link_share(leaf.element) > 0.9
        for leaf in leaves
        if leaf.element.tag in HEADINGS and len(leaf.words) > 2
    )

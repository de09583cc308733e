"""Index pages: many teasers of other pages, and no article."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.sources.html.addresses import is_web, page_address
from briefing.sources.html.furniture import link_share
from briefing.sources.html.judging import HEADINGS, Leaf

_FEW_TEASERS = 6
"""Headings that are links from which a page may be an index."""
_TEASER_WORDS = 60
"""Words that an index has on average for each such heading, at most."""
_LINKED = 0.8
"""Share of words in links from which a text is a list of links."""
_FEW_WORDS = 60
"""Words below which a text is too short to tell what it is."""
_PROSE_WORDS = 25
"""Words of a block that says something itself."""


def is_index(root: HtmlElement, leaves: list[Leaf], kept: set[int]) -> bool:
    """Tell whether what is kept of a page points to other pages rather than saying something.

    A page that says of itself that it is an article is none.
    """
    if _claims_to_be_an_article(root):
        return False
    if not kept:
        return _count_teasers(root, leaves) >= _FEW_TEASERS
    inside = [leaf for leaf in leaves[min(kept) : max(kept) + 1] if leaf.words]
    words = sum(len(leaf.words) for leaf in inside)
    teasers = _count_teasers(root, inside)
    if teasers >= _FEW_TEASERS and words < teasers * _TEASER_WORDS:
        return True
    return _is_list_of_links([leaves[number] for number in kept])


def _claims_to_be_an_article(root: HtmlElement) -> bool:
    """Tell whether the head says that the page is an article, or when it was published as one."""
    metas = ((m.get("property") or "", m.get("content") or "") for m in root.iter("meta"))
    return any(
        name == "article:published_time" or (name == "og:type" and content.strip() == "article")
        for name, content in metas
    )


def _is_list_of_links(chosen: list[Leaf]) -> bool:
    """Tell whether nearly all words are links, and no block says something itself."""
    size = sum(len(leaf.words) for leaf in chosen)
    shares = [(link_share(leaf.element), len(leaf.words)) for leaf in chosen]
    if any(share < 0.5 and words >= _PROSE_WORDS for share, words in shares):
        return False
    return size >= _FEW_WORDS and sum(share * words for share, words in shares) > _LINKED * size


def _count_teasers(root: HtmlElement, leaves: list[Leaf]) -> int:
    """Return how many headings are links to other pages of the same site."""
    heads = [e.element for e in leaves if e.element.tag in HEADINGS and len(e.words) > 2]
    linked = [_host(head) for head in heads if link_share(head) > 0.9]
    own = {"", _own_host(root, linked)}
    return sum(host in own for host in linked)


def _own_host(root: HtmlElement, hosts: list[str]) -> str:
    """Return the host of a page, or else the one that most of several links lead to."""
    address = page_address(root)
    if address:
        return urlsplit(address).netloc
    return max(set(hosts), key=lambda host: (hosts.count(host), host), default="")


def _host(heading: HtmlElement) -> str:
    """Return the host that the link of a heading names; empty for the page's own."""
    link = next(heading.iter("a"), None)
    address = "" if link is None else one_line(link.get("href") or "")
    return urlsplit(address).netloc if is_web(address) else ""

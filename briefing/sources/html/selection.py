"""Which blocks of a page are its article: two opinions, brought back to the page's own tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from briefing.sources.html.opinions import leaves_of_readability, text_of_trafilatura
from briefing.sources.html.paragraphs import leaves

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_GRAM = 4
"""Words in a row by which a block is recognised in an extracted text."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block of the page that holds text or pictures and no further block."""

    element: HtmlElement
    words: tuple[str, ...]
    """Its words, in lower case."""


@dataclass(slots=True)
class Page:
    """A settled page and what is thought of its blocks."""

    leaves: list[Leaf]
    """In reading order."""
    kept: set[int] = field(default_factory=set)
    """Numbers of the leaves that are the article."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; each character of East Asian scripts is one."""
    return tuple(_WORD.findall(text.lower()))


def select(body: HtmlElement, raw: HtmlElement) -> Page:
    """Return a settled page's leaves and which of them are its article.

    `raw` is the page as it was parsed, `body` the cleaned and settled body of it.
    """
    elements = leaves(body)
    page = Page([Leaf(e, words_of(" ".join(e.itertext()))) for e in elements])
    text = text_of_trafilatura(raw)
    first = aligned(page.leaves, text)
    second = leaves_of_readability(body.getroottree().getroot(), elements)
    if _size(page, first) >= 0.5 * _size(page, second):
        page.kept = set(first)
    else:
        page.kept = set(second)
    return page


def _size(page: Page, chosen: Sequence[int] | frozenset[int] | set[int]) -> int:
    return sum(len(page.leaves[number].words) for number in chosen)


def aligned(page: list[Leaf], text: str) -> set[int]:
    """Return the numbers of the leaves whose words stand in an extracted text."""
    words = words_of(text)
    grams = {words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1)}
    lines = {words_of(line) for line in re.split(r"[\n|]", text)}
    found = set()
    for number, leaf in enumerate(page):
        own = [leaf.words[at : at + _GRAM] for at in range(len(leaf.words) - _GRAM + 1)]
        if own:
            same = sum(gram in grams for gram in own) * 2 >= len(own)
        else:
            same = bool(leaf.words) and leaf.words in lines
        if same:
            found.add(number)
    return found


def prune(body: HtmlElement, page: Page) -> None:
    """Remove from a body all that is not kept."""
    kept = {page.leaves[number].element for number in page.kept}
    above: set[HtmlElement] = set()
    for element in kept:
        parent = element.getparent()
        while parent is not None and parent not in above:
            above.add(parent)
            parent = parent.getparent()
    waiting = [body]
    while waiting:
        element = waiting.pop()
        for child in list(element):
            if child in above:
                waiting.append(child)
            elif child not in kept:
                element.remove(child)

"""Which blocks of a page are its article: two opinions, brought back to the page's own tree."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from briefing.errors import Place, SourceError
from briefing.sources.html.index_pages import is_index
from briefing.sources.html.judging import Leaf, judge
from briefing.sources.html.opinions import leaves_of_readability, text_of_trafilatura
from briefing.sources.html.paragraphs import leaves

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_GRAM = 4
"""Words in a row by which a block is recognised in an extracted text."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; each character of East Asian scripts is one."""
    return tuple(_WORD.findall(text.lower()))


def select(body: HtmlElement, raw: HtmlElement, path: str) -> frozenset[HtmlElement]:
    """Return the leaves of a settled body that are the article.

    `raw` is the page as it was parsed, `body` the cleaned and settled body of it. Raises
    SourceError for an index of other pages.
    """
    elements = leaves(body)
    page = [_leaf(element) for element in elements]
    first = aligned(page, text_of_trafilatura(raw))
    second = leaves_of_readability(body.getroottree().getroot(), elements)
    kept = judge(page, first, set(second))
    if is_index(raw, page, kept):
        message = "this page is an index of other pages, not an article"
        raise SourceError(message, Place(path), "save one of the pages that it leads to")
    return frozenset(page[number].element for number in kept)


def _leaf(element: HtmlElement) -> Leaf:
    text = " ".join(" ".join(element.itertext()).split())
    return Leaf(element, words_of(text), text)


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


def prune(body: HtmlElement, kept: frozenset[HtmlElement]) -> None:
    """Remove from a body all that is not kept."""
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

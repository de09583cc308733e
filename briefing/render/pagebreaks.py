"""Puts the page numbers of the print into the pages of the ebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from briefing.render.wellformed import XHTML

EPUB = "{http://www.idpf.org/2007/ops}"
BLOCKS = frozenset(
    XHTML + name
    for name in (
        "aside", "blockquote", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "li", "ol", "p", "pre", "section", "table", "th", "ul",
    )
)  # fmt: skip
"""Elements whose ids are those of blocks."""
PHRASING = frozenset(
    XHTML + name for name in ("figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "th")
)
"""Blocks that a break may stand in as their first child."""


PAGE = re.compile(r"page-(\d+)")
"""Id of the mark at which a page begins."""


def page_id(number: int) -> str:
    """Return the id of the mark at which a page begins."""
    return f"page-{number}"


def insert_page_breaks(root: etree._Element, starts: Iterable[tuple[int, str, int]]) -> None:
    """Insert a mark for each page: its number, the block, and the characters of it before.

    White space does not count, and a break inside a word moves to the word's beginning.
    """
    blocks = {element.get("id"): element for element in root.iter(*BLOCKS) if element.get("id")}
    for number, name, offset in starts:
        if name in blocks:
            _insert(blocks[name], offset, _mark(number))


def _mark(number: int) -> etree._Element:
    return etree.Element(
        f"{XHTML}span",
        {
            f"{EPUB}type": "pagebreak",
            "role": "doc-pagebreak",
            "id": page_id(number),
            "aria-label": str(number),
        },
    )


def _insert(block: etree._Element, offset: int, mark: etree._Element) -> None:
    for owner, is_tail in _texts(block):
        text = (owner.tail if is_tail else owner.text) or ""
        letters = sum(not char.isspace() for char in text)
        if offset < letters:
            _split(owner, is_tail, _position(text, offset), mark)
            return
        offset -= letters
    if block.tag in PHRASING:
        _split(block, False, 0, mark)
    else:
        block.addprevious(mark)


def _texts(block: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Yield where the block's own text stands, without that of blocks inside with ids."""
    yield block, False
    for child in block:
        if not (child.tag in BLOCKS and child.get("id")):
            yield from _texts(child)
        yield child, True


def _position(text: str, offset: int) -> int:
    """Return the index of the word that holds the character after `offset` others."""
    index = -1
    for _ in range(offset + 1):
        index += 1
        while text[index].isspace():
            index += 1
    while index and not text[index - 1].isspace():
        index -= 1
    return index


def _split(owner: etree._Element, is_tail: bool, at: int, mark: etree._Element) -> None:
    """Insert the mark before a character of an element's text or tail."""
    if is_tail:
        tail = owner.tail or ""
        owner.addnext(mark)  # which takes the tail along
        owner.tail, mark.tail = tail[:at], tail[at:]
    else:
        text = owner.text or ""
        owner.text, mark.tail = text[:at], text[at:]
        owner.insert(0, mark)

"""Where each page of the print begins in the text, so that the ebook can carry its page numbers.

The same blocks with the same ids feed both outputs. A place is a block and a number of characters
of it, white space not counted, since the outputs break lines differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

INLINE = frozenset(
    {"a", "abbr", "bdi", "br", "code", "del", "em", "img", "span", "strong", "sub", "sup", "svg"}
)
"""Elements whose ids are not those of blocks."""
SIDEBAR = frozenset({"actors", "terms"})
"""Classes of the sections that may stand beside the text, and the ids of their headings."""
HYPHEN = "\u2010"
"""What the engine puts where it breaks a word."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """The first words of a page."""

    number: int
    """Number of the page, from 1."""
    block: str
    """Id of the block."""
    offset: int
    """Characters of the block, white space not counted, on earlier pages."""


def page_starts(document: Document) -> tuple[PageStart, ...]:
    """Return where each page begins; a page without words of a block of its own is left out."""
    parents = {child: parent for parent in _elements(document) for child in parent}
    seen: dict[str, int] = {}
    heads: dict[Any, int] = {}
    starts = []
    for number, page in enumerate(document.pages, 1):
        found = None
        for box in _in_flow(page._page_box, number, heads):  # noqa: SLF001  no public way down
            block = _block(box.element, parents)
            if block is None:
                continue
            found = found or PageStart(number, block, seen.get(block, 0))
            seen[block] = seen.get(block, 0) + _length(box)
        if found:
            starts.append(found)
    return tuple(starts)


def _elements(document: Document) -> Iterator[Any]:
    return iter(document._html.etree_element.iter())  # noqa: SLF001  the tree that was laid out


def _in_flow(box: Any, page: int, heads: dict[Any, int]) -> Iterator[Any]:
    """Yield the boxes with content of their own in the order of the text.

    Left out are margins, what is taken out of the flow but the sidebar, what a stylesheet
    generates, and the heads of tables where they are repeated.
    """
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        if isinstance(child, AbsolutePlaceholder) and _is_sidebar(child):
            yield from _in_flow(child._box, page, heads)  # noqa: SLF001  no public way
        if isinstance(child, AbsolutePlaceholder | boxes.MarginBox | boxes.FootnoteAreaBox):
            continue
        if child.element_tag == "thead" and heads.setdefault(child.element, page) != page:
            continue
        if isinstance(child, boxes.TextBox | boxes.ReplacedBox):
            if child.element is not None and "::" not in child.element_tag:
                yield child
        else:
            yield from _in_flow(child, page, heads)


def _is_sidebar(placeholder: Any) -> bool:
    """Return whether it holds the place of the actors or terms, which stand before the text."""
    return placeholder.element is not None and placeholder.element.get("class") in SIDEBAR


def _block(element: Any, parents: Mapping[Any, Any]) -> str | None:
    """Return the id of the nearest block with one."""
    while element is not None:
        name = element.get("id")
        if name and str(element.tag).rpartition("}")[2] not in INLINE:
            return str(name)
        element = parents.get(element)
    return None


def _length(box: Any) -> int:
    if not isinstance(box, boxes.TextBox):
        return 0
    return len("".join(box.text.removesuffix(HYPHEN).split()))

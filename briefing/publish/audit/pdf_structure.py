"""Checks of a PDF's tag tree: headings, figures, and that text stands in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.publish.audit.pdf_document import Document
from briefing.publish.audit.pdf_tree import Element

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
INLINE = frozenset({"Span", "Link", "Quote", "Reference", "Em", "Strong", "Code"})
GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "NonStruct", "Aside"})
"""Types that hold blocks, not text (ISO 32000-1, 14.8.4.2)."""


def single_h1(document: Document) -> Iterator[tuple[str, str]]:
    """There is exactly one heading of the first level: the title."""
    found = [document.text(element) for element in document.of_kind("H1")]
    if len(found) != 1:
        yield "", f"{len(found)} headings of level 1: {', '.join(found) or 'there is none'}"


def heading_levels(document: Document) -> Iterator[tuple[str, str]]:
    """Levels of headings begin with 1 and never skip one (ISO 14289-1, 7.4.2)."""
    headings = [(0, None), *((int(e.kind[1]), e) for e in document.of_kind(*HEADINGS))]
    for (above, _), (level, element) in pairwise(headings):
        assert element is not None
        if level > above + 1:
            message = f"“{document.text(element)}” has level {level} after level {above}"
            yield document.page(element), message
        if not document.text(element):
            yield document.page(element), f"a heading of level {level} without text"


def figure_alt(document: Document) -> Iterator[tuple[str, str]]:
    """Every picture has a description (ISO 14289-1, 7.3), and not the name of its file."""
    for element in document.of_kind("Figure", "Formula"):
        words = str(element.entries.get("/Alt", "")).strip()
        if not words:
            yield document.page(element), "a picture without a description"
        elif words.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")):
            yield document.page(element), f"a picture is described by a file name: {words}"


def text_in_blocks(document: Document) -> Iterator[tuple[str, str]]:
    """Text stands in paragraphs, headings, lists and the like, not loose in a section."""
    for element in document.elements:
        yield from _loose(document, element)


def _loose(document: Document, element: Element) -> Iterator[tuple[str, str]]:
    for child in element.elements():
        if child.kind in INLINE and document.text(child):
            where = document.page(child)
            yield where, f"“{document.text(child)}” stands loose in {element.kind}"
        elif child.kind in GROUPS:
            yield from _loose(document, child)

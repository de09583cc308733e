"""Mends the tag tree of WeasyPrint 70 while the engine builds it.

Each element is completed as it is made, and each stays one element across lines and pages. Private
names are used, hence the pinned version of the engine; the tests read the tree back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import weasyprint.pdf.tags as engine
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefing.render.completing import complete, know
from briefing.render.merging import goes_on, unwrapped
from briefing.render.structure import PageFile, Tree, is_anonymous, trees

STANDARD = {
    "aside": "Sect",
    "nav": "Sect",
    "header": "Div",
    "footer": "Div",
    "hgroup": "Div",
    "address": "Div",
    "figure": "Div",
    "pre": "P",
    "code": "Code",
    "cite": "Quote",
    "q": "Quote",
    "li::before": "Lbl",
} | dict.fromkeys(
    ("bdi", "em", "strong", "b", "i", "sup", "sub", "del", "small", "a::before", "a::after"), "Span"
)
"""Structure types of HTML elements that the engine does not tag (ISO 32000-1, 14.8.4)."""

_get_pdf_tag = engine._get_pdf_tag  # noqa: SLF001
_build_box_tree = engine._build_box_tree  # noqa: SLF001


def get_pdf_tag(tag: str | None) -> str:
    """Return the structure type of an HTML element."""
    found = STANDARD.get(tag or "") or str(_get_pdf_tag(tag))
    return "Span" if found == "NonStruct" and "::" in (tag or "") else found


def build_box_tree(  # noqa: PLR0913, PLR0917  the engine's own signature
    box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: Any, tags: Any
) -> Iterator[Any]:
    """Yield the structure elements of a box, completed, and each only once."""
    real = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    if isinstance(real, boxes.PageBox):
        pdf = _turned(pdf, real, page_number, parent)
    tree = pdf.tree
    if id(real) in tree.page.furniture or real.element_tag == "hr":
        _leave_out(real)
        return
    made = _build_box_tree(box, parent, pdf, page_number, nums, annotations, tags)
    if (
        isinstance(real, boxes.PageBox)
        or real.element_tag in {"html", "body"}
        or real.element is None
    ):
        yield from made
    elif is_anonymous(real):
        for element in made:
            yield from unwrapped(element, parent, pdf)
    else:
        for element in _noted(made, real, tree):
            complete(element, real, pdf, tree)
            if not goes_on(element, real, pdf, tree, (nums, annotations)):
                know(element, real, tree)
                yield element


def _turned(pdf: Any, page: Any, number: int, root: Any) -> PageFile:
    """Return the file for a page that comes next."""
    tree = trees.setdefault(pdf, Tree())
    tree.turn(page, number, root)
    return PageFile(pdf, tree, pdf.objects, pdf.page_references)


def _leave_out(box: Any) -> None:
    """Give the cells of a table's repeated head what the engine looks for in all cells."""
    for cell in box.descendants():
        if isinstance(cell, boxes.TableCellBox):
            cell.mark = {"A": {}}


def _noted(made: Iterator[Any], box: Any, tree: Tree) -> Iterator[Any]:
    """Yield the elements of a box, and keep its place among the bookmarks if it has one."""
    label = box.bookmark_label
    if not label or box.style["bookmark_level"] == "none":
        yield from made
        return
    tree.bookmarks.setdefault(id(box), (label, None))
    for element in made:
        tree.bookmarks[id(box)] = (label, element)
        yield element


def mend() -> None:
    """Let the engine build its tree with the functions above."""
    engine._get_pdf_tag = get_pdf_tag  # noqa: SLF001
    engine._build_box_tree = build_box_tree  # noqa: SLF001

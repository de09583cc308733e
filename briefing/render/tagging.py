"""Mends the tag tree of WeasyPrint 70: languages, links, tables, figures, notes, split elements.

The engine writes one element per page for what crosses pages, and leaves out what its tags do not
say (Kozea/WeasyPrint #2482). Each element is completed as it is made. Private names are used,
hence the pinned version of the engine; the tests read the tree back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import pydyf
import weasyprint.pdf.tags as engine
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

STANDARD = {
    "aside": "Sect",
    "nav": "Sect",
    "header": "Div",
    "footer": "Div",
    "hgroup": "Div",
    "address": "Div",
    "figure": "Div",
    "code": "Code",
    "pre": "Code",
    "cite": "Quote",
    "q": "Quote",
}
"""Structure types of HTML elements that the engine does not tag (ISO 32000-1, 14.8.4)."""
SPLIT = frozenset(
    {"/Part", "/Art", "/Sect", "/Div", "/NonStruct", "/P", "/L", "/LI", "/LBody", "/BlockQuote"}
    | {"/Note", "/Table", "/TBody", "/Code", "/Caption"}
)
"""Types that are put together again where they cross pages."""
PIXEL = 0.75
"""Points in a CSS pixel."""


@dataclass
class Tree:
    """What is known of one document's tree while it is built."""

    page: Any = None
    """The page box at hand."""
    begun: dict[tuple[int, str, str], tuple[Any, int]] = field(default_factory=dict)
    """Element and last page of what may go on, by source element, tag and type."""
    heads: dict[int, int] = field(default_factory=dict)
    """First page of each table head."""
    notes: int = 0
    """Number of notes so far."""


_trees: WeakKeyDictionary[Any, Tree] = WeakKeyDictionary()
_get_pdf_tag = engine._get_pdf_tag  # noqa: SLF001
_build_box_tree = engine._build_box_tree  # noqa: SLF001


def get_pdf_tag(tag: str | None) -> str:
    """Return the structure type of an HTML element."""
    return STANDARD.get(tag or "") or str(_get_pdf_tag(tag))


def build_box_tree(  # noqa: PLR0913, PLR0917  the engine's own signature
    box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: Any, tags: Any
) -> Iterator[Any]:
    """Yield the structure elements of a box, completed, and each only on its first page."""
    real = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    if isinstance(real, boxes.MarginBox):
        return
    tree = _trees.setdefault(pdf, Tree())
    if isinstance(real, boxes.PageBox):
        tree.page = real
    transparent = isinstance(real, boxes.PageBox) or real.element_tag in {"html", "body"}
    for element in _build_box_tree(box, parent, pdf, page_number, nums, annotations, tags):
        if transparent or real.element is None:
            yield element
            continue
        _complete(element, real, pdf, tree)
        if not _goes_on(element, real, pdf, page_number, tree):
            yield element


def _complete(element: Any, box: Any, pdf: Any, tree: Tree) -> None:
    """Add to an element what its HTML says about it."""
    _add_words(element, box)
    kind = element["S"]
    if kind == "/L":
        _add_attribute(element, {"O": "/List", "ListNumbering": _numbering(box)})
    elif kind == "/TH":
        element["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
    elif kind == "/Table":
        _without_headers(box)
    elif kind == "/Figure":
        _place(element, tree.page)
    elif box.element_tag == "figure":
        _lift_figure(element, pdf)
    elif _is_note(box):
        tree.notes += 1
        element.update({"S": "/Note", "ID": pydyf.String(f"note-{tree.notes}")})


def _add_words(element: Any, box: Any) -> None:
    """Add language, the words of a link, and right-to-left text in the order of reading."""
    source = box.element
    if (language := source.get("lang")) and element["S"] != "/Document":
        element["Lang"] = pydyf.String(language)
    if box.link_annotation:
        words = source.get("aria-label") or source.get("title") or _text(box)
        box.link_annotation["Contents"] = pydyf.String(" ".join(words.split()))
    elif isinstance(box, boxes.InlineBox) and _is_right_to_left(box):
        element["ActualText"] = pydyf.String(_text(box))


def _is_note(box: Any) -> bool:
    return box.element.get("role") == "doc-footnote" and isinstance(box, boxes.BlockLevelBox)


def _numbering(box: Any) -> str:
    """Return how a list is marked; the stylesheet draws the bullets and numbers itself."""
    if box.element_tag == "ol":
        return "/Decimal"
    return "/Disc" if "list" in box.element.get("class", "").split() else "/None"


def _add_attribute(element: Any, attribute: dict[str, object]) -> None:
    """Add an attribute object beside one that may be there."""
    made, known = pydyf.Dictionary(attribute), element.get("A")
    element["A"] = made if known is None else pydyf.Array([known, made])


def _without_headers(table: Any) -> None:
    """Drop references to head cells, for which the engine writes no tree of ids; Scope does it."""
    for box in table.descendants():
        if isinstance(box, boxes.TableCellBox) and box.element_tag in {"td", "th"}:
            box.mark["A"].pop("Headers", None)
            box.mark.pop("ID", None)


def _place(figure: Any, page: Any) -> None:
    """Turn a figure's box from CSS pixels, y down, to points, y up."""
    left, top, right, bottom = figure["A"]["BBox"]
    height = page.margin_height()
    corners = (left, height - bottom, right, height - top)
    figure["A"]["BBox"] = pydyf.Array([round(corner * PIXEL, 3) for corner in corners])


def _lift_figure(element: Any, pdf: Any) -> None:
    """Make an HTML figure with one picture the tagged figure, picture and caption its parts."""
    pictures = list(_pictures(element, pdf))
    if len(pictures) == 1:
        (picture,) = pictures
        element["S"], picture["S"] = "/Figure", "/NonStruct"
        for key in ("Alt", "A"):
            if key in picture:
                element[key] = picture.pop(key)


def _pictures(element: Any, pdf: Any) -> Iterator[Any]:
    for reference in element["K"]:
        child = _object(reference, pdf)
        if child is not None and child.get("S") == "/Figure":
            yield child
        elif child is not None and child.get("S") == "/NonStruct":
            yield from _pictures(child, pdf)


def _object(reference: Any, pdf: Any) -> Any:
    """Return the structure element that a reference means; None for content."""
    if not isinstance(reference, str | bytes):
        return None
    found = pdf.objects[int(reference.split()[0])]
    return found if isinstance(found, pydyf.Dictionary) and "S" in found else None


def _goes_on(element: Any, box: Any, pdf: Any, page: int, tree: Tree) -> bool:
    """Put the part of an element on a later page into its first part; say whether that was done."""
    source = id(box.element)
    if element["S"] == "/THead":
        return tree.heads.setdefault(source, page) != page
    if element["S"] not in SPLIT or not isinstance(
        box, boxes.BlockLevelBox | boxes.TableRowGroupBox
    ):
        return False
    key = (source, box.element_tag, element["S"])
    first, last = tree.begun.get(key, (None, page))
    if last == page or not all(isinstance(child, str | bytes) for child in element["K"]):
        tree.begun.setdefault(key, (element, page))
        return False
    first["K"].extend(element["K"])
    for reference in element["K"]:
        child = _object(reference, pdf)
        if child is not None:
            child["P"] = first.reference
    tree.begun[key] = (first, page)
    return True


def _text(box: Any) -> str:
    if not isinstance(box, boxes.ParentBox):
        return ""
    return "".join(b.text for b in box.descendants() if isinstance(b, boxes.TextBox))


def _is_right_to_left(box: Any) -> bool:
    if any(child.link_annotation for child in box.descendants()):
        return False
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in _text(box))


def mend() -> None:
    """Let the engine build its tree with the functions above."""
    engine._get_pdf_tag = get_pdf_tag  # noqa: SLF001
    engine._build_box_tree = build_box_tree  # noqa: SLF001

"""Says in the elements of a tag tree what their HTML says: language, links, lists, figures, notes.

WeasyPrint 70 leaves it out, or says it wrongly (Kozea/WeasyPrint #2482).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from briefing.render.structure import Tree, children, element_of, words_of

MODERN = {"em": "/Em", "strong": "/Strong", "aside": "/Aside"}
"""Types that only PDF 2.0 knows, by HTML element (ISO 32000-2, 14.8.4)."""
CONTENTS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
"""Types of the parts of contents, by those of a list (ISO 32000-1, 14.8.4.2)."""
PIXEL = 0.75
"""Points in a CSS pixel."""


def complete(element: Any, box: Any, pdf: Any, tree: Tree) -> None:
    """Add to an element what its HTML says about it."""
    _add_words(element, box)
    kind = element["S"] = _in_contents(element, box)
    if kind == "/LI":
        _lift_label(element, pdf)
    elif kind == "/L":
        _add_attribute(element, {"O": "/List", "ListNumbering": _numbering(element, box, pdf)})
    elif kind == "/TH":
        element["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
    elif kind == "/Table":
        _complete_table(element, box)
    elif kind == "/Figure":
        _place(element, tree.page)
    elif box.element_tag == "figure":
        _lift_figure(element, pdf, goes_on=(id(box.element), "figure", "figure") in tree.begun)
    elif tree.namespace and box.element_tag in MODERN and not _is_note(box):
        element.update({"S": MODERN[box.element_tag], "NS": tree.namespace})


def _in_contents(element: Any, box: Any) -> str:
    """Return the type of an element, that of contents for a list that is one (14.8.4.2)."""
    names = (box.element.get("class") or "").split()
    found = CONTENTS.get(element["S"]) if {"toc-list", "toc-line"} & set(names) else None
    return found or str(element["S"])


def know(element: Any, box: Any, tree: Tree) -> None:
    """Remember the first part of an element by its id, and notes with what refers to them."""
    source = box.element
    if "::" in box.element_tag:
        return
    name = source.get("id")
    if name and tree.names.get(name, (tree.number,))[0] == tree.number:
        tree.names[name] = (tree.number, element)
    if element["S"] == "/TOCI":
        tree.contents.append((source.find(".//a").get("href").removeprefix("#"), element))
    elif name and _is_note(box):
        tree.notes[name] = element
    elif source.get("role") == "doc-noteref" and box.element_tag == "a":
        tree.citations.append((source.get("href", "").removeprefix("#"), element))


def _add_words(element: Any, box: Any) -> None:
    """Add language, the words of a link, and right-to-left text in the order of reading."""
    source = box.element
    if language := source.get("lang"):
        element["Lang"] = pydyf.String(language)
    if box.link_annotation:
        words = source.get("aria-label") or source.get("title") or words_of(source) or _text(box)
        box.link_annotation["Contents"] = pydyf.String(" ".join(words.split()))
    elif isinstance(box, boxes.InlineBox) and _is_right_to_left(words := words_of(source)):
        element["ActualText"] = pydyf.String(words)


def _is_note(box: Any) -> bool:
    return box.element.get("role") == "doc-footnote" and isinstance(box, boxes.BlockLevelBox)


def _numbering(element: Any, box: Any, pdf: Any) -> str:
    """Return how a list is marked; the stylesheet draws the bullets and numbers itself."""
    if box.element_tag == "ol":
        return "/Decimal"
    labelled = any(
        child["S"] == "/Lbl" for item in children(element, pdf) for child in children(item, pdf)
    )
    return "/Disc" if labelled else "/None"


def _lift_label(item: Any, pdf: Any) -> None:
    """Put the bullet or number of an item, drawn inside its body, beside the body."""
    for body in list(children(item, pdf)):
        if body["S"] != "/LBody":
            continue
        for reference in list(body["K"]):
            label = element_of(reference, pdf)
            if label is not None and label["S"] == "/Lbl":
                body["K"].remove(reference)
                item["K"].insert(0, reference)
                label["P"] = item.reference


def _add_attribute(element: Any, attribute: dict[str, object]) -> None:
    """Add an attribute object beside one that may be there."""
    made, known = pydyf.Dictionary(attribute), element.get("A")
    element["A"] = made if known is None else pydyf.Array([known, made])


def _complete_table(element: Any, table: Any) -> None:
    """Name a table, and drop references to head cells, of which the engine writes no tree of ids.

    The scope of the head cells says the same.
    """
    if name := table.element.get("aria-label"):
        element["T"] = pydyf.String(name)
        _add_attribute(element, {"O": "/Table", "Summary": pydyf.String(name)})
    for box in table.descendants():
        if isinstance(box, boxes.TableCellBox) and box.element_tag in {"td", "th"}:
            box.mark.get("A", {}).pop("Headers", None)
            box.mark.pop("ID", None)


def _place(figure: Any, page: Any) -> None:
    """Turn a figure's box from CSS pixels, y down, to points, y up."""
    left, top, right, bottom = figure["A"]["BBox"]
    height = page.margin_height()
    corners = (left, height - bottom, right, height - top)
    figure["A"]["BBox"] = pydyf.Array([round(corner * PIXEL, 3) for corner in corners])


def _lift_figure(element: Any, pdf: Any, *, goes_on: bool) -> None:
    """Make an HTML figure with one picture the tagged figure, picture and caption its parts.

    The caption of a picture that is not there is a paragraph (ISO 14289-2, 8.2.5.27).
    """
    pictures = list(_pictures(element, pdf))
    if not pictures and not goes_on:
        for child in children(element, pdf):
            child["S"] = "/P" if child["S"] == "/Caption" else child["S"]
    if len(pictures) == 1:
        (picture,) = pictures
        element["S"], picture["S"] = "/Figure", "/NonStruct"
        for key in ("Alt", "A"):
            if key in picture:
                element[key] = picture.pop(key)


def _pictures(element: Any, pdf: Any) -> Iterator[Any]:
    for child in children(element, pdf):
        if child["S"] == "/Figure":
            yield child
        elif child["S"] == "/NonStruct":
            yield from _pictures(child, pdf)


def _text(box: Any) -> str:
    if not isinstance(box, boxes.ParentBox):
        return ""
    return "".join(b.text for b in box.descendants() if isinstance(b, boxes.TextBox))


def _is_right_to_left(text: str) -> bool:
    """Return whether a text has letters that run from right to left, and no others."""
    found = {unicodedata.bidirectional(char) for char in text}
    return bool(found & {"R", "AL"}) and "L" not in found

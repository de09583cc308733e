"""References to pages: the numbers that print has, and whether they are those of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

REFERENCE = re.compile(r'<a class="page" href="#([^"]+)">(\d+)</a>')


def are_true(text: str, pages: Mapping[str, int], folio: int) -> bool:
    """Tell whether the numbers in a text of XHTML are those of the pages that they lead to.

    Args:
        text: The text.
        pages: The page on which each id stands, counted from 1.
        folio: The number that the first page has.
    """
    found = REFERENCE.findall(text)
    return all(pages.get(name, 1) + folio - 1 == int(number) for name, number in found)


def are_idle(document: Document) -> bool:
    """Tell whether shorter references would leave everything where it is.

    So it is if each stands in an element of one line, or beside the text.
    """
    return not any(
        _lines(box) > 1 and _refers(box)
        for page in document.pages
        for box in page._page_box.descendants()  # noqa: SLF001  pages know no boxes
        if isinstance(box, boxes.BlockBox) and _is_inside(box, page._page_box)  # noqa: SLF001
    )


def _lines(box: Any) -> int:
    return sum(isinstance(child, boxes.LineBox) for child in box.children)


def _refers(box: Any) -> bool:
    """Tell whether a box has a reference to a page in its own lines."""
    return any(
        below.element_tag == "a" and below.element.get("class") == "page"
        for line in box.children
        for below in line.descendants()
    )


def _is_inside(box: Any, page: Any) -> bool:
    """Tell whether a box stands in the area of a page that the text has."""
    left = page.content_box_x()
    return bool(left <= box.position_x < left + page.width)

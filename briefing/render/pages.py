"""Where things came to lie in a laid-out document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from briefing.render.structure import is_anonymous

ROUNDING = 0.5
"""CSS pixels by which a box may miss its place."""
ASCENT = 0.8
"""Share of a letter's size that stands on the baseline, about."""
Area = tuple[float, float, float, float]
"""Left, top, right and bottom in CSS pixels, from the top left corner of the page."""


def first_pages(document: Document) -> Mapping[str, int]:
    """Return the page, from 1, on which each id begins."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def find_furniture(document: Document) -> None:
    """Note of each page which boxes are no content, though they hold text.

    They are running heads and feet, and the heads of tables where they are repeated.
    """
    heads: set[int] = set()
    for page in document.pages:
        box = page._page_box  # noqa: SLF001  the public page knows no boxes
        found = [child for child in box.children if isinstance(child, boxes.MarginBox)]
        for group in box.descendants(placeholders=True):
            if isinstance(group, boxes.TableRowGroupBox) and group.is_header:
                found += [group] if id(group.element) in heads else []
                heads.add(id(group.element))
        box.furniture = frozenset(id(b) for part in found for b in part.descendants(True))


def mend_links(document: Document) -> None:
    """Leave of each link the area of its own element, as high as its letters.

    The engine makes one more for every element inside, which is not tagged as a link
    (ISO 14289-1, 7.18.5), and one for nothing where a line is broken right before or behind a
    link; and it makes each as high as the line, which may be nothing.
    """
    for page in document.pages:
        furniture = page._page_box.furniture  # noqa: SLF001  the public page knows no boxes
        page.links = [
            (kind, target, _area(rectangle, box), box)
            for kind, target, rectangle, box in page.links
            if box.element_tag == "a"
            and not is_anonymous(box)
            and id(box) not in furniture
            and rectangle[2] - rectangle[0] >= ROUNDING
        ]


def _area(rectangle: Area, box: Any) -> Area:
    """Return the area of a link, around its baseline if its line has no height."""
    left, top, right, bottom = rectangle
    if bottom - top >= ROUNDING:
        return rectangle
    size = box.style["font_size"]
    base = box.position_y + box.baseline
    return left, base - size * ASCENT, right, base + size * (1 - ASCENT)


def beside_text(document: Document, name: str) -> bool:
    """Return whether the element with that id stands in a margin beside the text area."""
    for page in document.pages:
        if name in page.anchors:
            box = page._page_box  # noqa: SLF001  the public page knows no margins
            left, _, right, _ = page.anchors[name]
            start, end = box.content_box_x(), box.content_box_x() + box.width
            return bool(left >= end or right <= start)
    return False


def fitting(document: Document, names: Sequence[str], reserve: float = 0.0) -> int:
    """Return how many of the elements end on the page of the actors, above its foot.

    `reserve` is room to leave there, in CSS pixels.
    """
    page = next((page for page in document.pages if "actors" in page.anchors), document.pages[0])
    box = page._page_box  # noqa: SLF001  the public page knows no margins
    foot = box.content_box_y() + box.height - reserve + ROUNDING
    return sum(name in page.anchors and page.anchors[name][3] <= foot for name in names)

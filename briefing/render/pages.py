"""Where things came to lie in a laid-out document."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.document import Document


def first_pages(document: Document) -> Mapping[str, int]:
    """Return the page, from 1, on which each id begins."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def overflow(document: Document, name: str) -> bool:
    """Return whether the element with that id reaches below the text area of its page."""
    return bool(_below(document, name))


def fitting(document: Document, names: tuple[str, ...], reserve: float) -> int:
    """Return how many of the elements end above the text area's foot less `reserve` CSS pixels."""
    return sum(not _below(document, name, reserve) for name in names)


def _below(document: Document, name: str, reserve: float = 0.0) -> bool:
    for page in document.pages:
        if name in page.anchors:
            box = page._page_box  # noqa: SLF001  the public page knows no margins
            foot = box.content_box_y() + box.height - reserve
            return bool(page.anchors[name][3] > foot + 0.5)
    return False

"""How print is marked while it is painted: running heads are artifacts, broken words stay whole.

WeasyPrint 70 marks running heads and feet as content that stands nowhere in the tag tree
(Kozea/WeasyPrint #1836), and a word broken at a line's end as text with a hyphen in it. Private
names are used, hence the pinned version of the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

ORNAMENTS = frozenset({"hr", "hr::before", "hr::after"})
"""Elements that only part the text."""
HYPHEN, SOFT_HYPHEN = "\u2010", "\u00ad"

_paint = Page.paint
_marked = Stream.marked


def paint(page: Any, stream: Any, scale: float = 1) -> None:
    """Paint a page, and let the stream know the boxes of its running heads and feet."""
    margins = [b for b in page._page_box.children if isinstance(b, boxes.MarginBox)]  # noqa: SLF001
    stream.furniture = frozenset(id(box) for margin in margins for box in margin.descendants())
    _paint(page, stream, scale)


@contextmanager
def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """Mark what is painted inside the block as an artifact, or as content of the tag tree.

    ISO 14289-1, 7.1: what repeats on every page is no content. ISO 32000-1, 14.9.4: a word that
    is broken at a line's end says so with a soft hyphen, which search and speech leave out.
    """
    tags = stream._tags  # noqa: SLF001
    if tags is not None and (id(box) in stream.furniture or box.element_tag in ORNAMENTS):
        with _sequence(stream, "Artifact", {"Type": "/Pagination"}):
            yield
    elif tags is not None and isinstance(box, boxes.TextBox) and box.text.endswith(HYPHEN):
        number = len(tags)
        tags[box] = {"tag": tag, "mcid": number}
        actual = pydyf.String(box.text.removesuffix(HYPHEN) + SOFT_HYPHEN)
        with _sequence(stream, tag, {"MCID": number, "ActualText": actual}):
            yield
    else:
        with _marked(stream, box, tag):
            yield


@contextmanager
def _sequence(stream: Any, tag: str, properties: dict[str, object]) -> Iterator[None]:
    pydyf.Stream.begin_marked_content(stream, tag, pydyf.Dictionary(properties))
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)


def mend() -> None:
    """Let the engine paint and mark with the functions above."""
    Stream.furniture = frozenset()
    Page.paint = paint
    Stream.marked = marked

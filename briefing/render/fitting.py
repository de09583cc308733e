"""Tables and pictures that do not fit: measured where they were laid out, and changed for the next.

A table that is wider than its place is set smaller, then over the outer column too, then with its
words broken or on a page that is turned. A picture that leaves the page before it half-empty is
made as high as the room there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from briefing.model import Article
from briefing.render.pagelist import SIDEBAR

STEPS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "": ((1.2, "small"), (1.75, "small wide"), (9, "small turned")),
    "small": ((1.45, "small wide"), (9, "small turned")),
    "small wide": ((1.35, "small wide tight"), (9, "small turned")),
    "small turned": ((9, "small turned tight"),),
}
"""Classes that help a table in the text, by those that it has, up to which width in proportion to
its place. Small type gains a fifth, the outer column of the widest theme two fifths (judgment)."""
NESTED: Mapping[str, tuple[tuple[float, str], ...]] = {
    "": ((1.2, "small"), (9, "small tight")),
    "small": ((9, "small tight"),),
}
"""The same inside of lists, quotations and notes, where there is no other place."""
BESIDE = "small tight"
"""Classes of a wide table that would stand under the sidebar."""
BROKEN = "small turned tight broken"
"""Classes of a table that nothing else helps."""
LOOSE = "loose"
"""Class of a table whose head is too high to be repeated."""
MOST_PAGES = 40
"""Longest document in which pictures are fitted, each for the time of one more layout."""
ROUNDING = 1.0
"""CSS pixels that a table may stand out."""
ROOM = 0.33
"""Share of a page, left empty, that looks like a mistake."""
SMALLEST = 0.4
"""Share of its height below which a picture says nothing any more."""
GAP = 2.0
"""CSS pixels to leave below a picture that was made to fit."""


def widened(document: Document, article: Article, known: Mapping[str, str]) -> dict[str, str]:
    """Return the classes of all tables that do not fit as they are, by block id."""
    own = {block.id for block in article.blocks}
    found = dict(known)
    headless: dict[str, bool] = {}
    beside, below = _sidebar_foot(document)
    for number, page in enumerate(document.pages):
        for place, table in _tables(page._page_box):  # noqa: SLF001  pages know no boxes
            name = table.element.get("id")
            given = known.get(name, "")
            headless[name] = headless.get(name, True) and _misses_head(table)
            if BROKEN in given:
                continue
            if table.border_width() > place.width + ROUNDING:
                steps = STEPS if name in own else NESTED
                found[name] = _next(steps, given, table.border_width() / place.width)
            elif given.startswith("small wide") and number == beside and table.position_y < below:
                found[name] = BESIDE
    for name in (name for name, misses in headless.items() if misses):
        found[name] = f"{found.get(name, '')} {LOOSE}".strip()
    return found


def _misses_head(table: Any) -> bool:
    """Tell whether the engine left the head of a table out, which it does for want of room."""
    groups = (box for box in table.children if isinstance(box, boxes.TableRowGroupBox))
    has_head = any(child.tag == "thead" for child in table.element)
    return has_head and not any(group.element_tag == "thead" for group in groups)


def _next(steps: Mapping[str, tuple[tuple[float, str], ...]], given: str, ratio: float) -> str:
    return next((classes for most, classes in steps.get(given, ()) if ratio <= most), BROKEN)


def heads(article: Article, tables: Mapping[str, str]) -> dict[str, str]:
    """Return the class of headings that go with the wide or turned table right below them."""
    found: dict[str, str] = {}
    for block, after in reversed(list(pairwise(article.blocks))):
        classes = tables.get(after.id, found.get(after.id, "")).split()
        place = next((name for name in ("wide", "turned") if name in classes), "")
        if block.kind == "heading" and place:
            found[block.id] = place
    return found


def lowered(document: Document, known: Mapping[str, float]) -> dict[str, float]:
    """Return the heights of pictures in CSS pixels, by block id, with one more that has to fit."""
    if len(document.pages) > MOST_PAGES:
        return dict(known)
    for (page, before), (_, after) in pairwise(_articles(document)):
        if before and after:
            foot = page.content_box_y() + page.height
            areas = [box for box in page.children if isinstance(box, boxes.FootnoteAreaBox)]
            room = foot - sum(area.margin_height() for area in areas) - _end(before[-1])
            change = _fitted(after, room) if room > ROOM * page.height else {}
            if any(height < known.get(name, height + 1) for name, height in change.items()):
                return {**known, **change}
    return dict(known)


def _tables(page: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each table on a page with the box that gives it room."""
    for place in page.descendants():
        if "table" in _classes(place) and isinstance(place, boxes.BlockBox):
            for box in place.descendants():
                if isinstance(box, boxes.TableBox):
                    yield place, box
                    break


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def _sidebar_foot(document: Document) -> tuple[int, float]:
    """Return the page on which something stands beside the text, from 0, and how far down."""
    names = [SIDEBAR & page.anchors.keys() for page in document.pages]
    number = next((number for number, found in enumerate(names) if found), 0)
    page = document.pages[number]._page_box  # noqa: SLF001  pages know no boxes
    end = page.content_box_x() + page.width
    return number, max(
        (
            box.position_y + box.margin_height()
            for box in page.descendants(placeholders=True)
            if SIDEBAR & set(_classes(box))
            and isinstance(getattr(box, "_box", box), boxes.BlockBox)
            and not page.content_box_x() <= box.position_x < end
        ),
        default=0.0,
    )


def _articles(document: Document) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each page with the blocks of the article on it; none where they are in columns."""
    for page in document.pages:
        box = page._page_box  # noqa: SLF001  pages know no boxes
        found = [each for each in box.descendants() if _is_article(each)]
        yield box, list(found[0].children) if found else []


def _is_article(box: Any) -> bool:
    return (
        isinstance(box, boxes.BlockBox)
        and box.element_tag == "section"
        and box.element.get("id") == "article"
        and all(child.element is not box.element for child in box.children)
    )


def _end(box: Any) -> float:
    return float(box.position_y + box.margin_top + box.border_height())


def _fitted(blocks: list[Any], room: float) -> dict[str, float]:
    """Return the height of the picture that a page begins with, under headings of its own."""
    for block in blocks:
        if block.element_tag == "figure":
            picture = next((b for b in block.descendants() if b.element_tag == "img"), None)
            if picture is None:
                return {}
            needed = _end(block) - blocks[0].position_y
            height = picture.height - (needed - room) - GAP - block.margin_bottom
            fits = SMALLEST * picture.height <= height < picture.height
            return {block.element.get("id"): round(height, 1)} if fits else {}
        if block.element_tag not in {"h2", "h3", "h4", "h5", "h6"}:
            break
    return {}

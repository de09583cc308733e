"""Where a page that is too large for reading systems is divided, and the pages that this gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefing.render.wellformed import XHTML

DIVISIBLE = frozenset(
    XHTML + name for name in ("section", "div", "ul", "ol", "blockquote", "table", "tbody")
)
"""Elements that may be continued on another page: they hold blocks and no text of their own."""
LEVELS = {f"{XHTML}h{level}": level for level in range(1, 7)}
"""Headings with their levels."""
NEW_PART, BETWEEN_BLOCKS, AFTER_HEADING = 0, 8, 9
"""How good a place is beside the levels of headings; the smallest is taken."""
LONGER_LINK = len("briefing-10.xhtml")
"""Bytes that a link grows by when its target comes to lie on another page."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the page that stays whole."""

    frames: tuple[etree._Element, ...]
    """Divided elements around it, outermost first."""
    element: etree._Element
    """The piece."""
    size: int
    """Bytes that it takes."""

    @property
    def part(self) -> etree._Element:
        """Part of the page it belongs to: masthead, opening, article, notes or colophon."""
        return self.frames[0] if self.frames else self.element


def divided(root: etree._Element, limit: int) -> tuple[etree._Element, ...]:
    """Return the page as pages of at most `limit` bytes, as far as its blocks allow.

    Parts of the page are parted first, then sections by the level of their headings, then blocks;
    a block without blocks inside stays whole. Each page keeps the head and the elements around its
    content, without the ids that stand on the first.
    """
    main = root.find(f"{XHTML}body/{XHTML}div")
    whole = len(etree.tostring(root, encoding="utf-8"))
    if whole <= limit:
        return (root,)
    room = limit - (whole - len(etree.tostring(main, encoding="utf-8")))
    opened: set[etree._Element] = set()
    return tuple(_page(root, main, units, opened) for units in _packed(_units(main, room), room))


def _units(
    parent: etree._Element, room: int, frames: tuple[etree._Element, ...] = ()
) -> Iterator[Unit]:
    for child in parent:
        written = etree.tostring(child, encoding="utf-8")
        size = len(written) + LONGER_LINK * written.count(b'href="#')
        if size > room and child.tag in DIVISIBLE:
            yield from _units(child, room, (*frames, child))
        else:
            yield Unit(frames, child, size)


def _packed(units: Iterator[Unit], room: int) -> Iterator[Sequence[Unit]]:
    """Yield the units of each page."""
    page: list[Unit] = []
    size = 0
    for unit in units:
        while page and size + unit.size > room:
            cut = _best_cut([*page, unit])
            yield page[:cut]
            page = page[cut:]
            size = sum(kept.size for kept in page)
        page.append(unit)
        size += unit.size
    if page:
        yield page


def _best_cut(units: Sequence[Unit]) -> int:
    """Return the best place to divide at, the last of several equal ones."""
    places = range(1, len(units))
    return min(places, key=lambda place: (_cost(units[place - 1], units[place]), -place))


def _cost(before: Unit, after: Unit) -> int:
    if before.part is not after.part:
        return NEW_PART
    if before.element.tag in LEVELS:
        return AFTER_HEADING
    return LEVELS.get(after.element.tag, BETWEEN_BLOCKS)


def _page(
    root: etree._Element,
    main: etree._Element,
    units: Sequence[Unit],
    opened: set[etree._Element],
) -> etree._Element:
    page = _shell(root)
    page.append(deepcopy(root.find(f"{XHTML}head")))
    body = etree.SubElement(page, f"{XHTML}body", main.getparent().attrib)
    parent = etree.SubElement(body, main.tag, main.attrib)
    places = {main: parent}
    for unit in units:
        parent = places[main]
        for frame in unit.frames:
            if frame not in places:
                places[frame] = _frame(frame, unit.element, continued=frame in opened)
                parent.append(places[frame])
                opened.add(frame)
            parent = places[frame]
        parent.append(deepcopy(unit.element))
    return page


def _shell(element: etree._Element) -> etree._Element:
    return etree.Element(element.tag, element.attrib, nsmap=element.nsmap)


def _frame(element: etree._Element, first: etree._Element, *, continued: bool) -> etree._Element:
    """Return an element without its content, to be continued from the piece `first` on."""
    shell = _shell(element)
    if not continued:
        return shell
    for name in ("id", "aria-labelledby"):
        shell.attrib.pop(name, None)
    if element.tag == f"{XHTML}ol":
        shell.set("start", str(int(element.get("start", "1")) + element.index(first)))
    if element.tag == f"{XHTML}table":
        shell.extend(_without_ids(head) for head in element.iterfind(f"{XHTML}thead"))
    return shell


def _without_ids(element: etree._Element) -> etree._Element:
    copy = deepcopy(element)
    for inner in copy.iter():
        inner.attrib.pop("id", None)
    return copy

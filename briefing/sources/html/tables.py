"""Tables: which hold data and which only place things on a page, and the rows of the former."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from briefing.model import Block, Cell, Run
from briefing.sources.html.context import Context
from briefing.sources.html.inline import Inline, read_inline
from briefing.sources.html.insets import read_icon
from briefing.sources.insets import OMITTED
from briefing.sources.mdinline import tidy

_MOST_SPAN = 50
"""Most columns that a cell is taken to span."""
_LAYOUT_ONLY = ("table", "h1", "h2", "h3", "article", "section", "pre", "blockquote", "form")


def is_layout(table: HtmlElement) -> bool:
    """Tell whether a table only places things: one cell, or cells that hold articles' parts."""
    if table.get("role") in {"presentation", "none"}:
        return True
    sizes = [len(cells(row)) for row in rows(table)]
    if max(sizes, default=0) <= 1:
        return next(table.iter("th", "caption"), None) is None
    if next(table.iter("th", "caption", "thead"), None) is not None:
        return next(table.iterdescendants("table"), None) is not None
    return any(
        sum(1 for _ in cell.iter("p")) > 3 or next(cell.iter(*_LAYOUT_ONLY), None) is not None
        for row in rows(table)
        for cell in cells(row)
    )


def rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows of a table, without those of tables inside."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from part.iterchildren("tr")


def cells(row: HtmlElement) -> list[HtmlElement]:
    """Return the cells of a row."""
    return [cell for cell in row if cell.tag in {"td", "th"}]


def read_table(table: HtmlElement, context: Context) -> list[Block]:
    """Return the table, and the pictures in its cells behind it; nothing if it is empty."""
    figures: list[Block] = []
    caption = Inline(())
    for element in table.iterchildren("caption"):
        caption = read_inline(element, context)
    read = [_row(row, context, figures) for row in rows(table)]
    filled = [row for row in read if any(cell.runs for cell in row)]
    if not filled:
        return figures
    width = max(len(row) for row in filled)
    even = tuple(row + (Cell(()),) * (width - len(row)) for row in filled)
    block = Block(id="", kind="table", runs=caption.runs, line=table.sourceline or 0, rows=even)
    return [block, *figures]


def _row(row: HtmlElement, context: Context, figures: list[Block]) -> tuple[Cell, ...]:
    """Return the cells of a row; a cell that spans columns is followed by empty ones."""
    found: list[Cell] = []
    parent = row.getparent()
    in_head = parent is not None and parent.tag == "thead"
    for cell in cells(row):
        content = read_inline(cell, context)
        figures += content.figures
        runs = content.runs if content.holds_text or content.figures else _icons(cell)
        found.append(Cell(runs, cell.tag == "th" or in_head))
        found += [Cell(())] * (_span(cell) - 1)
    return tuple(found)


def _icons(cell: HtmlElement) -> tuple[Run, ...]:
    """Return the icons in a cell that holds nothing else, where they stand for `yes` or so."""
    runs: list[Run] = []
    for inset in map(read_icon, cell.iter("img")):
        if inset and inset.picture:
            runs += [Run(" "), Run(inset.alt or OMITTED, inset=inset)]
        elif inset and inset.alt:
            runs += [Run(" "), Run(inset.alt)]
    return tidy(runs)


def _span(cell: HtmlElement) -> int:
    value = cell.get("colspan") or ""
    return min(max(int(value), 1), _MOST_SPAN) if value.isdecimal() and len(value) < 4 else 1

"""Tables: which hold data and which only place things on a page, and the rows of the former."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.model import Block, Cell, Run
from briefing.sources.html.context import Context
from briefing.sources.html.inline import Inline, read_inline

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
    filled = [row for row in read if any(cell.text for cell in row)]
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
        runs = content.runs if content.holds_text or content.figures else _icons(cell, context)
        found.append(Cell(runs, cell.tag == "th" or in_head))
        found += [Cell(())] * (_span(cell) - 1)
    return tuple(found)


def _icons(cell: HtmlElement, context: Context) -> tuple[Run, ...]:
    """Return what the icons in a cell that holds nothing else stand for, such as `yes`."""
    icons = list(cell.iter("img"))
    words = one_line(" ".join(icon.get("alt") or icon.get("title") or "" for icon in icons))
    if icons and not words:
        context.mute.append(icons[0].get("src") or "")
    return (Run(words),) if words else ()


def _span(cell: HtmlElement) -> int:
    value = cell.get("colspan") or ""
    return min(max(int(value), 1), _MOST_SPAN) if value.isdecimal() and len(value) < 4 else 1

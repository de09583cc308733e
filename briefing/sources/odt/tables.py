"""Tables of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from briefing.model import Block, Cell, Run
from briefing.sources.mdinline import tidy
from briefing.sources.odt.document import Document
from briefing.sources.odt.inline import read_paragraph
from briefing.sources.odt.names import DRAW, OFFICE, TABLE, TEXT, number
from briefing.sources.pieces import Content, with_head

_MOST_REPEATED = 100
"""Most equal rows or cells in a row that one element stands for."""
_MOST_CELLS = 20_000
_LONG_CELL = 3
"""Paragraphs from which a cell is rather a part of the page than one of a table."""
_GROUPS = frozenset((
    TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group",
))  # fmt: skip
_APART = frozenset((TEXT + "note", OFFICE + "annotation"))
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))
_ALIGN: dict[str, Literal["center", "right"]] = {
    "center": "center",
    "end": "right",
    "right": "right",
}


def rows_of(table: Any, is_head: bool = False) -> Iterator[tuple[Any, bool]]:
    """Yield the rows of a table, and whether each is a head."""
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child, is_head
        elif child.tag in _GROUPS:
            yield from rows_of(child, is_head or child.tag == TABLE + "table-header-rows")


def cells_of(row: Any) -> list[Any]:
    """Return the cells of a row, also those that others cover."""
    return [child for child in row if child.tag in _CELLS]


def is_layout(table: Any) -> bool:
    """Tell whether a table only places things: a single cell, or cells with parts of a page."""
    rows = list(rows_of(table))
    sizes = [len(cells_of(row)) for row, _ in rows]
    if max(sizes, default=0) <= 1:
        return len(rows) <= 1
    if any(is_head for _, is_head in rows):
        return False
    return any(
        sum(1 for p in cell.iterchildren(TEXT + "p") if "".join(p.itertext()).strip()) > _LONG_CELL
        or next(cell.iterchildren(TABLE + "table", TEXT + "h"), None) is not None
        for row, _ in rows
        for cell in cells_of(row)
    )


def read_table(table: Any, document: Document) -> tuple[list[Block], list[Any]]:
    """Return the table with the pictures in its cells behind it, and text boxes in its cells."""
    rows: list[tuple[Cell, ...]] = []
    aside = Content()
    for row, is_head in rows_of(table):
        cells = _row(row, is_head, document, aside)
        if any(cell.text for cell in cells):
            times = number(row.get(TABLE + "number-rows-repeated"), 1, _MOST_REPEATED)
            room = _MOST_CELLS - sum(map(len, rows))
            rows += [cells] * min(times, max(room // max(len(cells), 1), 1))
    if not rows:
        return aside.figures, aside.boxes
    width = max(map(len, rows))
    even = tuple(row + (Cell(()),) * (width - len(row)) for row in rows)
    block = Block(id=" ".join(aside.places), kind="table", rows=with_head(even))
    return [block, *aside.figures], aside.boxes


def _row(row: Any, is_head: bool, document: Document, aside: Content) -> tuple[Cell, ...]:
    """Return the cells of a row without empty ones at its end that only fill it."""
    found: list[Cell] = []
    for element in cells_of(row):
        covered = element.tag == TABLE + "covered-table-cell"
        cell = Cell(()) if covered else _cell(element, is_head, document, aside)
        times = number(element.get(TABLE + "number-columns-repeated"), 1, _MOST_REPEATED)
        found += [cell] * (times if cell.text or covered or element.getnext() is not None else 1)
    return tuple(found)


def _cell(cell: Any, is_head: bool, document: Document, aside: Content) -> Cell:
    """Return a cell, its paragraphs set apart by line breaks."""
    runs: list[Run] = []
    align: Literal["", "left", "center", "right"] = ""
    for paragraph in cell.iter(TEXT + "p", TEXT + "h"):
        if _is_boxed(paragraph, cell):
            continue
        content = read_paragraph(paragraph, document)
        aside.figures += content.figures
        aside.boxes += content.boxes
        aside.places += content.places
        if content.holds_text:
            style = document.styles.of("paragraph", paragraph.get(TEXT + "style-name"))
            align = align or _ALIGN.get(style.align, "")
            runs += [*([Run("\n")] if runs else []), *content.runs]
    return Cell(tidy(runs), is_head, align)


def _is_boxed(paragraph: Any, cell: Any) -> bool:
    """Tell whether a paragraph stands in a text box, a note or a comment inside a cell."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if above.tag.startswith(DRAW) or above.tag in _APART:
            return True
    return False

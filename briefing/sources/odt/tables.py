"""Tables of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.model import Block, Cell
from briefing.sources.cells import LONG_CELL, as_cell, as_table
from briefing.sources.odt.document import Document
from briefing.sources.odt.inline import read_paragraph
from briefing.sources.odt.names import DRAW, OFFICE, TABLE, TEXT
from briefing.sources.pieces import Content, number

_MOST_REPEATED = 100
"""Most equal rows or cells in a row that one element stands for."""
_MOST_CELLS = 20_000
_GROUPS = frozenset((
    TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group",
))  # fmt: skip
_APART = frozenset((TEXT + "note", OFFICE + "annotation"))
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))


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
        sum(1 for p in cell.iterchildren(TEXT + "p") if "".join(p.itertext()).strip()) > LONG_CELL
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
            times = number(row.get(TABLE + "number-rows-repeated"), 1, _MOST_REPEATED, least=1)
            room = _MOST_CELLS - sum(map(len, rows))
            rows += [cells] * min(times, max(room // max(len(cells), 1), 1))
    return as_table(rows, aside)


def _row(row: Any, is_head: bool, document: Document, aside: Content) -> tuple[Cell, ...]:
    """Return the cells of a row without empty ones at its end that only fill it."""
    found: list[Cell] = []
    for element in cells_of(row):
        covered = element.tag == TABLE + "covered-table-cell"
        cell = Cell(()) if covered else _cell(element, is_head, document, aside)
        times = number(element.get(TABLE + "number-columns-repeated"), 1, _MOST_REPEATED, least=1)
        found += [cell] * (times if cell.text or covered or element.getnext() is not None else 1)
    return tuple(found)


def _cell(cell: Any, is_head: bool, document: Document, aside: Content) -> Cell:
    """Return a cell, its paragraphs set apart by line breaks."""
    styles = document.styles
    paragraphs = (p for p in cell.iter(TEXT + "p", TEXT + "h") if not _is_boxed(p, cell))
    contents = (
        (read_paragraph(p, document), styles.of("paragraph", p.get(TEXT + "style-name")).align)
        for p in paragraphs
    )
    return as_cell(contents, is_head, aside)


def _is_boxed(paragraph: Any, cell: Any) -> bool:
    """Tell whether a paragraph stands in a text box, a note or a comment inside a cell."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if above.tag.startswith(DRAW) or above.tag in _APART:
            return True
    return False

"""Tables of a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.model import Block, Cell
from briefing.sources.cells import LONG_CELL, as_cell, as_table
from briefing.sources.docx.document import Document
from briefing.sources.docx.inline import is_on_attribute, read_paragraph
from briefing.sources.docx.names import W, is_on, value
from briefing.sources.pieces import Content, number

_MOST_SPAN = 50
"""Most columns that a cell is taken to span."""
_WRAPPERS = (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo")


def parts(element: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those that controls hold."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from parts(child, name)


def rows_of(table: Any) -> list[Any]:
    """Return the rows of a table that are not deleted."""
    return [row for row in parts(table, "tr") if row.find(f"{W}trPr/{W}del") is None]


def is_layout(table: Any) -> bool:
    """Tell whether a table only places things: a single cell, or cells with parts of a page."""
    rows = [list(parts(row, "tc")) for row in rows_of(table)]
    if max(map(len, rows), default=0) <= 1:
        return len(rows) <= 1
    if any(is_on(row.find(W + "trPr"), "tblHeader") for row in rows_of(table)):
        return False
    return any(
        sum(1 for p in cell.iterchildren(W + "p") if next(p.iter(W + "t"), None) is not None)
        > LONG_CELL
        or next(cell.iterdescendants(W + "tbl"), None) is not None
        for row in rows
        for cell in row
    )


def read_table(table: Any, document: Document) -> tuple[list[Block], list[Any]]:
    """Return the table with the pictures in its cells behind it, and text boxes in its cells."""
    rows: list[tuple[Cell, ...]] = []
    aside = Content()
    heads = _has_head(table, document)
    for row in rows_of(table):
        is_head = bool(is_on(row.find(W + "trPr"), "tblHeader")) or (heads and not rows)
        cells = _row(row, is_head, document, aside)
        if any(cell.text for cell in cells):
            rows.append(cells)
    return as_table(rows, aside)


def _has_head(table: Any, document: Document) -> bool:
    """Tell whether the style of a table sets the first row apart, and the table wants that."""
    properties = table.find(W + "tblPr")
    style = document.styles.by_id.get(value(properties, "tblStyle"))
    look = None if properties is None else properties.find(W + "tblLook")
    if style is None or not style.heads_table or look is None:
        return False
    old = look.get(W + "val") or ""
    wanted = is_on_attribute(look.get(W + "firstRow"))
    return wanted or (_is_hexadecimal(old) and bool(int(old, 16) & 0x20))  # 17.4.55


def _is_hexadecimal(text: str) -> bool:
    return 0 < len(text) <= 8 and all(c in "0123456789abcdefABCDEF" for c in text)


def _row(row: Any, is_head: bool, document: Document, aside: Content) -> tuple[Cell, ...]:
    """Return the cells of a row; what spans columns or rows is followed by empty cells."""
    properties = row.find(W + "trPr")
    found = [Cell(())] * number(value(properties, "gridBefore"), 0, _MOST_SPAN)
    for cell in parts(row, "tc"):
        own = cell.find(W + "tcPr")
        merged = None if own is None else own.find(W + "vMerge")
        if merged is not None and merged.get(W + "val") != "restart":
            found.append(Cell(()))
        else:
            found.append(_cell(cell, is_head, document, aside))
        found += [Cell(())] * (number(value(own, "gridSpan"), 1, _MOST_SPAN) - 1)
    return tuple(found)


def _cell(cell: Any, is_head: bool, document: Document, aside: Content) -> Cell:
    """Return a cell, its paragraphs set apart by line breaks."""
    paragraphs = (p for p in cell.iter(W + "p") if not _is_boxed(p, cell))
    contents = ((read_paragraph(p, document), value(p.find(W + "pPr"), "jc")) for p in paragraphs)
    return as_cell(contents, is_head, aside)


def _is_boxed(paragraph: Any, cell: Any) -> bool:
    """Tell whether a paragraph stands in a text box that is anchored in a cell."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if above.tag == W + "txbxContent":
            return True
    return False

"""Tables of a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from briefing.model import Block, Cell, Run
from briefing.sources.docx.document import Document
from briefing.sources.docx.inline import is_on_attribute, read_paragraph
from briefing.sources.docx.names import W, is_on, number, value
from briefing.sources.mdinline import tidy
from briefing.sources.pieces import Content, with_head

_MOST_SPAN = 50
"""Most columns that a cell is taken to span."""
_LONG_CELL = 3
"""Paragraphs from which a cell is rather a part of the page than one of a table."""
_INVISIBLE = frozenset(("", "none", "nil"))
_WRAPPERS = (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo")
_ALIGN: dict[str, Literal["center", "right"]] = {
    "center": "center",
    "right": "right",
    "end": "right",
}


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
        > _LONG_CELL
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
    if not rows:
        return aside.figures, aside.boxes
    width = max(map(len, rows))
    even = tuple(row + (Cell(()),) * (width - len(row)) for row in rows)
    block = Block(id=" ".join(aside.places), kind="table", rows=with_head(even))
    return [block, *aside.figures], aside.boxes


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
    runs: list[Run] = []
    align: Literal["", "left", "center", "right"] = ""
    for paragraph in cell.iter(W + "p"):
        if paragraph.getparent().tag == W + "txbxContent" or _is_boxed(paragraph, cell):
            continue
        content = read_paragraph(paragraph, document)
        aside.figures += content.figures
        aside.boxes += content.boxes
        aside.places += content.places
        if content.holds_text:
            align = align or _ALIGN.get(value(paragraph.find(W + "pPr"), "jc"), "")
            runs += [*([Run("\n")] if runs else []), *content.runs]
    return Cell(tidy(runs), is_head, align)


def _is_boxed(paragraph: Any, cell: Any) -> bool:
    """Tell whether a paragraph stands in a text box that is anchored in a cell."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if above.tag == W + "txbxContent":
            return True
    return False

"""Tables of office documents: cells out of paragraphs, and tables out of rows of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from briefing.model import Block, Cell, Mark, Run
from briefing.sources.mdinline import tidy
from briefing.sources.pieces import Content

LONG_CELL = 3
"""Paragraphs from which a cell is rather a part of the page than one of a table."""
Align = Literal["", "left", "center", "right"]
_ALIGN: dict[str, Literal["center", "right"]] = {
    "center": "center",
    "end": "right",
    "right": "right",
}


def as_cell(paragraphs: Iterable[tuple[Content, str]], is_head: bool, aside: Content) -> Cell:
    """Return a cell of the contents and alignments of its paragraphs, divided by line breaks.

    What has no place in a cell (pictures, text boxes, names of places) is added to `aside`.
    """
    runs: list[Run] = []
    align: Align = ""
    for content, wanted in paragraphs:
        aside.figures += content.figures
        aside.boxes += content.boxes
        aside.places += content.places
        if content.holds_text or any(run.inset for run in content.runs):
            align = align or _ALIGN.get(wanted, "")
            runs += [*([Run("\n")] if runs else []), *content.runs]
    return Cell(tidy(runs), is_head, align)


def as_table(rows: list[tuple[Cell, ...]], aside: Content) -> tuple[list[Block], list[Any]]:
    """Return a table of rows with the pictures aside behind it, and the text boxes aside.

    Without rows there are only these.
    """
    if not rows:
        return aside.figures, aside.boxes
    width = max(map(len, rows))
    even = tuple(row + (Cell(()),) * (width - len(row)) for row in rows)
    block = Block(id=" ".join(aside.places), kind="table", rows=_with_head(even))
    return [block, *aside.figures], aside.boxes


def _with_head(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table with the first one as its head if it alone is all in bold."""
    if len(rows) < 2 or any(cell.header for row in rows for cell in row):
        return rows
    if not _is_strong(rows[0]) or _is_strong(rows[1]):
        return rows
    return (tuple(Cell(cell.runs, True, cell.align) for cell in rows[0]), *rows[1:])


def _is_strong(row: tuple[Cell, ...]) -> bool:
    filled = [cell for cell in row if cell.text]
    return len(filled) > 1 and all(
        Mark.STRONG in run.marks for cell in filled for run in cell.runs if run.text.strip()
    )

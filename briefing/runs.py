"""Where runs and cells stand in the text of a block, by which everything is addressed."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Block, Cell, Run


def positions(block: Block) -> Iterator[tuple[int, Run]]:
    """Yield a block's runs with their place in its text, those of a table's cells included."""
    at = 0
    for run in block.runs:
        yield at, run
        at += len(run.text)
    for start, cell in cell_positions(block):
        at = start
        for run in cell.runs:
            yield at, run
            at += len(run.text)


def cell_positions(block: Block) -> Iterator[tuple[int, Cell]]:
    """Yield a table's cells with their place in its text, in the order of Block.text."""
    caption = sum(len(run.text) for run in block.runs)
    at = caption + 1 if caption else 0
    for row in block.rows:
        for cell in row:
            yield at, cell
            at += len(cell.text) + 1

"""Pictures in the lines of a text: changed one by one, wherever they stand in a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing.model import Block, Inset, Run

OMITTED = "[…]"
"""The text of a picture that nothing describes."""
Change = Callable[[Inset], Inset]


def with_insets(block: Block, change: Change) -> Block:
    """Return a block with each picture in its lines or cells changed, but not its children's."""
    if not block.insets:
        return block
    return with_runs(block, lambda run: _changed(run, change))


def with_runs(block: Block, change: Callable[[Run], Run | None]) -> Block:
    """Return a block with each run of its text and cells changed; None takes one away."""

    def all_of(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(_kept(runs, change))

    rows = tuple(tuple(replace(cell, runs=all_of(cell.runs)) for cell in row) for row in block.rows)
    return replace(block, runs=all_of(block.runs), rows=rows)


def _kept(runs: tuple[Run, ...], change: Callable[[Run], Run | None]) -> Iterator[Run]:
    for run in runs:
        changed = change(run)
        if changed is not None:
            yield changed


def _changed(run: Run, change: Change) -> Run:
    return replace(run, inset=change(run.inset)) if run.inset else run

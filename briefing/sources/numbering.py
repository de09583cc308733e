"""Ids of blocks, given in one place and in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from briefing.model import Block, BlockKind, walk
from briefing.sources.insets import with_insets

LETTERS: Mapping[BlockKind, str] = {
    "paragraph": "p",
    "quote": "p",
    "item": "p",
    "heading": "h",
    "figure": "f",
    "table": "t",
    "code": "c",
    "list": "l",
    "rule": "r",
    "note": "n",
}
"""First letter of the id, by kind: paragraphs, quotes and items count together."""


def number(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with ids, and items and quotes with the depth of their nesting.

    What stands inside a note has the note's id and a number from 2 (`n1-2`): the note itself is the
    first, and no paragraph number of the text depends on the notes.
    """
    counts: Counter[str] = Counter()

    def name(kind: BlockKind) -> str:
        letter = LETTERS[kind]
        counts[letter] += 1
        return f"{letter}{counts[letter]}"

    return tuple(_numbered(block, name, 0, 0) for block in blocks)


def anchors(before: tuple[Block, ...], after: tuple[Block, ...]) -> dict[str, str]:
    """Return the id of each place that a reader named: what blocks had for ids, and have now.

    A reader may give a block the names of several places, with spaces between them. `after` are
    the blocks of `before` with ids.
    """
    return {
        name: new.id
        for old, new in zip(walk(before), walk(after), strict=True)
        if old.kind != "note"
        for name in old.id.split()
    }


def _numbered(block: Block, name: Callable[[BlockKind], str], items: int, quotes: int) -> Block:
    """Return one block with its id and its children's; `items` and `quotes` are around it."""
    items += block.kind == "item"
    quotes += block.kind == "quote"
    own = name(block.kind)
    inside = _inside_note(own) if block.kind == "note" else name
    level = {"item": items, "quote": quotes}.get(block.kind, block.level)
    block = with_insets(block, lambda inset: replace(inset, id=inside("figure")))
    children = tuple(_numbered(child, inside, items, quotes) for child in block.children)
    return replace(block, id=own, level=level, children=children)


def _inside_note(note: str) -> Callable[[BlockKind], str]:
    """Return a function that names what stands in a note."""
    count = 1

    def name(_: BlockKind) -> str:
        nonlocal count
        count += 1
        return f"{note}-{count}"

    return name

"""The article's title, and the levels of the headings below it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from briefing.config.characters import one_line
from briefing.model import Block
from briefing.sources.outline import byline

GENERIC_STEMS = frozenset({"index", "source", "page", "article"})
"""Names of files that say nothing; the folder's name speaks for them."""
DEEPEST = 6
"""Deepest level of a heading, as in HTML."""


def telling_name(path: Path) -> str:
    """Return the file's stem, or its folder's name where the stem is a generic one."""
    return path.resolve().parent.name if path.stem.lower() in GENERIC_STEMS else path.stem


def title_from_name(path: Path) -> str:
    """Return a title made of the file's name: hyphens as spaces, without a leading date."""
    words = one_line(re.sub(r"[-_.\s]+", " ", telling_name(path)))
    words = re.sub(r"^\d{4} \d{2} \d{2} (?=\S)", "", words)
    return words[:1].upper() + words[1:] or "Untitled"


def take_title(blocks: tuple[Block, ...], given: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks without the heading that holds it.

    The first heading of level 1 is the title if none is given, or if it says the same as the given
    one. The title is empty if there is neither.
    """
    for place, block in enumerate(blocks):
        if block.kind != "heading" or block.level != 1 or not block.text.strip():
            continue
        if given and _letters(block.text) != _letters(given):
            if [after.kind for after in blocks[place + 1 : place + 2]] == ["heading"]:
                continue  # the title of a part stands in front of that of its first chapter
            break
        return given or one_line(block.text), blocks[:place] + blocks[place + 1 :]
    return given, blocks


def take_byline(
    blocks: tuple[Block, ...], given: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """Return the authors and the blocks without the byline, if the text starts with one.

    Authors that are given count; a byline that names others stays a paragraph.
    """
    first = blocks[0] if blocks else None
    names = byline(first.text) if first and first.kind == "paragraph" else ()
    if not names or (given and set(map(_letters, names)) != set(map(_letters, given))):
        return given, blocks
    return given or names, blocks[1:]


def _letters(text: str) -> str:
    """Return what two ways to write one title have in common."""
    return "".join(character for character in text.casefold() if character.isalnum())


def settle_levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with heading levels that start at 2 and never skip one."""
    around: list[int] = []
    settled = []
    for block in blocks:
        if block.kind == "heading":
            while around and around[-1] >= block.level:
                around.pop()
            around.append(block.level)
            settled.append(replace(block, level=min(len(around) + 1, DEEPEST)))
        else:
            settled.append(block)
    return tuple(settled)

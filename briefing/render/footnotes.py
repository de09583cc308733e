"""Whether notes can stand at the foot of their pages in print, and whether they all got there."""

from __future__ import annotations

from collections import Counter
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from briefing.model import Article, Block

MOST = 20
"""Most notes that are set at the foot of pages; more are looked up at the end."""
LONGEST = 240
"""Longest of them, in characters: about three lines."""
MOST_TOGETHER = 3
"""Most notes of one paragraph, which share a page."""
PLACES = frozenset({"paragraph", "quote", "item"})
"""Kinds of blocks whose text may refer to a note at the foot."""


def suit_the_foot(article: Article) -> bool:
    """Tell whether all notes are short, few, plain, and referred to once, from running text."""
    notes = [block for block in article.blocks if block.kind == "note"]
    blocks = [block for block in article.walk() if block.kind != "note"]
    found = [
        (block, run.note, run.href) for block in blocks for run in _all_runs(block) if run.note
    ]
    crowded = Counter(block.id for block, _, _ in found)
    return (
        0 < len(notes) <= MOST
        and sorted(note for _, note, _ in found) == sorted(note.id for note in notes)
        and all(block.kind in PLACES and not href for block, _, href in found)
        and max(crowded.values()) <= MOST_TOGETHER
        and all(_is_plain(note) for note in notes)
    )


def _all_runs(block: Block) -> tuple[Any, ...]:
    return (*block.runs, *(run for row in block.rows for cell in row for run in cell.runs))


def _is_plain(note: Block) -> bool:
    short = 0 < len(note.text) <= LONGEST and "\n" not in note.text
    return short and not note.children and not any(run.note for run in note.runs)


def lost_notes(document: Document, article: Article) -> frozenset[str]:
    """Return the ids of notes that the engine did not set at the foot to their last letter.

    It loses one where it takes lines back from a page so that none stands alone.
    """
    found: Counter[str] = Counter()
    for page in document.pages:
        for area in page._page_box.descendants():  # noqa: SLF001  pages know no boxes
            if isinstance(area, boxes.FootnoteAreaBox):
                for box in area.children:
                    texts = (b.text for b in box.descendants() if isinstance(b, boxes.TextBox))
                    found[box.element.get("id")] += _letters("".join(texts))
    notes = (block for block in article.blocks if block.kind == "note")
    return frozenset(note.id for note in notes if found[note.id] < _letters(_printed(note)))


def _printed(note: Block) -> str:
    """Return the text of a note without that for which a picture stands."""
    return "".join(run.text for run in note.runs if not (run.inset and run.inset.picture))


def referring(article: Article, notes: frozenset[str]) -> frozenset[str]:
    """Return the ids of the blocks that refer to some notes."""
    return frozenset(
        block.id for block in article.walk() for run in block.runs if run.note in notes
    )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))

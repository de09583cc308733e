"""The article's headings as the sections of a study: their numbers, and what is in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Block, walk

DEEPEST = 4
"""Deepest level of a heading that is numbered: 1.1.1 stands at level 4, as the title is 1."""
MOST_LINES = 60
"""Most headings that contents list; of a longer article, the deepest ones are left out."""
RUNNING = 56
"""Longest running head, in characters; what is longer is cut between words."""
_OWN = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[IVX]{1,5}[.):]|[A-Z][.):])\s+\S"
    r"|(?:chapter|part|section)\s+\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    block: str
    """Id of the heading."""
    number: str
    """Its number, such as `2.1`; empty if it has none."""
    title: str
    """Its words on one line."""
    level: int
    """Level of the heading; chapters have 2."""
    paragraphs: tuple[str, ...]
    """Ids of the numbered paragraphs in it, those of sections inside included."""

    @property
    def words(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".lstrip()

    @property
    def running(self) -> str:
        """The same, short enough for the head of a page."""
        return shortened(self.words, RUNNING)


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections of an article in reading order; `blocks` are its top-level blocks.

    They have no numbers of ours where the author has numbered most chapters.
    """
    headings = [(at, block) for at, block in enumerate(blocks) if block.kind == "heading"]
    numbers = _numbers([block for _, block in headings])
    return tuple(
        Section(
            block.id,
            number,
            " ".join(block.text.split()) or block.id,
            block.level,
            tuple(_paragraphs(blocks[at + 1 : _end(blocks, at)])),
        )
        for (at, block), number in zip(headings, numbers, strict=True)
    )


def listed(found: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections that contents list: all that may be numbered, or if too many, fewer."""
    for deepest in range(DEEPEST, 2, -1):
        lines = tuple(section for section in found if section.level <= deepest)
        if len(lines) <= MOST_LINES:
            return lines
    return tuple(section for section in found if section.level == 2)


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters, cut between words with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[: most - 1]
    return cut.rstrip(" ,;:.–—-") + "…"


def _numbers(headings: Sequence[Block]) -> Iterator[str]:
    chapters = [block for block in headings if block.level == 2]
    own = sum(bool(_OWN.match(block.text.strip())) for block in chapters)
    counts = [0] * (DEEPEST - 1)
    for block in headings:
        depth = block.level - 2
        if (chapters and 2 * own >= len(chapters)) or depth >= len(counts):
            yield ""
            continue
        counts[depth:] = [counts[depth] + 1] + [0] * (len(counts) - depth - 1)
        yield ".".join(map(str, counts[: depth + 1]))


def _end(blocks: Sequence[Block], at: int) -> int:
    """Return where the section ends whose heading is the block at `at`."""
    level = blocks[at].level
    later = range(at + 1, len(blocks))
    ends = (n for n in later if blocks[n].kind == "heading" and blocks[n].level <= level)
    return next(ends, len(blocks))


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    return (block.id for block in walk(tuple(blocks)) if block.id.startswith("p"))

"""Tell which sentences of the body could be points, and what of them would be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis import standing, trimming, wordlists
from briefing.analysis.reading import Reading, Sentence
from briefing.model import Block, Mark

SHORTEST = 8
"""Words of the shortest sentence that can be a point."""
LONGEST = 80
"""Words of the longest one."""
TOGETHER = 45
"""Words of the opening and the sentence that goes on about its subject, in one point."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could be a point: a sentence, or the opening with the sentence that goes on with it."""

    number: int
    """Number of its first sentence in the body."""
    text: str
    """The block's text from start to end."""
    start: int
    """First character in the block's text."""
    end: int
    """One past the last character."""
    trimmed: bool
    """True if something of the sentence was cut off."""


def words(text: str) -> int:
    """Return the number of words; a text without spaces counts two signs as one."""
    spaced = len(text.split())
    return len(text) // 2 if len(text) > 15 * spaced else spaced


def candidates(
    reading: Reading, body: Sequence[Sentence], blocks: Mapping[str, Block]
) -> tuple[Candidate, ...]:
    """Return what could be a point, in the order of the text.

    Args:
        reading: The article.
        body: Sentences of the article proper, in order.
        blocks: The article's blocks by id, for what a reading does not know: which words are
            struck through, and the white space between two sentences of one point. A block that
            is not there has neither.
    """
    made = (_candidate(number, one, reading) for number, one in enumerate(body))
    found = [one for one in made if one and not _is_struck(blocks.get(body[one.number].block), one)]
    if found and not _follows_a_statement(found[0], body, reading):
        found[0] = _carried_on(found[0], body, reading, blocks)
    return tuple(found)


def _is_struck(block: Block | None, candidate: Candidate) -> bool:
    """Tell whether some of its words are struck through."""
    at = 0
    for run in block.runs if block else ():
        inside = at < candidate.end and at + len(run.text) > candidate.start
        if inside and Mark.DELETED in run.marks:
            return True
        at += len(run.text)
    return False


def _follows_a_statement(candidate: Candidate, body: Sequence[Sentence], reading: Reading) -> bool:
    """Tell whether something was said before, so that it is not the opening; a date line is not."""
    before = body[: candidate.number]
    return any(standing.is_whole(one.text, reading.language) for one in before)


def _candidate(number: int, sentence: Sentence, reading: Reading) -> Candidate | None:
    """Return the sentence as a candidate, trimmed; None if it cannot stand alone."""
    start, end = trimming.kept(sentence.text, reading.language)
    text = sentence.text[start:end]
    if not SHORTEST <= words(text) <= LONGEST or not _stands(text, sentence, reading):
        return None
    trimmed = len(text) < len(sentence.text)
    return Candidate(number, text, sentence.start + start, sentence.start + end, trimmed)


def _stands(text: str, sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the text of a sentence stands on its own."""
    language = reading.language
    span = reading.doc[sentence.token_start : sentence.token_end]
    return (
        standing.is_whole(text, language)
        and not standing.leans(text, language)
        and not standing.speaks_unnamed(text, language)
        and standing.has_verb(span)
        and not standing.unresolved(span, language)
    )


def _carried_on(
    opening: Candidate,
    body: Sequence[Sentence],
    reading: Reading,
    blocks: Mapping[str, Block],
) -> Candidate:
    """Return the opening with the next sentence, if that says "He", "It" or "They" of it.

    What is worth telling of a person or a place often stands there, and alone it would lean on
    the opening; with it, it stands.
    """
    first, *rest = body[opening.number : opening.number + 2]
    block = blocks.get(first.block)
    if not rest or not block or not _goes_on(first, rest[0], reading):
        return opening
    second = rest[0]
    end = second.start + trimming.kept(second.text, reading.language)[1]
    trimmed = first.start < opening.start or end < second.end
    both = replace(opening, text=block.text[opening.start : end], end=end, trimmed=trimmed)
    usable = "\n" not in both.text and words(both.text) <= TOGETHER
    return both if usable and not _is_struck(block, both) else opening


def _goes_on(first: Sentence, second: Sentence, reading: Reading) -> bool:
    """Tell whether the second sentence starts with a pronoun that the first one explains."""
    language = reading.language
    pronoun = second.text.split(maxsplit=1)[0].lower()
    return (
        second.block == first.block
        and second.index == first.index + 1
        and pronoun in wordlists.words(language, "third_person")
        and standing.is_whole(second.text, language)
        and not standing.speaks_unnamed(second.text, language)
        and not standing.unresolved(reading.doc[first.token_start : second.token_end], language)
    )

"""Choose the summary: verbatim sentences of the body that stand on their own, in document order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing.analysis import features, ranking, standing
from briefing.analysis.boilerplate import without_furniture
from briefing.analysis.reading import Reading, Sentence
from briefing.languages import Language
from briefing.model import Actor, Point, Summary

SHORTEST_TEXT = 120
"""Words under which a text is its own summary."""
SHARE = 0.2
"""Share of the text's words that more than three points may have together."""
FEWEST = 3
"""Points that a text of ordinary length gets, whatever their length."""
STEP = 400
"""Words of text for each further point beyond FEWEST."""
SHORTEST = 8
"""Words of the shortest sentence that can be a point."""
LONGEST = 80
"""Words of the longest one."""
MOST = 1000
"""Sentences that are compared with each other at most; the cost is quadratic."""

_BODY = frozenset({"paragraph", "quote", "item"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that could be a point."""

    number: int
    """Its number among the sentences of the body."""
    start: int
    """First character in the block's text, after a connective that is cut off."""
    trimmed: bool
    """True if a connective is cut off."""


def body_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Return the sentences of the article proper: no headings, captions, notes, furniture."""
    kinds = {segment.block: segment.kind for segment in reading.segments}
    kept: list[Sentence] = []
    for block, group in groupby(reading.sentences, key=lambda one: one.block):
        if kinds[block] in _BODY:
            kept.extend(without_furniture(tuple(group), reading.language))
    return tuple(kept[:MOST])


def is_long_enough(reading: Reading) -> bool:
    """Tell whether the article proper has the words for a summary."""
    return _length(body_sentences(reading)) >= SHORTEST_TEXT


def summarise(reading: Reading, actors: tuple[Actor, ...], points: int) -> Summary:
    """Choose the points of a text; none for a text under SHORTEST_TEXT words.

    Args:
        reading: The article.
        actors: Its actors, most salient first; a sentence that names them is a little better.
        points: The most points wished; long texts get so many, shorter ones fewer.
    """
    body = body_sentences(reading)
    if _length(body) < SHORTEST_TEXT:
        return Summary()
    found = [one for one in map(_candidate, range(len(body)), body, [reading] * len(body)) if one]
    texts = tuple(features.terms(sentence.text, reading.language) for sentence in body)
    likeness = ranking.similarities(texts)
    shares = features.shares(reading, body, texts, likeness, actors)
    scores = [sum(share for _, share in row) for row in shares]
    wanted = _wanted(body, points)
    paragraphs = [sentence.paragraph for sentence in body]
    allowed = [one.number for one in found]
    best = ranking.choose(scores, likeness, paragraphs, allowed, wanted)
    chosen = set(_affordable(best, body))
    return Summary(
        tuple(
            _point(one, body[one.number], shares[one.number])
            for one in found
            if one.number in chosen
        )
    )


def _length(body: Sequence[Sentence]) -> int:
    """Return the number of words; a text without spaces counts two signs as one."""
    return sum(_words(one.text) for one in body)


def _words(text: str) -> int:
    """Return the number of words."""
    spaced = len(text.split())
    return len(text) // 2 if len(text) > 15 * spaced else spaced


def _wanted(body: Sequence[Sentence], points: int) -> int:
    """Return how many points a text of this length gets: never more than a third of it."""
    by_length = FEWEST + _length(body) // STEP - 1
    return max(1, min(points, max(FEWEST, by_length), len(body) // 3))


def _affordable(best: Sequence[int], body: Sequence[Sentence]) -> list[int]:
    """Return the best sentences that keep the summary short: three, and more within SHARE."""
    kept: list[int] = []
    room = SHARE * _length(body)
    for number in best:
        room -= _words(body[number].text)
        if len(kept) < FEWEST or room >= 0:
            kept.append(number)
    return kept


def _candidate(number: int, sentence: Sentence, reading: Reading) -> _Candidate | None:
    """Return the sentence as a candidate, without its connective; None if it cannot stand alone."""
    cut = standing.connective(sentence.text, reading.language)
    text = sentence.text[cut:]
    if not SHORTEST <= _words(text) <= LONGEST or not _stands(text, sentence, reading):
        return None
    return _Candidate(number, sentence.start + cut, cut > 0)


def _stands(text: str, sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the text of a sentence stands on its own."""
    language: Language = reading.language
    span = reading.doc[sentence.token_start : sentence.token_end]
    return (
        standing.is_whole(text, language)
        and not standing.leans(text, language)
        and not standing.speaks_unnamed(text, language)
        and standing.has_verb(span)
        and not standing.unresolved(span, language)
    )


def _point(
    candidate: _Candidate, sentence: Sentence, shares: tuple[tuple[str, float], ...]
) -> Point:
    """Return the point of a candidate."""
    return Point(
        text=sentence.text[candidate.start - sentence.start :],
        block=sentence.block,
        start=candidate.start,
        end=sentence.end,
        trimmed=candidate.trimmed,
        why=shares,
    )

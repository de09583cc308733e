"""Choose the summary: verbatim sentences of the body that stand on their own, in document order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from briefing.analysis import features, ranking
from briefing.analysis.boilerplate import without_furniture
from briefing.analysis.candidates import Candidate, candidates, words
from briefing.analysis.reading import Reading, Sentence
from briefing.model import Actor, Article, Point, Summary

SHORTEST_TEXT = 120
"""Words under which a text is its own summary."""
SHARE = 0.2
"""Share of the text's words that more than three points may have together."""
FEWEST = 3
"""Points that a text of ordinary length gets, whatever their length."""
STEP = 400
"""Words of text for each further point beyond FEWEST."""
MOST = 1000
"""Sentences that are compared with each other at most; the cost is quadratic."""

_BODY = frozenset({"paragraph", "quote", "item"})


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


def summarise(
    reading: Reading, actors: tuple[Actor, ...], points: int, article: Article | None = None
) -> Summary:
    """Choose the points of a text; none for a text under SHORTEST_TEXT words.

    Args:
        reading: The article.
        actors: Its actors, most salient first; a sentence that names them is a little better.
        points: The most points wished; long texts get so many, shorter ones fewer.
        article: What was read; without it a point is one sentence, and may be struck through.
    """
    body = body_sentences(reading)
    if _length(body) < SHORTEST_TEXT:
        return Summary()
    blocks = {block.id: block for block in article.walk()} if article else {}
    found = {one.number: one for one in candidates(reading, body, blocks)}
    texts = tuple(features.terms(sentence.text, reading.language) for sentence in body)
    likeness = ranking.similarities(texts)
    shares = features.shares(reading, body, texts, likeness, actors)
    scores = [sum(share for _, share in row) for row in shares]
    wanted = _wanted(body, points)
    best = ranking.choose(scores, likeness, tuple(found), wanted)
    chosen = _affordable([found[number] for number in best], SHARE * _length(body))
    return Summary(
        tuple(
            _point(one, body[one.number].block, shares[one.number])
            for one in sorted(chosen, key=lambda one: one.number)
        )
    )


def _length(body: Sequence[Sentence]) -> int:
    """Return the number of words; a text without spaces counts two signs as one."""
    return sum(words(one.text) for one in body)


def _wanted(body: Sequence[Sentence], points: int) -> int:
    """Return how many points a text of this length gets: never more than a third of it."""
    by_length = FEWEST + _length(body) // STEP - 1
    return max(1, min(points, max(FEWEST, by_length), len(body) // 3))


def _affordable(best: Sequence[Candidate], room: float) -> list[Candidate]:
    """Return the best that keep the summary short: three, and more within room, in words."""
    kept: list[Candidate] = []
    for one in best:
        room -= words(one.text)
        if len(kept) < FEWEST or room >= 0:
            kept.append(one)
    return kept


def _point(candidate: Candidate, block: str, shares: tuple[tuple[str, float], ...]) -> Point:
    """Return the point of a candidate."""
    return Point(
        text=candidate.text,
        block=block,
        start=candidate.start,
        end=candidate.end,
        trimmed=candidate.trimmed,
        why=shares,
    )

"""What makes a sentence worth a place in the summary: named features with weights set by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.analysis import wordlists
from briefing.analysis.definites import bare_definite
from briefing.analysis.placing import first_statement, placed
from briefing.analysis.ranking import Floats, centrality
from briefing.analysis.reading import Reading, Sentence
from briefing.analysis.wording import worded
from briefing.languages import Language
from briefing.model import Actor

WEIGHTS: Mapping[str, float] = {
    "first": 1.0,
    "early": 0.2,
    "opens paragraph": 0.1,
    "opening paragraph": 0.3,
    "central": 0.5,
    "title": 0.5,
    "keywords": 0.2,
    "actors": 0.1,
    "length": 0.2,
    "conclusion": 0.5,
    "topic": 0.5,
    "comment": -1.4,
    "long": -0.3,
    "adds to something": -0.15,
    "speaks to the reader": -0.2,
    "speaks of its author": -0.2,
    "courtesy": -0.5,
    "needs a picture": -0.5,
    "unfinished": -0.3,
    "needs to be known": -0.3,
}
"""Weights of the features. Set by hand: a search over weights overfits the texts it sees."""

SHORT_TITLE = 4
"""Words of a title under which each of them counts as a fourth: one word is no topic."""
_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENDINGS = ("ing", "edly", "ed", "ies", "es", "s", "ly")


def terms(text: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning; Chinese and Japanese as pairs of signs."""
    stop = wordlists.words(language, "stop")
    found: list[str] = []
    for word in _WORD.findall(text):
        if _CJK.match(word):
            found.extend(word[number : number + 2] for number in range(max(1, len(word) - 1)))
        elif len(word) > 1 and (word.isupper() or word.lower() not in stop):
            found.append(_stem(word.lower()))
    return tuple(found)


def shares(
    reading: Reading,
    body: Sequence[Sentence],
    texts: Sequence[tuple[str, ...]],
    likeness: Floats,
    actors: Sequence[Actor],
) -> tuple[tuple[tuple[str, float], ...], ...]:
    """Return for each sentence of the body (feature, share in the score), without zeros.

    Args:
        reading: Gives title and language.
        body: Sentences of the article proper, in order.
        texts: Their terms.
        likeness: Similarities of the terms, (n, n).
        actors: Most salient first; may be empty.
    """
    central = centrality(likeness)
    title = set(terms(reading.title, reading.language))
    counts = Counter(term for found in texts for term in found)
    most = max(counts.values(), default=1)
    places = placed(body, reading.language)
    opening = first_statement(body, reading.language)
    known = title | set(terms(opening.text if opening else "", reading.language))
    rows = []
    for number, (sentence, found) in enumerate(zip(body, texts, strict=True)):
        distinct = set(found)
        span = reading.doc[sentence.token_start : sentence.token_end]
        noun = bare_definite(span, reading.language)
        values = {
            **places[number],
            "central": float(central[number]),
            "title": len(title & distinct) / max(SHORT_TITLE, len(title)),
            "keywords": sum(counts[term] for term in distinct) / (most * max(6, len(distinct))),
            "actors": _coverage(sentence, actors),
            **worded(span, sentence.text, number / len(body), reading.language),
            "needs to be known": float(
                noun is not None and not known.issuperset(terms(noun.text, reading.language))
            ),
        }
        rows.append(
            tuple(
                (name, round(WEIGHTS[name] * value, 4)) for name, value in values.items() if value
            )
        )
    return tuple(rows)


def _stem(word: str) -> str:
    """Cut a common English ending off, if four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _coverage(sentence: Sentence, actors: Sequence[Actor]) -> float:
    """Return the share of the six most salient actors that it mentions, weighted by salience."""
    top = actors[:6]
    total = sum(actor.salience for actor in top)
    named = sum(
        actor.salience
        for actor in top
        if any(
            one.block == sentence.block and sentence.start <= one.start < sentence.end
            for one in actor.mentions
        )
    )
    return named / total if total else 0.0

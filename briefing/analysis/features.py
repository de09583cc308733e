"""What makes a sentence worth a place in the summary: named features with weights set by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

from briefing.analysis import standing, wordlists
from briefing.analysis.ranking import Floats, centrality
from briefing.analysis.reading import Reading, Sentence
from briefing.languages import Language
from briefing.model import Actor

WEIGHTS: Mapping[str, float] = {
    "first": 1.0,
    "early": 0.2,
    "opens paragraph": 0.1,
    "central": 0.5,
    "title": 0.5,
    "keywords": 0.2,
    "actors": 0.1,
    "length": 0.2,
    "conclusion": 0.5,
    "topic": 0.5,
    "comment": -1.4,
    "long": -0.2,
    "adds to something": -0.15,
    "speaks to the reader": -0.2,
}
"""Weights of the features. Set by hand: a search over weights overfits the texts it sees."""

SHORT_TITLE = 4
"""Words of a title under which each of them counts as a fourth: one word is no topic."""
LATE = 0.8
"""Share of the text after which a call counts as its conclusion."""
START = 40
"""Characters in which "also" points back; further on it joins parts of the sentence."""
LONG = 45
"""Words beyond which a sentence is long."""
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
    before = _statements_before(body, reading.language)
    rows = []
    for number, (sentence, found) in enumerate(zip(body, texts, strict=True)):
        distinct = set(found)
        values = {
            **_placed(number, before[number], body),
            "central": float(central[number]),
            "title": len(title & distinct) / max(SHORT_TITLE, len(title)),
            "keywords": sum(counts[term] for term in distinct) / (most * max(6, len(distinct))),
            "actors": _coverage(sentence, actors),
            **_worded(sentence.text, number / len(body), reading.language),
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


def _statements_before(body: Sequence[Sentence], language: Language) -> tuple[int, ...]:
    """Return how many whole sentences precede each: a date line or a question takes no place."""
    whole = (int(standing.is_whole(one.text, language)) for one in body)
    return tuple(accumulate(whole, initial=0))


def _placed(number: int, before: int, body: Sequence[Sentence]) -> dict[str, float]:
    """Return the features of the place in the text."""
    opens = number == 0 or body[number - 1].paragraph != body[number].paragraph
    return {
        "first": 1 / (1 + before),
        "early": 1 - number / len(body),
        "opens paragraph": float(opens),
    }


def _worded(text: str, place: float, language: Language) -> dict[str, float]:
    """Return the features of the words; place is the share of the text that lies before."""
    words = len(text.split())
    return {
        "length": min(words, 30) / 30,
        "conclusion": float(place >= LATE and _has(text, language, "conclusions")),
        "topic": float(_states_topic(text, language)),
        "comment": float(standing.is_comment(text, language)),
        "long": float(words > LONG),
        "adds to something": float(_has(text[:START], language, "additions")),
        "speaks to the reader": float(_has(text, language, "first_person")),
    }


def _has(text: str, language: Language, name: str) -> bool:
    """Tell whether it has a word of a list; the country "US" is not the pronoun."""
    found = wordlists.pattern(language, name).finditer(text)
    return any(match.group() != "US" for match in found)


def _states_topic(text: str, language: Language) -> bool:
    """Tell whether it starts by saying what something was about: "The main aim of ..."."""
    words = _WORD.findall(text.lower())[:10]
    makers = wordlists.words(language, "topic_makers")
    topics = wordlists.words(language, "topic_words")
    return any(
        first in makers and {second, third} & topics
        for first, second, third in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


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

"""Key terms: the most telling words of a text whose script does not set names apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.analysis import wordlists
from briefing.analysis.reading import Reading, Sentence
from briefing.analysis.summary import body_sentences
from briefing.languages import Language
from briefing.model import Point

MOST = 8
"""Terms at most."""
FEWEST = 5
"""Terms that a text of some length gets, if need be with words that occur once."""
SHORTEST = 30
"""Words under which a text has no key terms: each of them would be one."""
LONGEST_RUN = 6
"""Signs of a Chinese or Japanese term at most."""
SHORT = 3
"""Letters of a word under which it is no term."""
WEIGHTS = {"frequency": 1.0, "title": 0.6, "first": 0.4, "several words": 0.3}
"""Weights of the features, set by hand."""

_MARKS = "\u064b-\u065f\u0670\u0640\u200c\u200d'’\u0900-\u0903\u093a-\u094d\u0300-\u036f"
_WORD = re.compile(rf"[^\W\d_](?:[\w{_MARKS}-]*[\w{_MARKS}])?")
_UNSPACED = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[\u30a1-\u30fa\u30fc]{2,}")
_SIGN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_VOWELS = re.compile("[\u064b-\u065f\u0670\u0640]")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word or a short sequence where it stands."""

    key: str
    """What its forms have in common."""
    text: str
    """As it is printed."""
    block: str
    """Id of the block."""
    start: int
    """First character in the block's text."""
    sentence: int
    """Number of its sentence in the body."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A candidate with what counts for it."""

    key: str
    """Its key."""
    count: int
    """How often it occurs."""
    point: Point
    """Its first place, with features and score."""
    score: float
    """How telling it is."""


def key_terms(reading: Reading) -> tuple[Point, ...]:
    """Return up to MOST terms, the most telling first, each with its first place in the text."""
    body = body_sentences(reading)
    if sum(_length(one.text) for one in body) < SHORTEST:
        return ()
    language = reading.language
    seen = [
        one for number, sentence in enumerate(body) for one in _seen(sentence, number, language)
    ]
    seen = _without_clitics(seen, language)
    title = {one.key for one in _without_clitics([*seen, *_titled(reading)], language)[len(seen) :]}
    terms = sorted(_terms(_whole(seen), title), key=lambda term: (-term.score, term.key))
    chosen = _distinct([one for one in terms if one.count > 1 or one.key in title])
    if len(chosen) < FEWEST:
        chosen = _distinct([*chosen, *terms])[: max(len(chosen), FEWEST)]
    return tuple(term.point for term in chosen[:MOST])


def _length(text: str) -> int:
    """Return the number of words; of Chinese and Japanese, every two signs count as one."""
    signs = len(_SIGN.findall(text))
    return signs // 2 or len(_WORD.findall(text))


def _titled(reading: Reading) -> Iterator[_Seen]:
    """Yield what stands in the title."""
    sentence = Sentence("", 0, len(reading.title), reading.title, 0, 0, 0, 0)
    yield from _seen(sentence, 0, reading.language)


def _seen(sentence: Sentence, number: int, language: Language) -> Iterator[_Seen]:
    """Yield every word and every two neighbours of a sentence that may be a term."""
    text = sentence.text
    words: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        runs = list(_UNSPACED.finditer(match.group()))
        for run in runs:
            for start, end in _signs(run.group(), language):
                at = match.start() + run.start()
                yield _one(sentence, number, at + start, at + end, language)
        if not runs:
            words.append(match.span())
    telling = [span for span in words if _tells(text[slice(*span)], language)]
    for start, end in telling:
        yield _one(sentence, number, start, end, language)
    for (start, middle), (following, end) in pairwise(telling):
        if text[middle:following] in {" ", "\u00a0"}:
            yield _one(sentence, number, start, end, language)


def _one(sentence: Sentence, number: int, start: int, end: int, language: Language) -> _Seen:
    text = sentence.text[start:end]
    common = " ".join(_key(word, language) for word in text.split())
    return _Seen(common, text, sentence.block, sentence.start + start, number)


def _signs(run: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run of signs that may be a word: two to LONGEST_RUN of them.

    Those of one sign more are no words; they tell what only stands in a sentence said twice.
    """
    if "\u30a0" < run[0] < "\u3100":
        yield 0, len(run)
        return
    stop = wordlists.words(language, "stop")
    particles = wordlists.words(language, "particles")
    for start in range(len(run)):
        for end in range(start + 2, min(len(run), start + LONGEST_RUN + 1) + 1):
            part = run[start:end]
            telling = part not in stop and not {part[0], part[-1]} & particles
            if telling or len(part) > LONGEST_RUN:
                yield start, end


def _tells(word: str, language: Language) -> bool:
    """Tell whether a word may be a term by itself."""
    bare = _VOWELS.sub("", word).lower()
    stop = wordlists.words(language, "stop")
    return len(bare) >= SHORT and bare not in stop and word not in stop


def _key(word: str, language: Language) -> str:
    """Return a word without vowel signs, article and ending."""
    bare = _VOWELS.sub("", word).lower()
    for prefix in _by_length(language, "prefixes"):
        if bare.startswith(prefix) and len(bare) - len(prefix) >= SHORT:
            bare = bare[len(prefix) :]
            break
    for ending in _by_length(language, "endings"):
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORT:
            return bare[: -len(ending)]
    return bare


def _by_length(language: Language, name: str) -> list[str]:
    return sorted(wordlists.words(language, name), key=lambda one: (-len(one), one))


def _without_clitics(seen: Sequence[_Seen], language: Language) -> list[_Seen]:
    """Take a conjunction off a word if the text has the word without it: `and` is a letter."""
    clitics = wordlists.words(language, "clitics")
    known = {one.key for one in seen}

    def bare(key: str) -> str:
        return key[1:] if key[:1] in clitics and key[1:] in known else key

    return [_Seen(bare(one.key), one.text, one.block, one.start, one.sentence) for one in seen]


def _whole(seen: Sequence[_Seen]) -> list[_Seen]:
    """Leave out what mostly stands inside a longer term, and chance sequences of signs."""
    counts = Counter(one.key for one in seen)
    parts: set[str] = set()
    for key, count in counts.items():
        if count > 1:
            parts.update(part for part in _parts(key) if 2 * count >= counts.get(part, 0))
    kept = []
    for one in seen:
        signs = bool(_UNSPACED.fullmatch(one.key))
        chance = signs and (counts[one.key] < 2 or len(one.key) > LONGEST_RUN)
        if one.key not in parts and not chance:
            kept.append(one)
    return kept


def _parts(key: str) -> Iterator[str]:
    """Yield what is part of a term: its words, or all shorter sequences of its signs."""
    yield from key.split() if " " in key else ()
    if _UNSPACED.fullmatch(key):
        for start in range(len(key)):
            for end in range(start + 2, len(key) + 1):
                if end - start < len(key):
                    yield key[start:end]


def _terms(seen: Sequence[_Seen], title: set[str]) -> Iterator[_Term]:
    """Yield each candidate with its score, shown in its most frequent form."""
    counts = Counter(one.key for one in seen)
    most = max(counts.values(), default=1)
    forms: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], _Seen] = {}
    for one in seen:
        forms.setdefault(one.key, Counter())[one.text] += 1
        first.setdefault((one.key, one.text), one)
    earliest = {one.key: one.sentence for one in reversed(seen)}
    for key, count in counts.items():
        shown = first[key, forms[key].most_common(1)[0][0]]
        several = " " in key or (_UNSPACED.fullmatch(key) and len(key) > 2)
        values = {
            "frequency": count / most,
            "title": float(key in title),
            "first": 1 / (1 + earliest[key]),
            "several words": float(bool(several) and count > 1),
        }
        why = tuple((name, round(WEIGHTS[name] * value, 4)) for name, value in values.items())
        point = Point(shown.text, shown.block, shown.start, shown.start + len(shown.text), why=why)
        yield _Term(key, count, point, round(sum(share for _, share in why), 4))


def _distinct(terms: Sequence[_Term]) -> list[_Term]:
    """Return the terms without those that are part of a better one, or share a word with one."""
    chosen: list[_Term] = []
    for term in terms:
        if all(term.count >= _needed(term, one) for one in chosen):
            chosen.append(term)
    return chosen


def _needed(term: _Term, chosen: _Term) -> int:
    """Return how often a term must occur to stand beside a chosen one."""
    if term.key in chosen.key or chosen.key in term.key:
        return 2 * chosen.count
    return chosen.count if set(term.key.split()) & set(chosen.key.split()) else 0

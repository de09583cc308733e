"""Tells a name or an office that was put beside the wrong word: "said Roe" where Poe said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from briefing.analysis import wordlists
from briefing.analysis.llm.words import Word, fold, parts, runs, stems, words
from briefing.languages import Language
from briefing.model import Actor

_Owner: TypeAlias = tuple[str, str]
"""Kind and id of an actor."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """A word with a meaning that stands directly before, in or behind the name of an actor."""

    side: str
    """`before`, `after` or `in`."""
    stem: str
    """Stem of the word."""
    actors: frozenset[_Owner]
    """The actors that the name can mean, with those of its kind that a comma joins to it."""
    name: str
    """The last word of the name as it is printed."""


def torn_apart(
    point: str, texts: Sequence[str], actors: Sequence[Actor], language: Language
) -> str:
    """Return the first name of a point that stands beside a word which belongs to another name.

    A word belongs to another name if the texts have it on the same side of an actor's name every
    time they use it, and never beside this one.
    """
    owners = _owners(actors)
    known = [one for text in texts for one in _beside(text, owners, language)]
    counts = Counter(
        stem for text in texts for word in words(text) for stem in _stem(word, language)
    )
    for one in _beside(point, owners, language):
        same = [other for other in known if (other.side, other.stem) == (one.side, one.stem)]
        if len(same) == counts[one.stem] > 0 and not any(one.actors & two.actors for two in same):
            return one.name
    return ""


def _owners(actors: Sequence[Actor]) -> Mapping[str, frozenset[_Owner]]:
    """Return the actors that each folded word is a name of, or part of one."""
    found: dict[str, set[_Owner]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            for part in parts(name):
                found.setdefault(part, set()).add((actor.kind, actor.id))
    return {word: frozenset(some) for word, some in found.items()}


def _beside(
    text: str, owners: Mapping[str, frozenset[_Owner]], language: Language
) -> Iterator[_Beside]:
    """Yield the words beside the names of actors in a text."""
    row = words(text)
    place = {word.start: number for number, word in enumerate(row)}
    joined: frozenset[_Owner] = frozenset()
    end = -1
    for run in runs(text):
        some = frozenset(
            one for word in run for part in parts(word.text) for one in owners.get(part, ())
        )
        row_goes_on = text[end : run[0].start] == ", " and dict(some).keys() == dict(joined).keys()
        joined = some | joined if row_goes_on else some
        end = run[-1].end
        first, last = place[run[0].start], place[run[-1].start]
        sides = [("before", first - 1), ("after", last + 1)] if joined else []
        for side, number in sides:
            for stem in _neighbour(row, number, text, language):
                yield _Beside(side, stem, joined, run[-1].text)
        for word, following in pairwise(run):
            own = owners.get(fold(following.text), frozenset())
            if own and not owners.get(fold(word.text)):
                for stem in _stem(word, language):
                    yield _Beside("in", stem, joined, following.text)


def _neighbour(row: Sequence[Word], number: int, text: str, language: Language) -> tuple[str, ...]:
    """Return the stem of the word at a place if only a space lies between it and the name."""
    if not 0 <= number < len(row):
        return ()
    word = row[number]
    left = text[word.end : word.end + 1] if number + 1 < len(row) else " "
    right = text[word.start - 1 : word.start]
    if word.text != word.text.lower() or " " not in (left, right):
        return ()
    return _stem(word, language)


def _stem(word: Word, language: Language) -> tuple[str, ...]:
    """Return the stem of a word with a meaning; verbs of saying have one."""
    if word.text.lower() in wordlists.words(language, "speech_verbs"):
        return (word.text.lower(),)
    return stems(word.text, language)[:1]

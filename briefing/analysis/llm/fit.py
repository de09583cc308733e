"""Tells a name that was put in another's place: the sentences that say the rest name another."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.llm.who import is_named
from briefing.analysis.llm.words import parts, stems, words
from briefing.analysis.reading import Reading, Sentence
from briefing.model import Actor

MORE = 2
"""Words by which another person must fit better."""
RATIO = 1.5
"""How many times as well, too."""


def misplaced(
    point: str, cited: Sequence[Sentence], actors: Sequence[Actor], reading: Reading
) -> str:
    """Return the name of a person whom another one fits better, or nothing.

    A person fits a point as far as its words stand in the cited sentences that name him. Another
    person counts if the cited sentences name him and the point does not.
    """
    persons = [actor for actor in actors if actor.kind == "person"]
    said = {part for word in words(point) for part in parts(word.text)}
    inside = [one for one in persons if said & _own(one, persons)]
    outside = [one for one in persons if not said & _names(one)]
    if not inside or not outside:
        return ""
    wanted = set(stems(point, reading.language))
    wanted -= {stem for one in inside for stem in stems(one.name, reading.language)}
    fits = {one.id: _fit(one, wanted, cited, persons, reading) for one in (*inside, *outside)}
    best = max(fits[one.id] for one in outside)
    for one in inside:
        if best >= fits[one.id] + MORE and best >= RATIO * fits[one.id]:
            return next(w.text for w in words(point) if set(parts(w.text)) & _own(one, persons))
    return ""


def _names(actor: Actor) -> set[str]:
    """Return the folded words of all names of a person."""
    return {part for name in (actor.name, *actor.aliases) for part in parts(name)}


def _own(actor: Actor, actors: Sequence[Actor]) -> set[str]:
    """Return the words of a person's names that are no other person's."""
    return _names(actor) - {part for one in actors if one is not actor for part in _names(one)}


def _fit(
    actor: Actor,
    wanted: set[str],
    cited: Sequence[Sentence],
    persons: Sequence[Actor],
    reading: Reading,
) -> int:
    """Return how many of the wanted stems stand in sentences that name the actor."""
    found: set[str] = set()
    for sentence in cited:
        if is_named(actor, sentence, persons, reading):
            found |= wanted & set(stems(sentence.text, reading.language))
    return len(found)

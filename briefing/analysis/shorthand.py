"""`The Bank` for the one bank of a text: a body that goes by the capitalised noun in its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from briefing.analysis.marked import Marked, bare
from briefing.analysis.profiles import Place, Profile


def with_shorthand(marked: Marked, profiles: Sequence[Profile]) -> list[Profile]:
    """Add the places where an organisation is only called by its noun, with article and capital.

    A noun that stands in the names of two organisations means neither.
    """
    owners = _owners(marked, profiles)
    called: dict[int, list[Place]] = {}
    for token in marked.doc if owners else ():
        number = owners.get(bare(token))
        if number is not None and _is_called(marked, token):
            called.setdefault(number, []).append(Place(token.i, token.i + 1, "nominal"))
    return [
        replace(profile, places=tuple(sorted((*profile.places, *called[number]), key=_start)))
        if number in called
        else profile
        for number, profile in enumerate(profiles)
    ]


def _start(place: Place) -> int:
    """Return where a mention starts."""
    return place.start


def _owners(marked: Marked, profiles: Sequence[Profile]) -> Mapping[str, int]:
    """Return the only organisation with each noun for a body at the start or end of its name."""
    words = marked.lexicon.organisation_words
    owners: dict[str, set[int]] = {}
    for number, profile in enumerate(profiles):
        for place in profile.places if profile.kind == "organisation" else ():
            if place.end - place.start > 1:
                ends = {bare(marked.doc[place.start]), bare(marked.doc[place.end - 1])}
                for word in ends & words:
                    owners.setdefault(word, set()).add(number)
    return {word: min(numbers) for word, numbers in owners.items() if len(numbers) == 1}


def _is_called(marked: Marked, token: Token) -> bool:
    """Tell whether a noun stands alone after `the`, with a capital, and no name follows."""
    if not token.text[0].isupper() or token.text.isupper() or token.i in marked.names:
        return False
    before = marked.doc[token.i - 1].lower_ if token.i else ""
    if before != "the" or token.tag_ in {"NNS", "NNPS"}:
        return False
    after = marked.doc[token.i + 1] if token.i + 1 < len(marked.doc) else None
    return after is None or not (after.text[0].isupper() or after.lower_ in {"of", "-", "for"})

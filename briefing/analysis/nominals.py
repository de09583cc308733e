"""Descriptions that mean a person named elsewhere: `the Iranian general`, `his counterpart`.

Only those that say the country are followed, and only to the one person it can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from briefing.analysis.marked import Marked, bare, is_office, is_possessive
from briefing.analysis.roles import Description

ANYBODY = frozenset({"counterpart"})
"""Words that fit any office."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description of a person, without article."""

    start: int
    """First token."""
    end: int
    """One past the last token."""
    person: int
    """Number of the person that it means."""


def find_nominals(
    marked: Marked,
    people: Mapping[int, Description],
    spans: Sequence[tuple[int, int]],
) -> tuple[Nominal, ...]:
    """Return the descriptions that mean one of the people.

    Args:
        marked: The text.
        people: What is known of each person, by number.
        spans: Token ranges of roles, which are no descriptions of their own.
    """
    taken = {place for start, end in spans for place in range(start, end)}
    known = _by_country_and_word(people)
    found = []
    for token in marked.doc if known else ():
        if token.i in taken or not _describes(marked, token):
            continue
        start, country = _nation_before(marked, token)
        meant = known.get((country, bare(token)), ())
        if len(meant) == 1:
            found.append(Nominal(start, token.i + 1, meant[0]))
    return tuple(found)


def _by_country_and_word(
    people: Mapping[int, Description],
) -> Mapping[tuple[str, str], Sequence[int]]:
    """Return the people of each country by each word of their role and rank."""
    known: dict[tuple[str, str], list[int]] = {}
    for number, person in people.items():
        words = f"{person.role} {person.rank}".casefold().split()
        for word in {*words, *ANYBODY} if person.country else ():
            known.setdefault((person.country, word), []).append(number)
    return known


def _describes(marked: Marked, token: Token) -> bool:
    """Tell whether a noun in the singular describes a person whose name does not follow."""
    if token.tag_ not in {"NN", "NNP"} or token.i in marked.names:
        return False
    if not is_office(token, marked.lexicon) and bare(token) not in ANYBODY:
        return False
    after = token.i + 1
    if after < len(marked.doc) and marked.doc[after].text == ",":
        after += 1
    named = marked.is_person(after) or (token.i > 1 and _named_before(marked, token))
    compound = token.dep_ == "compound" and token.head.i > token.i
    return not named and not compound


def _named_before(marked: Marked, token: Token) -> bool:
    """Tell whether the noun stands in apposition to a name before it."""
    return bool(token.dep_ == "appos" and marked.is_person(token.head.i))


def _nation_before(marked: Marked, token: Token) -> tuple[int, str]:
    """Return where the description starts, and its country; a possessor is not part of it."""
    place = token.i - 1
    first = max(marked.sentence(token.i)[0], token.i - 5)
    while place >= first:
        before = marked.doc[place]
        nation = marked.nation(place)
        if nation:
            name = marked.names[place]
            return (name.start if before.head.i == token.i else place + 1), nation
        if is_possessive(before):
            return place + 1, marked.nation(place - 1)
        if before.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
        place -= 1
    return token.i, ""

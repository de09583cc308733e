"""What a name is, judged by all its mentions together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from briefing.analysis.entities import Found, Rules
from briefing.analysis.names import is_acronym, one_slip, slips
from briefing.model import ActorKind

LONG = 7
"""Letters of a surname from which a word that is one slip off is taken for it."""


def with_surnames_as_persons(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Take a bare word for a person if it ends a person's full name, unless it is a whereabouts."""
    names = {name.key for name in found if name.kind == "person" and " " in name.key}
    counts = Counter(name.key for name in found)
    starts = Counter(name.key.split()[0] for name in found if name.key in names)
    # Where the family name stands first (`Wang Yi`), it must be known as nothing else.
    others = rules.countries.capitals.keys() | rules.figures.organisations
    first = {name.split()[0] for name in names} - rules.figures.given_names - others
    first = {word for word in first if counts[word] <= starts[word]}
    countries = rules.countries.names.keys() - rules.countries.people
    towns = rules.countries.capitals.keys() | rules.figures.places
    bodies = rules.lexicon.place_words | rules.lexicon.organisation_words
    whole = [name.split() for name in names if name.split()[-1] not in bodies]
    first = first | ({words[0] for words in whole} & rules.figures.given_names - towns)
    surnames = {name.split()[-1] for name in names}
    words = (first | surnames | _misspelt(found, surnames, rules)) - countries
    return tuple(
        replace(name, kind="person")
        if name.kind != "person" and name.key in words and not _says_where(doc, name, rules)
        else name
        for name in found
    )


def _misspelt(found: tuple[Found, ...], surnames: AbstractSet[str], rules: Rules) -> set[str]:
    """Return bare words of which nothing is known and that are one slip from a surname."""
    known = rules.figures.organisations | rules.figures.places
    near: dict[str, str] = {}
    for surname in sorted(surnames):
        near |= dict.fromkeys(slips(surname), surname) if len(surname) >= LONG else {}
    return {
        name.key
        for name in found
        if name.kind == "organisation"
        and len(name.key) >= LONG
        and " " not in name.key
        and not name.text.isupper()
        and name.key not in known
        and any(
            slip in near and name.key[0] == near[slip][0] and one_slip(name.key, near[slip])
            for slip in slips(name.key)
        )
    }


def _says_where(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name says where, and not whose."""
    possessive = name.end < len(doc) and doc[name.end].lower_ in {"'s", "’s"}
    return is_locative(doc, name.start, rules) and not possessive


def with_full_names_as_persons(found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Take a longer name for a person if a person is called by its last word alone."""
    called = {name.key for name in found if name.kind == "person" and " " not in name.key}
    lexicon = rules.lexicon
    return tuple(
        replace(name, kind="person")
        if name.kind == "place"
        and 1 < len(name.key.split()) < 5
        and name.key.split()[-1] in called
        and name.key not in rules.countries.names
        and not lexicon.organisation_words.intersection(name.key.split())
        else name
        for name in found
    )


def with_whereabouts_as_places(
    doc: Doc, found: tuple[Found, ...], rules: Rules
) -> tuple[Found, ...]:
    """Take a name for a place if it always stands behind `in`, `at`, `near` and the like.

    Names with a first name, or that are parts of a longer person's name, stay persons. A known town
    or region is only an organisation (a team, a government) if it is ever a subject.
    """
    parts = {
        word
        for name in found
        if name.kind == "person" and " " in name.key
        for word in name.key.split()
    }
    given = rules.figures.given_names
    somewhere: dict[str, list[bool]] = {}
    where = {name.start for name in found if _is_where(doc, name, rules)}
    for last, name in pairwise((None, *found)):
        if name is None or name.kind in {"group", "place"} or _is_alone(doc, name):
            continue
        listed = last is not None and _is_listed(doc, last, name)
        if last is not None and listed and last.kind in {name.kind, "place"}:
            where |= {name.start} if last.start in where else set()
        somewhere.setdefault(name.key, []).append(_may_be_where(doc, name, where, rules))
    places = {
        word
        for word, always in somewhere.items()
        if all(always) and word.split()[0] not in given and (" " in word or word not in parts)
    }
    return tuple(
        replace(name, kind="place") if name.kind != "group" and name.key in places else name
        for name in found
    )


def _is_where(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name stands behind `in`, `at` and the like."""
    return before_article(doc, name.start, rules) in rules.lexicon.whereabouts


def _may_be_where(doc: Doc, name: Found, where: AbstractSet[int], rules: Rules) -> bool:
    """Tell whether a mention says where: a person's name by what is before it, a known town's too.

    A body whose name nothing is known of is one unless it is always behind `in`.
    """
    if name.kind == "person":
        return name.start in where
    if name.key in rules.figures.places:
        return doc[name.start : name.end].root.dep_ not in {"nsubj", "nsubjpass"}
    known = name.key in rules.figures.organisations or is_acronym(name.text)
    body = rules.lexicon.organisation_words | rules.lexicon.organisation_heads
    if known or not body.isdisjoint(name.key.split()) or name.text.isupper():
        return False
    return name.start > 0 and doc[name.start - 1].lower_ == "in" and name.end - name.start == 1


def _is_listed(doc: Doc, last: Found, name: Found) -> bool:
    """Tell whether a name is joined to the one before it: `in Oslo and Kirn`."""
    between = doc[last.end : name.start].text
    return between in {"and", ","}


def _is_alone(doc: Doc, name: Found) -> bool:
    """Tell whether a name stands alone on its line or in its cell, so that nothing explains it."""
    before = name.start == 0 or doc[name.start - 1].is_space
    return before and (name.end >= len(doc) or doc[name.end].is_space)


def before_article(doc: Doc, start: int, rules: Rules) -> str:
    """Return the word before a token and its article, in lower case; empty at the very start."""
    before = start - 1
    while before >= 0 and doc[before].lower_ in rules.lexicon.articles:
        before -= 1
    return str(doc[before].lower_) if before >= 0 else ""


def is_locative(doc: Doc, start: int, rules: Rules) -> bool:
    """Tell whether a name that starts here says where: the object of in, at, to, from ..."""
    return before_article(doc, start, rules) in rules.lexicon.locative


def with_one_kind_per_form(found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Give all mentions of one form the kind that most of them have; ties go to the first."""
    votes: dict[str, Counter[ActorKind]] = {}
    for name in found:
        votes.setdefault(name.key, Counter())[name.kind] += 1
    settled = rules.countries.names.keys() | rules.countries.demonyms.keys()
    return tuple(
        name if name.key in settled else replace(name, kind=votes[name.key].most_common(1)[0][0])
        for name in found
    )

"""An office that stands only in the headline: `Mayor Ann Holm resigns`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.lexicon import Lexicon
from briefing.analysis.names import key
from briefing.analysis.profiles import Profile

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PREFIX = re.compile(r"^(?:ex|vice|co|then)-")


def with_offices_of_headline(
    profiles: Sequence[Profile], names: Sequence[str], title: str, lexicon: Lexicon
) -> list[Profile]:
    """Return the actors, those without a role with the office before their name in the title.

    Args:
        profiles: All actors.
        names: What each is called.
        title: The headline.
        lexicon: Word lists.
    """
    surnames = [
        key(name).split()[-1]
        for profile, name in zip(profiles, names, strict=True)
        if profile.kind == "person"
    ]
    given = []
    for profile, name in zip(profiles, names, strict=True):
        role = ""
        if profile.kind == "person" and not profile.description.role:
            unique = surnames.count(key(name).split()[-1]) == 1
            role = office_in(title, name, lexicon, surname=unique)
        described = replace(profile.description, role=role)
        given.append(replace(profile, description=described) if role else profile)
    return given


def office_in(title: str, name: str, lexicon: Lexicon, *, surname: bool) -> str:
    """Return the office that a title begins with, right before a name, or nothing.

    Args:
        title: The headline.
        name: Full name of a person.
        lexicon: Word lists.
        surname: Whether the surname alone means nobody else in the text.
    """
    words = list(_WORD.finditer(title))
    keys = [key(word.group()) for word in words]
    wanted = key(name).split()
    for size in (len(wanted), 1) if surname else (len(wanted),):
        for place in range(1, len(words) - size + 1):
            if keys[place : place + size] == wanted[-size:]:
                before = title[: words[place].start()]
                return _office(before, lexicon)
    return ""


def _office(before: str, lexicon: Lexicon) -> str:
    """Return what stands before a name if it is an office from first to last, or nothing."""
    start = max(before.rfind(mark) + 1 for mark in ':;|–—“"')
    text = before[start:].strip()
    words = [_PREFIX.sub("", word.replace(".", "")) for word in text.casefold().split()]
    known = lexicon.titles | lexicon.offices | lexicon.hedges | lexicon.portfolio_words
    known |= lexicon.organisation_heads
    offices = lexicon.offices - lexicon.ranks
    if not words or words[-1] not in offices or not known.issuperset(words):
        return ""
    return text

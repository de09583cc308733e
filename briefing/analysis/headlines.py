"""An office that stands only in the headline: `Mayor Ann Holm resigns`."""

from __future__ import annotations

import re
from collections import Counter
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
    words = tuple((word.start(), key(word.group())) for word in _WORD.finditer(title))
    surnames = Counter(
        _last(name)
        for profile, name in zip(profiles, names, strict=True)
        if profile.kind == "person"
    )
    titled = {word for _, word in words}
    given = []
    for profile, name in zip(profiles, names, strict=True):
        role = ""
        surname = _last(name)
        if profile.kind == "person" and not profile.description.role and surname in titled:
            whole = None if surnames[surname] == 1 else len(key(name).split())
            role = office_in(title, words, name, lexicon, shortest=whole or 1)
        described = replace(profile.description, role=role)
        given.append(replace(profile, description=described) if role else profile)
    return given


def office_in(
    title: str,
    words: Sequence[tuple[int, str]],
    name: str,
    lexicon: Lexicon,
    *,
    shortest: int,
) -> str:
    """Return the office that a title begins with, right before a name, or nothing.

    Args:
        title: The headline.
        words: Start and key of each of its words.
        name: Full name of a person.
        lexicon: Word lists.
        shortest: How many of its last words mean that person and nobody else.
    """
    wanted = key(name).split()
    for size in sorted({len(wanted), shortest}, reverse=True):
        for place in range(1, len(words) - size + 1):
            if [word for _, word in words[place : place + size]] == wanted[-size:]:
                return _office(title[: words[place][0]], lexicon)
    return ""


def _last(name: str) -> str:
    """Return the key of the last word of a name."""
    return key(name).rpartition(" ")[2]


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

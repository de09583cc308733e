"""Word lists of a language as patterns: an underscore in a list stands for a space in the text."""

from __future__ import annotations

import re
from functools import cache

from briefing.languages import Language


def words(language: Language, name: str) -> frozenset[str]:
    """Return a word list of a language; empty if it has none of that name."""
    return language.words.get(name, frozenset())


def pattern(language: Language, name: str) -> re.Pattern[str]:
    """Return the pattern of a language's word list; it never matches if there is no such list."""
    return _compiled(words(language, name))


@cache
def _compiled(phrases: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for any of the phrases as whole words; the longest one wins."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(map(_escaped, longest_first))
    return re.compile(rf"(?<!\w)(?:{alternatives})" if phrases else r"(?!)", re.IGNORECASE)


def _escaped(phrase: str) -> str:
    """Return the pattern of one phrase, with either apostrophe."""
    # Chinese has no spaces between words, so that any sign may follow.
    spaced = phrase[-1].isalnum() and not "\u3400" <= phrase[-1] <= "\u9fff"
    end = r"(?!\w)" if spaced else ""
    return re.escape(phrase).replace("_", r"\s+").replace("'", "['’]") + end

"""Names and roles in a form that can be compared, and what a role is worth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

from tests.eval.answers import Gold

Verdict = Literal["right", "short", "hedge lost", "invented", "wrong"]

STRAIGHT = str.maketrans("‘’“”", "''\"\"")
HEDGES = frozenset(
    {"so-called", "self-styled", "former", "acting", "alleged", "interim", "then", "retired"}
)
"""Words without which a role claims more than its text does."""
SMALL = frozenset({"a", "an", "the", "his", "her", "its", "their", "my", "our", "and", "of", "now"})
"""Words that decide nothing."""


def fold(text: str) -> str:
    """Return a name or sentence without case, accents, curly quotes and a leading article."""
    bare = unicodedata.normalize("NFKD", text.translate(STRAIGHT))
    plain = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(plain.split()).removeprefix("the ").removesuffix("'s")


def role_words(role: str, nations: Mapping[str, str], names: Iterable[str] = ()) -> frozenset[str]:
    """Return the words of a role that matter.

    Plurals and possessives are singular, an adjective of a nation is its name, and the names of
    persons, which a quoted role may enclose, are left out.

    Args:
        role: The role as given or as quoted.
        nations: Names of countries by their folded adjectives.
        names: Names of persons.
    """
    text = fold(role)
    for name in names:
        text = text.replace(fold(name), " ")
    text = " ".join(nations.get(word, word) for word in re.findall(r"[\w'&-]+", text))
    singular = (_singular(word) for word in text.split())
    return frozenset(word for word in singular if word and word not in SMALL)


def judge(role: str, gold: Gold, nations: Mapping[str, str], names: Iterable[str]) -> Verdict:
    """Return what a role is worth.

    Right is a role that holds every word of an acceptable one and none that no acceptable one
    holds; without a word that limits the claim it is worse than wrong, and without another it is
    short.
    """
    names = tuple(names)
    phrases = [role_words(phrase, nations, names) for phrase in (*gold.roles, *gold.joined)]
    if not phrases:
        return "invented"
    given = role_words(role, nations, names)
    besides = (*gold.extra, *gold.country, *gold.rank)
    allowed = frozenset().union(*phrases, *(role_words(each, nations) for each in besides))
    if not given or given - allowed:
        return "wrong"
    if any(phrase - HEDGES <= given and (phrase & HEDGES) - given for phrase in phrases):
        return "hedge lost"
    return "right" if any(phrase <= given for phrase in phrases) else "short"


def _singular(word: str) -> str:
    """Return a word without the mark of the possessive or the plural."""
    word = word.removesuffix("'s").strip("'")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word.removesuffix("s") if len(word) > 3 else word

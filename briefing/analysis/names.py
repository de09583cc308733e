"""Names as strings: normal form, initials, and spellings that differ by one slip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_OUTER = " \t\n.,;:!?'\"“”„«»()[]{}–—-*_/"
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "le", "du", "des", "del"}
    | {"von", "van", "der", "den", "al", "el", "bin", "ibn"}
)
"""Words that an acronym may leave out."""


def printed(text: str) -> str:
    """Return a name on one line, as a reader sees it."""
    return " ".join(text.split())


def normal(text: str) -> str:
    """Return the normal form: one line, no possessive, no outer punctuation, no accents."""
    flat = printed(unicodedata.normalize("NFKC", text).translate(_APOSTROPHES))
    bare = _POSSESSIVE.sub("", flat.strip(_OUTER.replace("'", ""))).strip(_OUTER)
    letters = unicodedata.normalize("NFD", bare)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def key(text: str) -> str:
    """Return what two writings of one name have in common: no case, full stops or hyphens."""
    return " ".join(normal(text).casefold().replace(".", "").replace("-", " ").split())


def is_acronym(text: str) -> bool:
    """Tell whether a word of 2 to 7 letters has at least two capitals, such as `UN` or `BfV`."""
    bare = normal(text).replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 7 and bare.isalpha() and sum(c.isupper() for c in bare) >= 2


def is_latin(text: str) -> bool:
    """Tell whether a text has no letter of another script."""
    return all(
        "LATIN" in unicodedata.name(character, "") for character in text if character.isalpha()
    )


def initials(text: str) -> frozenset[str]:
    """Return the initials of a name of several words, with and without its small words."""
    words = [word for word in re.split(r"[\s\-/]+", normal(text)) if word and word[0].isalnum()]
    if len(words) < 2:
        return frozenset()
    full = "".join(word[0] for word in words)
    short = "".join(word[0] for word in words if word.casefold() not in SMALL)
    return frozenset({full.upper(), short.upper()})


def one_slip(first: str, second: str) -> bool:
    """Tell whether two words differ by one letter too many, missing, wrong or swapped."""
    return DamerauLevenshtein.distance(first, second, score_cutoff=1) <= 1


def slips(word: str) -> Iterator[str]:
    """Yield the word and all of it that is left when one letter is taken out.

    Two words that are one slip apart share at least one of these, so that an index of them finds
    misspellings without comparing every word with every other.
    """
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]

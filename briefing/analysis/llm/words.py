"""The words of a point and of the sentences it cites, in the forms in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis import features
from briefing.analysis.names import SMALL, normal
from briefing.languages import Language

_WORD = re.compile(r"[^\W_]+(?:(?:[.'’&@/-]|://)[^\W_]+)*")
_ADDRESS = re.compile(r"@|://|[^\W_]{2}\.[^\W\d_]{2}")
_JOINTS = re.compile(r"[.'&@/:\s-]+")
_BEGINNING = re.compile(r"(?:^|[.!?:;…][”’\")\]]*\s+|[“‘«\"'(—–]\s?)\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """One word where it stands."""

    text: str
    """As it is printed."""
    start: int
    """First character."""
    end: int
    """One past the last character."""

    @property
    def capital(self) -> bool:
        """True if it looks like a name: a capital in it, or the signs of an address."""
        return self.text != self.text.lower() or bool(_ADDRESS.search(self.text))


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    return tuple(Word(found.group(), *found.span()) for found in _WORD.finditer(text))


def fold(word: str) -> str:
    """Return what two writings of a word have in common: no case, accents, possessive, stops."""
    return normal(word).casefold().replace(".", "")


def parts(word: str) -> tuple[str, ...]:
    """Return the folded parts of a word at hyphens, apostrophes and stops."""
    return tuple(part.casefold() for part in _JOINTS.split(normal(word)) if part)


def stems(text: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, without accents."""
    return features.terms(normal(text), language)


def begins(word: Word, text: str) -> bool:
    """Tell whether a word stands where any word has a capital: first, or after a mark."""
    return bool(_BEGINNING.search(text[: word.start][-10:]))


def runs(text: str) -> Iterator[tuple[Word, ...]]:
    """Yield each row of words with capitals, such as a name; small words may stand between them."""
    row: list[Word] = []
    small: list[Word] = []
    for word in words(text):
        joined = bool(row) and text[([*row, *small])[-1].end : word.start].strip("’'") == " "
        if word.text[0].isupper() and (joined or not row):
            row += [*small, word]
            small = []
        elif joined and word.text in SMALL and len(small) < 2:
            small.append(word)
        else:
            if row:
                yield tuple(row)
            row, small = ([word], []) if word.text[0].isupper() else ([], [])
    if row:
        yield tuple(row)

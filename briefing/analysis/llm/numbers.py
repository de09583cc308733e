"""Numbers in running text, in figures and in words, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from briefing.analysis import wordlists
from briefing.analysis.llm.words import stems
from briefing.languages import Language

_FIGURES = (
    r"(?<![^\W_])(?<!\d[.,])(?P<figures>\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?)"
    r"(?:(?P<suffix>[^\W\d_]{1,2})\b|(?![^\W\d_]))"
)
_CLAUSE = re.compile(r"[.,;:!?()—–\"“”]")
_GAP = re.compile(r"[ \u00a0\u202f-]?(?P<sign>[%٪])?")
_GROUPS = str.maketrans("", "", ",\u00a0\u202f")
_REACH = 40
"""Characters behind a number in which the words for what it counts are looked for."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text."""

    value: Fraction
    """The number, with thousands and millions worked out."""
    kind: str
    """`%` for a share, `th` for a place in an order, `s` for a decade, else empty."""
    text: str
    """As it is printed."""
    counted: frozenset[str]
    """Stems of up to two words behind it."""

    def same(self, other: Quantity) -> bool:
        """Tell whether both are the same number of the same kind."""
        return (self.value, self.kind) == (other.value, other.kind)


@dataclass(frozen=True, slots=True)
class _Numerals:
    """The number words of a language."""

    small: Mapping[str, int]
    scales: Mapping[str, int]
    orders: Mapping[str, int]
    suffixes: Mapping[str, int]
    endings: frozenset[str]
    joiners: frozenset[str]
    pattern: re.Pattern[str]
    scale: re.Pattern[str]


def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return the numbers of a text: 1,500,000 and 1.5 million, 12 % and twelve per cent, 3rd."""
    return tuple(_found(text, language))


def vague(text: str, language: Language) -> frozenset[str]:
    """Return the words for numbers that are not exact, such as `thousands`."""
    return frozenset(re.findall(r"\w+", text.lower())) & wordlists.words(language, "vague_numbers")


def _found(text: str, language: Language) -> Iterator[Quantity]:
    """Yield the numbers of a text."""
    numerals = _numerals(*_lists(language))
    percent = wordlists.pattern(language, "percent_words")

    def counted(end: int) -> frozenset[str]:
        following = numerals.pattern.search(text, end)  # which counts for itself
        return _counted(text[end : following.start() if following else None], language)

    done = 0
    for match in numerals.pattern.finditer(text):
        if match.start() < done:
            continue
        read = _figures(match, text, numerals) if match["figures"] else _spelled(match, numerals)
        for value, kind, start, end in read:
            gap = _GAP.match(text, end)
            sign = percent.match(text, gap.end()) if gap and not gap["sign"] else gap
            done = sign.end() if sign else end
            yield Quantity(value, "%" if sign else kind, text[start:done], counted(done))


def _counted(behind: str, language: Language) -> frozenset[str]:
    """Return the stems of what a number counts, from the text behind it."""
    words = _CLAUSE.split(behind[:_REACH], maxsplit=1)[0].split()[:4]
    return frozenset([stem for stem in stems(" ".join(words), language) if stem.isalpha()][:2])


def _figures(
    match: re.Match[str], text: str, numerals: _Numerals
) -> Iterator[tuple[Fraction, str, int, int]]:
    """Yield the number that is written in figures, as (value, kind, start, end)."""
    value, end = Fraction(match["figures"].translate(_GROUPS)), match.end()
    suffix = (match["suffix"] or "").lower()
    scale = None if suffix else numerals.scale.match(text, end)
    if scale:
        value, end = value * numerals.scales[scale[1].lower()], scale.end()
    kind = "th" if suffix in numerals.endings else "s" if suffix == "s" else ""
    yield value * numerals.suffixes.get(suffix, 1), kind, match.start(), end


def _spelled(match: re.Match[str], numerals: _Numerals) -> Iterator[tuple[Fraction, str, int, int]]:
    """Yield the numbers in a row of number words, as (value, kind, start, end)."""
    total = current = 0
    start = end = -1
    kind, joined = "", False
    for word in re.finditer(r"[^\W\d_]+", match.group()):
        name = word.group().lower()
        if name in numerals.joiners:
            joined = True
            continue
        value = numerals.small.get(name, numerals.orders.get(name))
        if start >= 0 and (kind or not _goes_on(current, value, joined)):
            yield Fraction(total + current), kind, match.start() + start, match.start() + end
            total, current, start, kind = 0, 0, -1, ""
        if value is not None:
            current += value
            kind = "th" if name in numerals.orders else ""
        else:
            scale = numerals.scales[name]
            scaled = max(1, current) * scale
            total, current = (total + scaled, 0) if scale >= 1000 else (total, scaled)
        start = word.start() if start < 0 else start
        end, joined = word.end(), False
    yield Fraction(total + current), kind, match.start() + start, match.start() + end


def _goes_on(current: int, value: int | None, joined: bool) -> bool:
    """Tell whether a number goes on with a word: `twenty` with `five`, `hundred` with either.

    `joined` says that an "and" stands between: "two and three" are two numbers.
    """
    if value is None:
        return not joined
    room = 10 if current % 100 and not joined else 100
    return current % room == 0 and value < room and (current > 0 or not joined)


def _lists(language: Language) -> Iterable[frozenset[str]]:
    """Return the lists of number words."""
    names = (
        "number_words",
        "scale_words",
        "order_words",
        "scale_suffixes",
        "order_suffixes",
        "number_joiners",
    )
    return (wordlists.words(language, name) for name in names)


@cache
def _numerals(
    small: frozenset[str],
    scales: frozenset[str],
    orders: frozenset[str],
    suffixes: frozenset[str],
    endings: frozenset[str],
    joiners: frozenset[str],
) -> _Numerals:
    """Return the number words with their patterns."""
    tables = (_table(small), _table(scales), _table(orders))
    word = rf"(?:{_any(word for table in tables for word in table)})"
    row = rf"\b{word}(?:[\s-]+(?:(?:{_any(joiners)})\s+)?{word})*\b"
    return _Numerals(
        tables[0],
        tables[1],
        tables[2],
        _table(suffixes),
        endings,
        joiners,
        re.compile(rf"{_FIGURES}|{row}", re.IGNORECASE),
        re.compile(rf"[\s-]?({_any(tables[1])})\b", re.IGNORECASE),
    )


def _table(entries: frozenset[str]) -> Mapping[str, int]:
    """Return number by word of entries such as `two=2`."""
    return {word: int(number) for word, number in (entry.split("=") for entry in entries)}


def _any(words: Iterable[str]) -> str:
    """Return the pattern for any of the words, the longest first; never, if there is none."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or r"(?!)"

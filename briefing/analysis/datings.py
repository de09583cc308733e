"""Finds explicit dates in a text, by the names of months and the words of its language.

Only a date that tells when something happens counts: "in 2015", "on 12 March 2019". One that
names a thing is none ("the 2015 deal", "the agreement of July 2015"), nor is a number that only
looks like a year ("in 2,019 cases", "in 2019 cases").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing.analysis import wordlists
from briefing.languages import Dates, Language

SHORTENED = 5
"""Letters of the shortest name of a month that is also written as "Sept."."""
SHORT = 3
"""Letters of the longest word that is taken for none that a date could belong to."""
_YEAR = r"(?P<year>[12]\d{3})(?!\d|[.,]\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|η|\.)?"
_NO_NUMBER = r"(?<!\d)(?<!\d[.,/:-])(?<![A-Za-z€$£])"
_ISO = rf"{_NO_NUMBER}(?P<year>[12]\d{{3}})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
# A year that stands alone is none before printing, nor far ahead.
_LONE_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[.,]\d|['’]?s\b)"
_RANGE = re.compile(r"\s?[-–—/]\s?\d")
_NEXT_WORD = re.compile(r"\s+[(“‘\"']?(?P<word>\w[\w'’-]*)|\s*[-/%]\s*(?P<sign>\w?)")
_MARKED_YEARS = frozenset("年년")
"""Signs that make a date of a number without any other word."""
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)


@dataclass(frozen=True, slots=True)
class Dating:
    """A date in a text."""

    date: str
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    start: int
    """First character, a preposition before it not counted."""
    end: int
    """One past the last character."""


def find_dates(text: str, language: Language) -> tuple[Dating, ...]:
    """Return the dates in a text, in its order; costs next to nothing where there is no year."""
    text = text.translate(_FIGURES)
    if not re.search(r"[12]\d{3}", text):
        return ()
    found: list[Dating] = []
    for form in _forms(language.months, language.dates, _words(language)):
        for match in form.finditer(text):
            one = _dating(match, language)
            if not any(one.start < o.end and o.start < one.end for o in found):
                found.append(one)
    dates = (one for one in found if one.date and _tells_when(text, one, language))
    return tuple(sorted(dates, key=lambda one: one.start))


def month_names(language: Language) -> Mapping[str, int]:
    """Return the number of a month by each of its names, also "Sept." and inflected ones."""
    forms = wordlists.words(language, "month_forms")
    return _named_months(language.months, language.dates.months, forms)


def alternatives(words: Iterable[str]) -> str:
    """Return the pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _words(language: Language) -> tuple[frozenset[str], ...]:
    """Return the lists that the patterns are made of."""
    names = ("month_forms", "date_links", "clitics", "before_year", "after_year")
    return tuple(wordlists.words(language, name) for name in names)


@cache
def _named_months(
    months: tuple[str, ...], inside: tuple[str, ...], forms: frozenset[str]
) -> Mapping[str, int]:
    """Return names of months with their numbers."""
    found: dict[str, int] = {}
    for names in (months, inside):
        for number, name in enumerate(names, start=1):
            found |= {name: number, name.capitalize(): number}
            if name.isalpha() and name.isascii() and len(name) >= SHORTENED:
                short = {f"{name[:length]}." for length in (3, 4)}
                found |= {one: number for word in short for one in (word, word.capitalize())}
    for entry in forms:
        name, _, value = entry.partition("=")
        found |= {name: int(value), name.capitalize(): int(value)}
    return found


@cache
def _forms(
    months: tuple[str, ...], dates: Dates, words: tuple[frozenset[str], ...]
) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of dates, those that say most first."""
    forms, links, clitics, before, after = words
    month = alternatives(_named_months(months, dates.months, forms))
    if any(char.isdigit() for char in months[0]):
        patterns = [_ISO, *(_literal(p, month) for p in (dates.day, dates.month))]
    else:
        gap = rf",?\s+(?:{alternatives(links)}\s+)?" if links else r",?\s+"
        joined = f"(?:{alternatives(clitics)})?-?" if clitics else ""
        name = rf"(?<!\w){joined}(?P<month>{month})"
        patterns = [
            _ISO,
            rf"{_NO_NUMBER}{_DAY}{gap}{name}{gap}{_YEAR}",
            rf"{name}\s{_DAY},?\s{_YEAR}",
            rf"{name}{gap}{_YEAR}",
        ]
    if _MARKED_YEARS & set(dates.year):
        patterns.append(_literal(dates.year, month))
    if before:
        lead = alternatives(before).replace("_", r"\s")
        patterns.append(rf"(?<!\w)(?i:{lead})(?:\s+|[-־]){_LONE_YEAR}")
    if after:
        tail = alternatives(after)
        patterns.append(rf"{_NO_NUMBER}{_LONE_YEAR}\s+(?:{tail})(?!\w)")
    return tuple(re.compile(pattern) for pattern in patterns)


def _literal(pattern: str, month: str) -> str:
    """Return the pattern of a date as a language writes it, spaces being optional."""
    text = re.escape(pattern.replace("\u200f", "")).replace(r"\ ", r"\s*")
    for name, form in (("day", r"\d{1,2}"), ("month", month), ("year", r"[12]\d{3}")):
        text = text.replace(rf"\{{{name}\}}", f"(?P<{name}>{form})")
    return r"(?<![\d.,/-])" + text


def _dating(match: re.Match[str], language: Language) -> Dating:
    """Return what a match says; with an empty date if there is no such day."""
    parts = match.groupdict()
    start = min(match.start(name) for name in ("year", "month", "day") if parts.get(name))
    month = parts.get("month") or "1"
    number = int(month) if month.isdecimal() else month_names(language)[month]
    try:
        day = date(int(parts["year"]), number, int(parts.get("day") or 1)).isoformat()
    except ValueError:
        return Dating("", start, match.end())
    length = 10 if parts.get("day") else 7 if parts.get("month") else 4
    return Dating(day[:length], start, match.end())


def _tells_when(text: str, dating: Dating, language: Language) -> bool:
    """Tell whether a date says when something happens, and is no part of a name or an amount."""
    before, after = text[: dating.start].rstrip(), text[dating.end :]
    if _RANGE.match(after) or re.search(r"\d\s?[-–—/]\Z", before):
        return False
    if before.count("(") > before.count(")"):  # which is about something else
        return False
    leads = wordlists.words(language, "before_date")
    if not leads or (_ends_with(before, leads) and len(dating.date) > len("2018")):
        return True
    if len(dating.date) == len("2018") and not text[dating.start : dating.end].isdecimal():
        return True  # "2018 году"
    named = _ends_with(before, wordlists.words(language, "date_of_thing"))
    if named and not _ends_with(before, wordlists.words(language, "before_year")):
        return False
    # In German every noun has a capital, and what follows a date is the verb.
    return language.code == "de" or _is_free(after, language)


def _ends_with(text: str, phrases: frozenset[str]) -> bool:
    """Tell whether a text ends in one of the phrases, as whole words."""
    tail = " ".join(text[-40:].lower().split())
    return any(
        tail == words or tail.endswith((f" {words}", f"({words}"))
        for words in (phrase.replace("_", " ") for phrase in phrases)
    )


def _is_free(after: str, language: Language) -> bool:
    """Tell whether no noun follows that the date would belong to."""
    found = _NEXT_WORD.match(after)
    if not found:
        return True
    word = found["word"]
    if word is None:
        return found["sign"] == ""
    if word.isupper() and len(word) > 1:  # "US dollars"
        return False
    return word[:1].isupper() or len(word) <= SHORT or word in wordlists.words(language, "stop")

"""Dates that only the day of publication makes certain: "November last year", "last November".

Where they could mean two months ("last March", printed in July) they mean none; nor do they count
in somebody's quoted words, which may be older than the article.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis import wordlists
from briefing.analysis.datings import Dating, alternatives, month_names
from briefing.languages import Language

OPENING, CLOSING = "“«„", "”»"


def find_anchored(text: str, language: Language, published: str) -> tuple[Dating, ...]:
    """Return the dates in a text that follow from the article's date of publication.

    Args:
        text: A sentence.
        language: Its language; without a list `relative_years` there are none.
        published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty for none.
    """
    shifts = dict(entry.split("=") for entry in wordlists.words(language, "relative_years"))
    if not published or not shifts:
        return ()
    months = month_names(language)
    by_year, by_last = _patterns(
        tuple(months), tuple(sorted(shifts)), tuple(sorted(wordlists.words(language, "last_words")))
    )
    this_year = int(published[:4])
    found = []
    for match in by_year.finditer(text):
        year = this_year + int(shifts["_".join(match["year"].split())])
        found.append(_dating(match, year, months[match["month"]]))
    # Only a month that has not come yet this year was last there a year before.
    latest = int(published[5:7]) if len(published) > len("2018") else 13
    found.extend(
        _dating(match, this_year - 1, months[match["month"]])
        for match in by_last.finditer(text)
        if months[match["month"]] >= latest
    )
    return tuple(one for one in found if not _is_quoted(text, one.start))


@cache
def _patterns(
    months: tuple[str, ...], years: tuple[str, ...], last: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of "November last year" and of "last November"."""
    month = rf"(?P<month>{alternatives(months)})"
    year = rf"(?P<year>{alternatives(years)})".replace("_", r"\s")
    return (
        re.compile(rf"(?<!\w){month},?\s(?:of\s)?{year}(?!\w)"),
        re.compile(rf"(?<!\w)(?:{alternatives(last)})\s{month}(?!\w)(?!,?\s\d)"),
    )


def _dating(match: re.Match[str], year: int, month: int) -> Dating:
    return Dating(f"{year}-{month:02d}", match.start("month"), match.end())


def _is_quoted(text: str, at: int) -> bool:
    """Tell whether a place lies between quotation marks."""
    before = text[:at]
    opened = sum(before.count(sign) for sign in OPENING)
    closed = sum(before.count(sign) for sign in CLOSING)
    return opened > closed or before.count('"') % 2 == 1

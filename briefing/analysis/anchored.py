"""Dates that only the day of publication makes certain: "November last year", "last November".

Where they could mean two months ("last March", printed in July) they mean none; nor do they count
in somebody's quoted words, which may be older than the article.
"""

from __future__ import annotations

import re

from briefing.analysis import wordlists
from briefing.analysis.datings import Dating, month_names, month_pattern
from briefing.languages import Language

OPENING, CLOSING = "“«„", "”»"


def find_anchored(text: str, language: Language, published: str) -> tuple[Dating, ...]:
    """Return the dates in a text that follow from the article's date of publication.

    Args:
        text: A sentence.
        language: Its language; without a list `relative_years` there are none.
        published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty for none.
    """
    if not published or not wordlists.words(language, "relative_years"):
        return ()
    found = (*_by_year(text, language, published), *_by_last(text, language, published))
    return tuple(one for one in found if not _is_quoted(text, one.start))


def _by_year(text: str, language: Language, published: str) -> tuple[Dating, ...]:
    """Return months with a year that is counted from this one."""
    shifts = dict(entry.split("=") for entry in wordlists.words(language, "relative_years"))
    phrases = "|".join(re.escape(phrase).replace("_", r"\s") for phrase in sorted(shifts))
    form = rf"(?<!\w)(?P<month>{month_pattern(language)}),?\s(?:of\s)?(?P<year>{phrases})(?!\w)"
    months = month_names(language)
    return tuple(
        Dating(
            f"{int(published[:4]) + int(shifts['_'.join(match['year'].split())])}"
            f"-{months[match['month']]:02d}",
            match.start(),
            match.end(),
        )
        for match in re.finditer(form, text)
    )


def _by_last(text: str, language: Language, published: str) -> tuple[Dating, ...]:
    """Return months that were last there a year before, since this year's have not come yet."""
    if len(published) < len("2018-07"):
        return ()
    words = "|".join(sorted(wordlists.words(language, "last_words")))
    form = rf"(?<!\w)(?:{words})\s(?P<month>{month_pattern(language)})(?!\w)(?!,?\s\d)"
    months = month_names(language)
    return tuple(
        Dating(
            f"{int(published[:4]) - 1}-{months[match['month']]:02d}",
            match.start("month"),
            match.end(),
        )
        for match in re.finditer(form, text)
        if months[match["month"]] >= int(published[5:7])
    )


def _is_quoted(text: str, at: int) -> bool:
    """Tell whether a place lies between quotation marks."""
    before = text[:at]
    opened = sum(before.count(sign) for sign in OPENING)
    closed = sum(before.count(sign) for sign in CLOSING)
    return opened > closed or before.count('"') % 2 == 1

"""Dates as a reader sees them, and as a machine wants them."""

from __future__ import annotations

from datetime import UTC, datetime

from briefing.languages import Language

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Machine date of an article without one: the first date that a ZIP entry can hold."""


def written_date(date: str, language: Language) -> str:
    """Return `2018-07-20` as "20 July 2018", `2018-07` as "July 2018", `2018` as it is.

    That is how English does it; every language has its own patterns.
    """
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    forms = language.dates
    if not month:
        return forms.year.format(year=year)
    if not day:
        return forms.month.format(month=language.months[month - 1], year=year)
    name = (forms.months or language.months)[month - 1]
    pattern = forms.first if day == 1 else forms.day
    return pattern.format(day=day, month=name, year=year)


def machine_date(date: str) -> datetime:
    """Return the first moment of a year, month or day in UTC; 1980-01-01 if there is no date."""
    if not date:
        return UNDATED
    year, month, day = ([int(part) for part in date.split("-")] + [1, 1])[:3]
    return datetime(year, month, day, tzinfo=UTC)

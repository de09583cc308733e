"""Dates as a reader sees them, and as a machine wants them."""

from __future__ import annotations

from datetime import UTC, datetime

from briefing.languages import Language

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Machine date of an article without one: the first date that a ZIP entry can hold."""


def written_date(date: str, language: Language) -> str:
    """Return `2018-07-20` as "20 July 2018", `2018-07` as "July 2018", `2018` as it is."""
    parts = date.split("-")
    if len(parts) == 1:
        return date
    month = language.months[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{int(parts[2])} {month} {parts[0]}"


def machine_date(date: str) -> datetime:
    """Return the first moment of a year, month or day in UTC; 1980-01-01 if there is no date."""
    if not date:
        return UNDATED
    year, month, day = ([int(part) for part in date.split("-")] + [1, 1])[:3]
    return datetime(year, month, day, tzinfo=UTC)

"""Dates as people write them, and as the model keeps them: a year, a month or a day."""

from __future__ import annotations

import datetime as dt
import re

from briefing.languages import DEFAULT, load

# The year range keeps "null dates" of other systems (0001-01-01) and typing errors out.
_YEAR = r"(?P<year>[12]\d{3})"
_TIME = (
    r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?\s*(?:Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_WEEKDAY = r"(?:[A-Za-z]{3,9},?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = (
    re.compile(_YEAR),
    re.compile(_YEAR + r"[-/.](?P<month>\d{1,2})"),
    re.compile(_YEAR + r"([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})" + _TIME, re.IGNORECASE),
    re.compile(_MONTH + r",?\s+" + _YEAR),
    re.compile(_WEEKDAY + _DAY + r"[\s-]+(?:of\s+)?" + _MONTH + r",?[\s-]+" + _YEAR + _TIME),
    re.compile(_WEEKDAY + _MONTH + r"\s+" + _DAY + r",?\s+" + _YEAR + _TIME),
)


def parse_date(value: object) -> str | None:
    """Return `YYYY`, `YYYY-MM` or `YYYY-MM-DD` for a date; None if it is not understood.

    Takes ISO dates and times, "20 July 2018", "July 20, 2018", "July 2018", and what TOML holds as
    a number or a date. Dates such as 07/08/2018 are refused: they mean two days.
    """
    if isinstance(value, dt.date):
        value = value.isoformat()[:10]
    elif isinstance(value, int) and 1000 <= value <= 9999:
        value = str(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value[:80].split())
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            return _checked(found.groupdict())
    return None


def _checked(parts: dict[str, str]) -> str | None:
    """Return the canonical form if there is such a day."""
    month = _month(parts["month"]) if "month" in parts else 1
    try:
        day = dt.date(int(parts["year"]), month, int(parts.get("day", 1)))
    except ValueError:
        return None
    length = 10 if "day" in parts else 7 if "month" in parts else 4
    return day.isoformat()[:length]


def _month(word: str) -> int:
    """Return the number of a month that is written as a number, a name or an abbreviation."""
    if word.isdecimal():
        return int(word)
    wanted = word.lower()
    for number, name in enumerate(load(DEFAULT).months, start=1):
        if wanted in {name.lower(), name[:3].lower(), name[:4].lower()}:
            return number
    return 0

"""What may be cut off a sentence at its start or end, so that the rest is still the text's own."""

from __future__ import annotations

import re

from briefing.analysis import standing, wordlists
from briefing.languages import Language

_COMMA = re.compile(r",?\s+(?=[\"“]?[^\W_a-z])")
_FOOTNOTES = re.compile(r"(?<=[.!…\"'”’»)])(?:\s?\[(?:\d{1,3}|[a-z])\])+\Z")
_CAPITAL = r"(?=[\"'“‘]?(?:[^\W\d_a-z]|[a-z][A-Z]))"
_DASH = r"\s*(?:--|[–—]|-(?=\s))\s*"
_AGENCY = r"\((?:[^\W\d_a-z][\w.&]*)(?:\s[^\W\d_a-z][\w.&]*){0,2}\)"
_WORD = r"(?:[^\W\d_a-z][\w.’']*|of|the|de|la)"
_PLACE = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_MOST = 80
"""Characters that a date line has at most."""


def kept(text: str, language: Language) -> tuple[int, int]:
    """Return (start, end) of what is left of a sentence when what leans or leads in is cut off.

    Cut off are a date line before its dash ("LONDON, March 3 –", "(CNN)"), a connective before a
    name ("However, Ghana ...") and marks of footnotes behind the full stop.
    """
    start = date_line(text, language)
    # "Tema, Ghana – This past week" is better than "This past week".
    if standing.leans(text[start:], language) and not connective(text[start:], language):
        start = 0
    start += connective(text[start:], language)
    notes = _FOOTNOTES.search(text)
    return start, notes.start() if notes else len(text)


def connective(text: str, language: Language) -> int:
    """Return the length of a leading connective that may be cut off: what follows is a name.

    "However, Pakistan ..." gives 9. Before an ordinary word it is 0, because the sentence would
    start with a small letter.
    """
    found = wordlists.pattern(language, "connectives").match(text)
    comma = _COMMA.match(text, found.end()) if found else None
    return comma.end() if comma else 0


def date_line(text: str, language: Language) -> int:
    """Return the length of the place, date and agency that a report starts with.

    A place alone is told by its capitals ("LONDON –") or by what stands with it, an agency in
    brackets, a date or the wider place ("Tema, Ghana –"): "Ghana – Togo" is no date line.
    """
    found = re.match(_shape(language), text[:_MOST])
    return found.end() if found else 0


def _shape(language: Language) -> str:
    """Return the pattern of a date line in a language."""
    months = "|".join(map(re.escape, language.months))
    date = rf"(?:(?:{months})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?:{months}))(?:,?\s\d{{4}})?"
    weekday = r"[^\W\d_a-z]\w+day"
    capitals = r"[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{3,}){0,3}"
    beside = rf"(?:,\s{_PLACE}){{0,2}}(?:,?\s{date})?"
    return "|".join(
        [
            rf"{_AGENCY}(?:{_DASH}|\s?){_CAPITAL}",
            rf"{_PLACE}(?:,\s{_PLACE}){{0,2}}(?:,?\s{date})?\s{_AGENCY}{_DASH}{_CAPITAL}",
            rf"{capitals}{beside}{_DASH}{_CAPITAL}",
            rf"{_PLACE}(?:,\s{_PLACE}){{0,2}},?\s{date}{_DASH}{_CAPITAL}",
            rf"{_PLACE}(?:,\s{_PLACE}){{1,2}}{_DASH}{_CAPITAL}",
            rf"{weekday},\s{date}(?:{_DASH}|\s){_CAPITAL}",
        ]
    )

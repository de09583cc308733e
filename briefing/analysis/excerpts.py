"""What of a dated sentence stands beside its date: the part with the point, in the text's words."""

from __future__ import annotations

import re

from briefing.analysis import trimming, wordlists
from briefing.analysis.datings import Dating
from briefing.languages import Language

LONGEST = 130
"""Characters that an excerpt has at most: two lines of print beside the date."""
LATEST = 200
"""Characters after which no date of an excerpt stands."""
SHORTEST = 40
"""Characters that it has at least when it is cut at the end of a clause."""
_AFTER_DATE = re.compile(r"[,:]?\s+(?=\S)|[,:]\s*")
_PART = re.compile(r"[;:—–]\s+|\s+[—–]\s+|[؛；]\s*")
_CLAUSE = re.compile(rf"{_PART.pattern}|,\s+|[،、，]\s*")
_GOES_ON = re.compile(r"[\s,;:،؛]*(?:\(|[-–—/]|and\b|or\b|to\b)")
_SPACE = re.compile(r"\s+")


def excerpt(text: str, dating: Dating, language: Language) -> tuple[int, int] | None:
    """Return (start, end) of the part of a sentence that a timeline shows.

    A date that the sentence begins with is left out, since it stands beside. A long sentence is
    cut where a clause ends, but not before its date; if the date comes late, it begins after a
    semicolon or the like. None if it does not: half a clause could say something else.
    """
    start, end = trimming.kept(text, language)
    start = _behind_date(text, start, dating, language)
    if dating.end > start + LATEST:
        places = (m.end() for m in _PART.finditer(text, start, dating.start))
        start = next((place for place in places if dating.end <= place + LATEST), -1)
        if start < 0:
            return None
    if end - start <= LONGEST:
        return start, end
    return start, _cut(text, max(start + SHORTEST, dating.end), max(start + LONGEST, dating.end))


def _behind_date(text: str, start: int, dating: Dating, language: Language) -> int:
    """Return where a sentence goes on after the date that it begins with; else its start."""
    lead = text[start : dating.start].strip().lower().replace(" ", "_")
    leads = wordlists.words(language, "before_date") | wordlists.words(language, "before_year")
    if dating.start < start or (lead and lead not in leads | {"on", "in"}):
        return start
    if lead in wordlists.words(language, "lasting"):
        return start
    gap = _AFTER_DATE.match(text, dating.end)
    if not gap or _GOES_ON.match(text, dating.end):
        return start
    comma = text[dating.end] in ",:"
    return gap.end() if comma or _begins(text[gap.end() :], language) else start


def _begins(text: str, language: Language) -> bool:
    """Tell whether words could begin a sentence: a name, or an article or the like."""
    word = text.split(maxsplit=1)[0].lower() if text.strip() else ""
    return text[:1].isupper() or word in wordlists.words(language, "sentence_starters")


def _cut(text: str, first: int, last: int) -> int:
    """Return where to end: behind the last clause that ends in between, else behind a word."""
    for boundary in (_CLAUSE, _SPACE):
        places = [m.start() for m in boundary.finditer(text, first, last + 1)]
        if places:
            return places[-1]
    # A date that comes late is followed by what it dates, up to the next clause.
    found = _CLAUSE.search(text, last)
    return found.start() if found and found.start() <= last + SHORTEST else len(text)

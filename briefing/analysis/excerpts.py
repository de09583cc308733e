"""What of a dated sentence stands beside its date: the part with the point, in the text's words."""

from __future__ import annotations

import re

from briefing.analysis import trimming, wordlists
from briefing.analysis.datings import Dating
from briefing.languages import Language

LONGEST = 130
"""Characters that an excerpt has at most: two lines of print beside the date."""
SHORTEST = 40
"""Characters that it has at least when it is cut at the end of a clause."""
_AFTER_DATE = re.compile(r"[,:]?\s+(?=\S)|[,:]\s*")
_PART = re.compile(r"[;:—–]\s+|\s+[—–]\s+|[؛；]\s*")
_CLAUSE = re.compile(rf"{_PART.pattern}|,\s+|[،、，]\s*")
_GOES_ON = re.compile(r"[\s,;:،؛]*(?:\(|[-–—/]|and\b|or\b|to\b)")
_SPACE = re.compile(r"\s+")


def excerpt(text: str, dating: Dating, language: Language) -> tuple[int, int]:
    """Return (start, end) of the part of a sentence that a timeline shows.

    A date that the sentence begins with is left out, since it stands beside. A long sentence is
    cut where a clause ends, and begins with the clause of its date if that comes late.
    """
    start, end = trimming.kept(text, language)
    start = _behind_date(text, start, dating, language)
    if end - start <= LONGEST:
        return start, end
    if dating.end > start + LONGEST:
        start = _late_start(text, start, dating)
    if end - start <= LONGEST:
        return start, end
    return start, _cut(text, max(start + SHORTEST, dating.end), start + LONGEST)


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


def _late_start(text: str, start: int, dating: Dating) -> int:
    """Return the first place from which the date can be reached, at best after a semicolon."""
    for boundary in (_PART, _CLAUSE, _SPACE):
        for found in boundary.finditer(text, start, dating.start):
            if dating.end - found.end() <= LONGEST:
                return found.end()
    return dating.start


def _begins(text: str, language: Language) -> bool:
    """Tell whether words could begin a sentence: a name, or an article or the like."""
    word = text.split(maxsplit=1)[0].lower() if text.strip() else ""
    return text[:1].isupper() or word in wordlists.words(language, "sentence_starters")


def _cut(text: str, first: int, last: int) -> int:
    """Return where to end: behind the last clause that ends in between, else behind a word."""
    clauses = [m.start() for m in _CLAUSE.finditer(text, first, last)]
    if clauses:
        return clauses[-1]
    spaces = [m.start() for m in _SPACE.finditer(text, first, last)]
    return spaces[-1] if spaces else last

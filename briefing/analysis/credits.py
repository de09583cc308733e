"""Stretches of text that credit a picture, an author or a right: names there are no actors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

_LINE = r"(?m:^|(?<=[(\[])|(?<=[.!?] ))"
_BYLINE = re.compile(r"(?m)^by(?: [^\s.!?]+(?:\.(?= ))?){1,8}$", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:\(c\)|©|\bcopyright\b)(?: ?©)?[ \d,–-]*[^.\n]{0,60}", re.IGNORECASE)
_AGENCY = re.compile(r"[(\[]([^()\[\]/\n]{1,40})/([^()\[\]/\n]{1,40})[)\]]")


def credit_spans(
    text: str, words: AbstractSet[str], staff: AbstractSet[str] = frozenset()
) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every credit in a text, in order.

    Args:
        text: Paragraphs, one a line.
        words: Words that open a credit, and agencies, in lower case (`photo`, `reuters`).
        staff: Words for what was done by those whom a line of its own names (`reporting`).
    """
    return tuple(sorted({*_credits(text, words), *_staff(text, staff)}))


def _staff(text: str, words: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that say who worked on the text: `Reporting by Ann Holm; editing by ...`."""
    if words:
        done = "|".join(sorted(map(re.escape, words)))
        line = rf"^[(\[]?(?:additional |with )?(?:{done})(?: and (?:{done}))? by .{{1,200}}$"
        yield from (m.span() for m in re.finditer(line, text, re.IGNORECASE | re.MULTILINE))


def _credits(text: str, words: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of all patterns."""
    for pattern in (_BYLINE, _RIGHTS):
        yield from (match.span() for match in pattern.finditer(text))
    if not words:
        return
    opening = "|".join(sorted(map(re.escape, words)))
    # A credit is short; a longer text after "Photo:" is a caption and counts.
    short = (
        rf"{_LINE}(?:{opening})(?: (?:{opening}))*(?: by|:)"
        r"(?: [^\s.()\[\]]+\.?){1,4}(?=$|[\n)\]])"
    )
    yield from (match.span() for match in re.finditer(short, text, re.IGNORECASE | re.MULTILINE))
    for match in _AGENCY.finditer(text):
        if " " in match[2].strip() or {match[1].casefold(), match[2].casefold()} & words:
            yield match.span()

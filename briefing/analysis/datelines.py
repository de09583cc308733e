"""Names that their place on the page explains: datelines, and who speaks in an interview."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from briefing.analysis.entities import Found, Rules
from briefing.analysis.names import key

LONGEST = 14
"""Tokens of a dateline at most, up to its dash."""
_DASHES = frozenset({"—", "–", "--", "-"})


def with_dateline_as_place(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Take the name that a text begins with, before a dash, for a place: `LAZAR, Peru — The`."""
    name = _dateline(doc, found)
    if name is None or name.key in rules.figures.surnames | rules.countries.names.keys():
        return found
    taken = {place for other in found for place in range(other.start, other.end)}
    form = name.text.title() if name.text.isupper() else name.text
    new = [
        Found(token.i, token.i + 1, "place", token.text)
        for token in doc
        if token.i not in taken and (token.text == form or token.i == name.start)
    ]
    places = (
        replace(other, kind="place") if other.key == name.key and other.kind != "group" else other
        for other in found
    )
    new = new if name.end - name.start == 1 else []
    return tuple(sorted((*places, *new), key=lambda other: other.start))


def _dateline(doc: Doc, found: tuple[Found, ...]) -> Found | None:
    """Return the name that opens the text before a dash, or nothing.

    An ordinary sentence may begin with a name and a dash as well, so that capitals are wanted, or
    a bracket or comma before the dash.
    """
    start = next((token.i for token in doc if not token.is_space), 0)
    name = found[0] if found and found[0].start == start else None
    if name is None and len(doc) > start and doc[start].text.isupper() and len(doc[start]) > 2:
        name = Found(start, start + 1, "place", doc[start].text)
    if name is None or _dash(doc, name.end) is None:
        return None
    if name.kind == "person" and name.end - name.start > 1 and not name.text.isupper():
        return None
    return name if name.text.isupper() or doc[name.end].text in {",", "("} else None


def _dash(doc: Doc, start: int) -> int | None:
    """Return the dash that ends a dateline: between words of names, numbers and whole brackets."""
    opened = 0
    for place in range(start, min(len(doc), start + LONGEST)):
        token = doc[place]
        opened += (token.text == "(") - (token.text == ")")
        if token.text in _DASHES and not opened:
            return place if doc[place - 1].whitespace_ else None
        if not (token.is_punct or token.is_digit or token.text[0].isupper()):
            break
    return None


def with_speakers(doc: Doc, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Add the surnames in capitals that open a line before a colon: `HOLM: We came by sea.`."""
    surnames = {name.key.split()[-1] for name in found if name.kind == "person" and " " in name.key}
    taken = {place for name in found for place in range(name.start, name.end)}
    new = [
        Found(token.i, token.i + 1, "person", token.text)
        for token in doc[:-1]
        if token.text.isupper()
        and doc[token.i + 1].text == ":"
        and (token.i == 0 or doc[token.i - 1].is_space)
        and token.i not in taken
        and key(token.text) in surnames
    ]
    return tuple(sorted((*found, *new), key=lambda name: name.start))

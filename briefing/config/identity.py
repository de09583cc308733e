"""What a publisher puts on its papers beside the text: handling mark, small print, contacts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.config import values
from briefing.errors import Diagnostic, Place

TLP = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
"""The labels of the Traffic Light Protocol (FIRST, TLP 2.0, section 2), never translated."""
LIMITS: Mapping[str, int] = {
    "marking": 80,
    "status": 40,
    "edition": 500,
    "contacts": 2000,
    "credits": 2000,
    "disclaimer": 2000,
    "address": 500,
}
"""Most characters of a value, by key: what is longer would push the text off the page."""

_LABEL = re.compile(
    r"(?:TLP[\s:_-]*)?(?:(RED|GREEN|CLEAR|AMBER)|AMBER[\s+_-]*STRICT)", re.IGNORECASE
)
_MEANT = re.compile(r"TLP\b", re.IGNORECASE)
_OLD = re.compile(r"(?:TLP[\s:_-]*)?WHITE", re.IGNORECASE)


def marking(value: object) -> str:
    """Return a handling mark on one line; a TLP label in its exact form, however it is written."""
    mark = values.text(value)
    label = _LABEL.fullmatch(mark)
    if not label:
        return mark
    return f"TLP:{label[1].upper()}" if label[1] else "TLP:AMBER+STRICT"


def is_unknown_label(mark: str, key: str = "marking") -> bool:
    """Tell whether a mark is meant as a TLP label, by itself or by its key, and is none."""
    return mark not in TLP and bool(mark) and (key.lower() == "tlp" or bool(_MEANT.match(mark)))


def unknown_label(mark: str, place: Place) -> Diagnostic:
    """Return what is to be said of a mark that is meant as a TLP label and is none."""
    message = f'"{mark[:40]}" is no label of TLP 2.0; it is printed as it stands'
    hint = f"the labels are {', '.join(TLP)}"
    if _OLD.fullmatch(mark):
        hint = "TLP 2.0 calls it TLP:CLEAR"
    return Diagnostic("C005", message, place, hint=hint)


def paragraphs(value: object) -> tuple[str, ...]:
    """Return paragraphs, from a list of texts or from one text with empty lines between them."""
    if isinstance(value, str):
        value = re.split(r"\n[^\S\n]*\n", value)
    return values.texts(value)


def lines(value: object) -> tuple[str, ...]:
    """Return lines, from a list of texts or from one text."""
    return values.texts(value.splitlines() if isinstance(value, str) else value)


def contacts(value: object) -> tuple[str, ...]:
    """Return a line for each author, of name, role and contact, if anything is said but names.

    Authors may be tables with `name`, `role` and `contact`, see also `values.authors`.
    """
    items = value if isinstance(value, list) else [value]
    if not any(isinstance(item, dict) and item.keys() & {"role", "contact"} for item in items):
        return ()
    return tuple(", ".join(_said(item)) for item in items)


def _said(author: object) -> list[str]:
    """Return what is said of an author, the name first."""
    if not isinstance(author, dict):
        return [values.text(author)]
    found = [values.text(author.get(key, "")) for key in ("name", "role", "contact")]
    return [text for text in found if text]


def shortened(key: str, text: str) -> str:
    """Return a text with no more characters than its key allows, cut between words if it can be."""
    return _cut(text, LIMITS.get(key, len(text)))


def all_shortened(key: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return paragraphs that together have no more characters than their key allows."""
    if key not in LIMITS:
        return texts
    room = LIMITS[key]
    kept: list[str] = []
    for text in texts:
        if room > 1:
            kept.append(_cut(text, room))
        room -= len(text)
    return tuple(kept)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

"""How a publisher marks its papers: what may be said of handling, and how long it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.config import values
from briefing.errors import Diagnostic, Place

TLP = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
"""The labels of the Traffic Light Protocol (FIRST, TLP 2.0, section 2), never translated."""
LIMITS: Mapping[str, int] = {"marking": 80}
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


def shortened(key: str, text: str) -> str:
    """Return a text with no more characters than its key allows, cut between words if it can be."""
    limit = LIMITS.get(key, len(text))
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

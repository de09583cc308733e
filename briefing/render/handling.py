"""How the handling mark is drawn: the labels of TLP in their colours, other words in a frame."""

from __future__ import annotations

from collections.abc import Mapping

LONG = 36
"""Most characters of a mark at full size; a longer one is set smaller, to stay on one line."""
GROUND = "#000000"
"""What the labels of TLP stand on (FIRST, TLP 2.0, section 5: the colour is never on white)."""
COLOURS: Mapping[str, str] = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
"""Colours of the labels (FIRST, TLP 2.0, table 1)."""


def classes(mark: str) -> str:
    """Return the class names of a mark: `tlp tlp-red`, or `free`, or `free long`."""
    if mark in COLOURS:
        return f"tlp {mark.lower().replace(':', '-').replace('+', '-')}"
    return "free long" if len(mark) > LONG else "free"

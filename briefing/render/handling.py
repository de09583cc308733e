"""How the handling mark is classed: the labels of TLP by their colours, other words in a frame."""

from __future__ import annotations

from briefing.config.identity import TLP

LONG = 36
"""Most characters of a mark at full size; a longer one is set smaller, to stay on one line."""


def classes(mark: str) -> str:
    """Return the class names of a mark: `tlp tlp-red`, or `free`, or `free long`."""
    if mark in TLP:
        return f"tlp {mark.lower().replace(':', '-').replace('+', '-')}"
    return "free long" if len(mark) > LONG else "free"

"""Lengths as CSS and office documents write them, in em, so that they go with the type around."""

from __future__ import annotations

import re

PIXEL = 1 / 16
"""A CSS pixel: browsers set text in 16 pixels, which are 12 points."""
IN_LINE = (20.0, 2.5)
"""Width and height up to which a picture between words stands in their line."""
_POINT = 1 / 12
# The x-height counts as half an em where it is not known (CSS Values 4, 6.1.1).
_UNITS = {
    "em": 1.0, "rem": 1.0, "ex": 0.5, "px": PIXEL, "": PIXEL,
    "pt": _POINT, "pc": 1.0, "in": 72 * _POINT, "cm": 72 / 2.54 * _POINT, "mm": 7.2 / 2.54 * _POINT,
}  # fmt: skip
_LENGTH = re.compile(
    rf"\s*(-?(?:\d{{1,4}}(?:\.\d{{0,9}})?|\.\d{{1,9}}))\s*({'|'.join(_UNITS)})\s*(?:!important\s*)?"
)
_MOST = 40.0
"""Longest length that is believed."""


def em(value: str) -> float:
    """Return a length in em; 0 for what is none or beyond belief. A bare number is in pixels."""
    found = _LENGTH.fullmatch(value.lower())
    length = float(found[1]) * _UNITS[found[2]] if found else 0.0
    return round(length, 3) if abs(length) <= _MOST else 0.0


def fits_in_line(width: float, height: float) -> bool:
    """Tell whether a picture of a known size may stand between words."""
    return 0 < width <= IN_LINE[0] and 0 < height <= IN_LINE[1]

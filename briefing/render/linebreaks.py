"""Mends two faults in the line breaking of WeasyPrint 70: short lines, and time for long words.

Text before an inline element ends in a space. Where it fits the line without that space but not
with it, the engine takes the line for one that cannot be broken and keeps its first word only.
Mentions are inline elements, so a page has many such places.

To find the least width of a word that may break anywhere, it lays out all of the rest of the word
for each letter: an address of 2,000 letters takes a quarter of a minute. Private names are used,
hence the pinned version of the engine; `tests/render/test_linebreaks.py` guards it.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import weasyprint.layout.inline as engine
import weasyprint.layout.preferred as measuring

_original = engine.split_first_line
NARROWEST = 4
"""Most characters to an em of the line's width, as the engine assumes too."""
AHEAD = 24
"""Characters that the first of a line without width is found in."""
SOFT_HYPHEN = "\xad"


def split_first_line(  # noqa: PLR0913, PLR0917  the engine's own signature
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple[Any, int, int | None, float, float, float]:
    """Return the first line as the engine does, but whole where only its last space hangs over."""
    rest = (style, context, max_width, justification_spacing, is_line_start, minimum)
    found: tuple[Any, int, int | None, float, float, float] = _original(text, *rest)
    bare = text.rstrip(" ")
    if not _may_hang(text, bare, style, max_width) or found[1] >= len(bare.encode()):
        return found
    whole = _original(bare, *rest)
    if whole[2] is not None or whole[3] > (max_width or 0):
        return found
    layout, length, _, width, height, baseline = whole
    return layout, length, len(text.encode()), width, height, baseline


def _may_hang(text: str, bare: str, style: Any, max_width: float | None) -> bool:
    return (
        bool(bare)
        and bare != text
        and max_width is not None
        and isfinite(max_width)
        and style["white_space"] == "normal"
        and len(bare) * style["font_size"] <= max_width * NARROWEST
    )


def measure_first_line(  # noqa: PLR0913, PLR0917  the engine's own signature
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple[Any, int, int | None, float, float, float]:
    """Return the first line as the engine does; no more of a long word than that needs is seen."""
    rest = (style, context, max_width, justification_spacing, is_line_start, minimum)
    if len(text) > AHEAD and max_width == 0 and _breaks_anywhere(text, style):
        found: tuple[Any, int, int | None, float, float, float] = _original(text[:AHEAD], *rest)
        if found[2] is not None:
            return found
    whole: tuple[Any, int, int | None, float, float, float] = _original(text, *rest)
    return whole


def _breaks_anywhere(text: str, style: Any) -> bool:
    """Tell whether a line may end after any letter, without hyphenation having a say in it."""
    whole = style["hyphens"] == "none" or (style["hyphens"] == "manual" and SOFT_HYPHEN not in text)
    return whole and style["overflow_wrap"] == "anywhere"


def mend() -> None:
    """Let the engine break and measure lines with the functions above."""
    engine.split_first_line = split_first_line
    measuring.split_first_line = measure_first_line

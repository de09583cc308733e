"""Lines of text drawn with the packaged faces: choosing faces, measuring, breaking, fitting."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby

from PIL import ImageFont, features
from PIL.ImageDraw import ImageDraw

from briefing.model import Direction
from briefing.render.fonts import ARABIC, FACES, SERIF, Face
from briefing.render.scripts import SCRIPTS
from briefing.render.subset import covered

ARABIC_LETTER = re.compile(f"[{SCRIPTS['Arab']}]")
DISPLAY = 60
"""Optical size of the serif for titles: the largest that Source Serif 4 has."""
SHAPING = features.check("raqm")
"""True if Pillow can join Arabic letters; without it they are left out."""
STEP = 0.94
"""Ratio between a size that is tried and the next."""
UNBROKEN = 0.4
"""Share of the largest size down to which a smaller size is tried before a word is broken."""
LONGEST = 400
"""Most characters that are drawn; a longer text would not be read on a cover."""
JOINERS = "\u200c\u200d"
"""Zero-width characters that shape Arabic words."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A face at one weight."""

    family: str
    """Family name as in the stylesheets."""
    weight: int
    """Weight, from 200 to 900."""
    italic: bool = False
    """True for the italic."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line in one script."""

    text: str
    """The characters."""
    arabic: bool
    """True if it is set in the Arabic face."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines."""

    hand: Hand
    """The face."""
    size: int
    """Size in pixels."""
    lines: tuple[str, ...]
    """The lines; none for a text that no packaged face can set."""
    leading: float
    """Distance of the baselines as a multiple of the size."""

    @property
    def height(self) -> int:
        """Height in pixels from the top of the first line to the foot of the last."""
        return round(len(self.lines) * self.size * self.leading)


def legible(text: str, hand: Hand) -> str:
    """Return a text on one line, at most LONGEST characters, without what no packaged face can set.

    Words that are left out become an ellipsis; a text without any other is empty.
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())[:LONGEST]
    runs = groupby(line, lambda c: _can_set(c, hand))
    kept = "".join(
        "".join(run) if can else "…" * any(c.isalpha() for c in run)
        for can, found in runs
        for run in [tuple(found)]
    )
    return " ".join(kept.split()) if any(c.isalnum() for c in kept) else ""


def width(text: str, hand: Hand, size: int) -> float:
    """Return the length of a line in pixels."""
    spans = _spans(text)
    return sum(_font(hand, size, span.arabic).getlength(span.text) for span in spans)


def fit(text: str, hand: Hand, sizes: tuple[int, int], room: tuple[int, int]) -> Lines:
    """Break a text into balanced lines at the largest size that fits.

    Args:
        text: the text.
        hand: its face.
        sizes: largest and smallest size in pixels.
        room: width and height in pixels.

    Words are broken only below UNBROKEN of the largest size. What does not fit at the smallest
    is left out, and the last line ends in an ellipsis.
    """
    text = legible(text, hand)
    for size in _tried(*sizes):
        lines = Lines(hand, size, _broken(text, hand, size, room[0]), _leading(size, text))
        whole = " ".join(lines.lines) == text
        if lines.height <= room[1] and (whole or size < sizes[0] * UNBROKEN):
            return _balanced(lines, room[0]) if whole else lines
    most = max(1, int(room[1] / (lines.size * lines.leading)))
    kept = lines.lines[:most]
    if len(kept) == len(lines.lines):
        return lines
    return replace(lines, lines=(*kept[:-1], kept[-1][:-1].rstrip(" ,;:.") + "…"))


def write(
    draw: ImageDraw, lines: Lines, at: tuple[float, float], colour: str, direction: Direction
) -> None:
    """Draw lines; `at` is their upper left corner, or the upper right one for `rtl`."""
    x, y = at
    for line in lines.lines:
        baseline = y + lines.size * (0.5 + lines.leading / 2 - 0.22)
        _write_line(draw, lines, line, (x, baseline), colour, direction)
        y += lines.size * lines.leading


def _write_line(
    draw: ImageDraw,
    lines: Lines,
    line: str,
    at: tuple[float, float],
    colour: str,
    direction: Direction,
) -> None:
    x, y = at
    for span in _spans(line):
        font = _font(lines.hand, lines.size, span.arabic)
        towards = "rtl" if span.arabic else None
        length = font.getlength(span.text, direction=towards)
        left = x - length if direction == "rtl" else x
        draw.text((left, y), span.text, colour, font, anchor="ls", direction=towards)
        x += -length if direction == "rtl" else length


def _tried(largest: int, smallest: int) -> Iterator[int]:
    """Yield sizes from the largest to the smallest."""
    size = largest
    while size > smallest:
        yield size
        size = round(size * STEP)
    yield smallest


def _can_set(character: str, hand: Hand) -> bool:
    arabic = bool(ARABIC_LETTER.match(character)) or character in JOINERS
    return (SHAPING or not arabic) and ord(character) in covered(_face(hand, arabic=arabic))


def _leading(size: int, text: str) -> float:
    """Return the leading: tighter for larger type, wide for the strokes of Arabic."""
    if ARABIC_LETTER.search(text):
        return 1.42
    return 1.1 if size >= 100 else 1.2 if size >= 60 else 1.32


def _balanced(lines: Lines, room: int) -> Lines:
    """Return the lines at the smallest measure that does not need more of them."""
    if len(lines.lines) < 2:
        return lines
    text = " ".join(lines.lines)
    narrow, wide = room // 2, room
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        broken = _broken(text, lines.hand, lines.size, middle)
        if len(broken) <= len(lines.lines) and " ".join(broken) == text:
            lines, wide = replace(lines, lines=broken), middle
        else:
            narrow = middle
    return lines


def _broken(text: str, hand: Hand, size: int, room: int) -> tuple[str, ...]:
    """Return the lines that a text takes in a measure; too long words are broken."""
    lines: list[str] = []
    for word in text.split():
        for part in _parts(word, hand, size, room):
            longer = f"{lines[-1]} {part}" if lines else part
            if lines and part == word and width(longer, hand, size) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return tuple(lines)


def _parts(word: str, hand: Hand, size: int, room: int) -> Iterator[str]:
    while width(word, hand, size) > room and len(word) > 1:
        cuts = range(1, len(word))
        cut = max(1, bisect_right(cuts, float(room), key=partial(_head_width, word, hand, size)))
        yield word[:cut]
        word = word[cut:]
    yield word


def _head_width(word: str, hand: Hand, size: int, cut: int) -> float:
    return width(word[:cut], hand, size)


def _spans(text: str) -> list[Span]:
    """Split a line where the script changes; signs of no script stay with what they follow."""
    marked: list[tuple[str, bool]] = []
    arabic = bool(ARABIC_LETTER.match(next((c for c in text if c.isalpha()), "")))
    for character in text:
        if character.isalpha():
            arabic = bool(ARABIC_LETTER.match(character))
        marked.append((character, arabic))
    return [
        Span("".join(c for c, _ in found), kind) for kind, found in groupby(marked, lambda m: m[1])
    ]


def _face(hand: Hand, *, arabic: bool) -> Face:
    family = ARABIC if arabic else hand.family
    fitting = [face for face in FACES if face.family == family and face.italic == hand.italic]
    bold = [face for face in fitting if face.weight == ("700" if hand.weight >= 600 else "400")]
    return (bold or fitting)[0]


@cache
def _font(hand: Hand, size: int, arabic: bool) -> ImageFont.FreeTypeFont:
    face = _face(hand, arabic=arabic)
    font = ImageFont.truetype(face.path, size)
    if not arabic:
        font.set_variation_by_axes(
            [hand.weight, DISPLAY] if hand.family == SERIF else [hand.weight]
        )
    return font

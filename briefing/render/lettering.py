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
from briefing.render.fonts import (
    ARABIC,
    CJK,
    DEVANAGARI,
    FACES,
    HEBREW,
    PRINT_FACES,
    SCRIPT_OF,
    SERIF,
    Face,
)
from briefing.render.scripts import SCRIPTS
from briefing.render.subset import covered

JOINED = re.compile(f"[{SCRIPTS['Arab']}{SCRIPTS['Deva']}]")
"""Letters that cannot stand apart from their neighbours."""
EAST_ASIAN = "".join(SCRIPTS[name] for name in ("Hani", "Kana", "Hang"))
LETTERS = {
    family: f"[{EAST_ASIAN if family == CJK else SCRIPTS[script]}]"
    for family, script in SCRIPT_OF.items()
}
"""Letters of the families that are for one script."""
FIRST_OF_OTHERS, FIRST_IDEOGRAPH = "\u0590", "\u2e80"
"""The first letter of any of them, and the first sign at which a line may break without a space."""
SHAPED = frozenset({ARABIC, HEBREW, DEVANAGARI})
"""Families whose letters join, merge or run from right to left."""
RIGHT_TO_LEFT = frozenset({ARABIC, HEBREW})
DISPLAY = 60
"""Optical size of the serif for titles: the largest that Source Serif 4 has."""
SHAPING = features.check("raqm")
"""True if Pillow can set such letters; without it they are left out."""
STEP = 0.94
"""Ratio between a size that is tried and the next."""
UNBROKEN = 0.4
"""Share of the largest size down to which a smaller size is tried before a word is broken."""
LONGEST = 400
"""Most characters that are drawn; a longer text would not be read on a cover."""
JOINERS = "\u200c\u200d"
"""Zero-width characters that shape words."""
_SIGN = f"[{SCRIPTS['Hani']}{SCRIPTS['Kana']}\u3000-\u303f\uff00-\uffef]"
_NEVER_LAST = "「『（【〔《〈“‘"
_NEVER_FIRST = "、。，．・：；？！」』）】〕》〉”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_UNSPACED = rf"(?<=[^\s{_NEVER_LAST}])(?=[^\s{_NEVER_FIRST}])(?:(?<={_SIGN})|(?={_SIGN}))"
"""Where Chinese and Japanese lines may break without a space (JIS X 4051, the main rules)."""


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
    family: str
    """Family of the face it is set in."""


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
    spans = _spans(text, hand)
    return sum(_font(hand, size, span.family).getlength(span.text) for span in spans)


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
        whole = _unbroken(text, hand, size, room[0])
        if lines.height <= room[1] and (whole or size < sizes[0] * UNBROKEN):
            return _balanced(lines, text, room[0]) if whole else lines
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
    for span in _spans(line, lines.hand):
        font = _font(lines.hand, lines.size, span.family)
        towards = "rtl" if span.family in RIGHT_TO_LEFT else None
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
    own = _family(character)
    if not SHAPING and (own in SHAPED or character in JOINERS):
        return False
    families = [own] if own else [hand.family, *SCRIPT_OF]
    faces = filter(None, (_face(hand, family) for family in families))
    return any(ord(character) in covered(face) for face in faces)


def _leading(size: int, text: str) -> float:
    """Return the leading: tighter for larger type, wide for strokes above and below."""
    if JOINED.search(text):
        return 1.42
    return 1.1 if size >= 100 else 1.2 if size >= 60 else 1.32


def _balanced(lines: Lines, text: str, room: int) -> Lines:
    """Return the lines of a text at the smallest measure that does not need more of them."""
    if len(lines.lines) < 2:
        return lines
    narrow, wide = room // 2, room
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        broken = _broken(text, lines.hand, lines.size, middle)
        unbroken = _unbroken(text, lines.hand, lines.size, middle)
        if len(broken) <= len(lines.lines) and unbroken:
            lines, wide = replace(lines, lines=broken), middle
        else:
            narrow = middle
    return lines


def _unbroken(text: str, hand: Hand, size: int, room: int) -> bool:
    """Tell whether every word of a text fits a line."""
    return all(width(word, hand, size) <= room for _, word in _words(text))


def _broken(text: str, hand: Hand, size: int, room: int) -> tuple[str, ...]:
    """Return the lines that a text takes in a measure; too long words are broken."""
    lines: list[str] = []
    for space, word in _words(text):
        for part in _parts(word, hand, size, room):
            longer = f"{lines[-1]}{space}{part}" if lines else part
            if lines and part == word and width(longer, hand, size) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return tuple(lines)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stays on one line, each with the space before it, if there is one."""
    for word in text.split():
        parts = re.split(_UNSPACED, word) if max(word) >= FIRST_IDEOGRAPH else [word]
        for number, part in enumerate(parts):
            yield "" if number else " ", part


def _parts(word: str, hand: Hand, size: int, room: int) -> Iterator[str]:
    while width(word, hand, size) > room and len(word) > 1:
        cuts = range(1, len(word))
        cut = max(1, bisect_right(cuts, float(room), key=partial(_head_width, word, hand, size)))
        yield word[:cut]
        word = word[cut:]
    yield word


def _head_width(word: str, hand: Hand, size: int, cut: int) -> float:
    return width(word[:cut], hand, size)


def _spans(text: str, hand: Hand) -> list[Span]:
    """Split a line where the script changes; signs of no script stay with what they follow."""
    marked: list[tuple[str, str]] = []
    family = _family(next((c for c in text if c.isalpha()), "")) or hand.family
    for character in text:
        if character.isalpha():
            family = _family(character) or hand.family
        marked.append((character, family))
    return [
        Span("".join(c for c, _ in found), kind) for kind, found in groupby(marked, lambda m: m[1])
    ]


def _family(character: str) -> str:
    """Return the family that is for the script of a letter; empty for that of the hand."""
    if character < FIRST_OF_OTHERS:
        return ""
    found = (family for family, letters in LETTERS.items() if re.match(letters, character))
    return next(found, "")


def _face(hand: Hand, family: str) -> Face | None:
    """Return the face of a family that comes closest to a hand; None if there is none."""
    faces = [f for f in (FACES if family != CJK else PRINT_FACES) if f.family == family]
    installed = [face for face in faces if face.is_installed]
    fitting = [face for face in installed if face.italic == hand.italic] or installed
    bold = [face for face in fitting if face.weight == ("700" if hand.weight >= 600 else "400")]
    return next(iter(bold or fitting), None)


@cache
def _font(hand: Hand, size: int, family: str) -> ImageFont.FreeTypeFont:
    face = _face(hand, family) or _face(hand, hand.family)
    assert face is not None
    font = ImageFont.truetype(face.path, size, index=face.index)
    if " " in face.weight:
        axes: dict[str, list[float]] = {
            SERIF: [hand.weight, DISPLAY],
            DEVANAGARI: [hand.weight, 100],
        }
        font.set_variation_by_axes(axes.get(face.family, [hand.weight]))
    return font

"""What a node of a drawing looks like: its outline by kind, and its name in measured lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from briefing.model import ActorKind
from briefing.render.fonts import SANS
from briefing.render.inks import thinned
from briefing.render.lettering import Hand, width
from briefing.render.placement import Point

HAND = Hand(SANS, 600)
"""The face of names."""
PROBE = 100
"""Size at which names are measured, in pixels."""
SLACK = 1.06
"""Room beside what was measured, as reading systems may take a face of their own."""
MOST_LINES = 3
"""Lines that a name has at most."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text in a drawing."""

    text: str
    """The words."""
    x: float
    """Where it starts or ends."""
    y: float
    """Its baseline."""
    anchor: str = "start"
    """`start` or `end`, from left to right in any script."""


def outline(kind: ActorKind, at: Point, radius: float) -> str:
    """Return the outline of an actor as an SVG path.

    A circle is a person, a square an organisation, a diamond a place, a triangle a group: all of
    about the same area.
    """
    x, y = at
    if kind == "person":
        arc = f"a{radius:.1f} {radius:.1f} 0 1 0"
        return f"M{x - radius:.1f} {y:.1f}{arc} {2 * radius:.1f} 0{arc} {-2 * radius:.1f} 0Z"
    half = radius * 0.89
    corners = {
        "organisation": ((-half, -half), (half, -half), (half, half), (-half, half)),
        "place": ((0, -1.26 * radius), (1.26 * radius, 0), (0, 1.26 * radius), (-1.26 * radius, 0)),
        "group": (
            (0, -1.3 * radius),
            (1.25 * radius, 0.87 * radius),
            (-1.25 * radius, 0.87 * radius),
        ),
    }[kind]
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "Z"


def blended(colour: str, share: float = 0.62) -> str:
    """Return a colour `#rrggbb` or `device-cmyk()` mixed with white."""
    if not colour.startswith("#"):
        return thinned(colour, share)
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * share + 255 * (1 - share)):02x}" for part in parts)


def broken(name: str, size: float, room: float) -> tuple[str, ...]:
    """Return a name in lines that fit, at most MOST_LINES; what is left over becomes an ellipsis.

    Sizes and room are in the units of the drawing.
    """
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and extent(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]
    return tuple(_fitted(line, size, room) for line in lines)


def extent(text: str, size: float) -> float:
    """Return the length of a line of a name."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    narrow = "".join(char for char in text if unicodedata.east_asian_width(char) not in "WF")
    measured = width(narrow, HAND, PROBE) / PROBE if narrow else 0.0
    return (measured + wide) * size * SLACK


def _fitted(line: str, size: float, room: float) -> str:
    """Return a line, cut where even one word is too long."""
    if extent(line, size) <= room:
        return line
    while line and extent(line + "…", size) > room:
        line = line[:-1]
    return line + "…"

"""Where the nodes of a small network stand: on two sides of an oval, with few crossings.

The same links always give the same places: the order starts from the one that is handed in and is
bettered by exchanging two nodes as long as that helps. With labels outside of the oval, one row
each, no label can meet another or a line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

CROSSING = 3.0
"""What a crossing of two lines costs beside the length of a line across the oval."""
FLAT = 0.7
"""Share of its width that the oval has at top and foot: none of it is pointed."""
BEND = 0.22
"""How far lines are drawn towards the middle, so that those along the rim leave it."""

Point = tuple[float, float]


def order(count: int, weights: Mapping[tuple[int, int], float]) -> tuple[int, ...]:
    """Return which node stands at each place along the rim.

    Args:
        count: Number of nodes.
        weights: Weight of the link of two nodes, by their numbers.
    """
    places = list(range(count))
    best = _cost(places, weights)
    while True:
        found = None
        for one, other in combinations(range(count), 2):
            changed = places.copy()
            changed[one], changed[other] = changed[other], changed[one]
            cost = _cost(changed, weights)
            if cost < best - 1e-9:
                best, found = cost, changed
        if found is None:
            return tuple(places)
        places = found


def oval(count: int, width: float, rows: Sequence[float]) -> tuple[Point, ...]:
    """Return the places along the rim, down the left side and up the right one.

    Args:
        count: Number of places.
        width: Greatest width of the oval, whose middle is at x = 0.
        rows: Vertical position of each row of the longer side, from the top.
    """
    left = math.ceil(count / 2)
    downwards = [_on_rim(-width / 2, y, rows) for y in rows[:left]]
    shift = (rows[1] - rows[0]) / 2 if count % 2 and len(rows) > 1 else 0.0
    upwards = [_on_rim(width / 2, y + shift, rows) for y in rows[: count - left]]
    return (*downwards, *reversed(upwards))


def control(first: Point, second: Point, middle: Point) -> Point:
    """Return the control point of the curve between two nodes."""
    x, y = (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
    return x + (middle[0] - x) * BEND * 2, y + (middle[1] - y) * BEND


def towards(start: Point, goal: Point, distance: float) -> Point:
    """Return the point that lies a distance away from one point in the direction of another."""
    length = math.hypot(goal[0] - start[0], goal[1] - start[1]) or 1.0
    share = min(1.0, distance / length)
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _on_rim(side: float, y: float, rows: Sequence[float]) -> Point:
    """Return the point of the rim at a height."""
    middle, half = (rows[0] + rows[-1]) / 2, (rows[-1] - rows[0]) / 2
    off = min(1.0, abs(y - middle) / half) if half else 0.0
    return side * (FLAT + (1 - FLAT) * math.sqrt(1 - off * off)), y


def _cost(places: Sequence[int], weights: Mapping[tuple[int, int], float]) -> float:
    """Return how much there is to follow: the length of the lines, and where they cross."""
    at = {node: place for place, node in enumerate(places)}
    chords = [(min(at[a], at[b]), max(at[a], at[b]), weight) for (a, b), weight in weights.items()]
    length = sum(_length(a, b, len(places)) * weight for a, b, weight in chords)
    crossings = sum(
        min(weight, other)
        for (a, b, weight), (c, d, other) in combinations(chords, 2)
        if a < c < b < d or c < a < d < b
    )
    return length + CROSSING * crossings


def _length(first: int, second: int, count: int) -> float:
    """Return the length of a chord, as a share of the diameter."""
    return math.sin(math.pi * (second - first) / count)

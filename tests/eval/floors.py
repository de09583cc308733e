"""The pinned figures, with the digest of the corpus that they were measured on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.eval.scoring import COUNTS

EPSILON = 0.002
"""A share may fall by this much, less than one check is worth anywhere in the corpus."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What must not get worse."""

    corpus: str
    """SHA-256 of the texts and answers."""
    figures: Mapping[str, float]
    """Figures by name: least share or greatest count."""


def load_floors(path: Path) -> Floors:
    """Return the floors in a file; without the file there are none."""
    if not path.exists():
        return Floors("", {})
    table = json.loads(path.read_text(encoding="utf-8"))
    return Floors(table["corpus"], table["figures"])


def save_floors(path: Path, floors: Floors) -> None:
    """Write the floors into a file."""
    table = {"corpus": floors.corpus, "figures": dict(floors.figures)}
    path.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


def fallen(found: Mapping[str, float], floors: Floors) -> tuple[str, ...]:
    """Return a line for every figure that is worse than its floor or has none."""
    lines = []
    for name in sorted({*found, *floors.figures}):
        if name not in floors.figures:
            lines.append(f"{name} has no floor")
        elif name not in found:
            lines.append(f"{name} has a floor and is not measured")
        elif _is_worse(name, found[name], floors.figures[name]):
            lines.append(f"{name} is {found[name]:g}, its floor {floors.figures[name]:g}")
    return tuple(lines)


def settle(found: Mapping[str, float], floors: Floors, corpus: str, *, lower: bool) -> Floors:
    """Return floors that are raised to what was found, and lowered only if that is meant."""
    figures = dict(found)
    if not lower:
        for name in set(found) & set(floors.figures):
            best = min if name in COUNTS else max
            figures[name] = best(found[name], floors.figures[name])
    return Floors(corpus, figures)


def _is_worse(name: str, value: float, floor: float) -> bool:
    """Return whether a figure has fallen below its floor, or a count risen above it."""
    return value > floor if name in COUNTS else value < floor - EPSILON

"""Numbered paragraphs of a Word document: which are items, and with what number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.sources.docx.names import W, value
from briefing.sources.pieces import Item, number

_UNNUMBERED = frozenset(("bullet", "none"))
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering."""

    ordered: bool
    """True for numbers or letters."""
    start: int = 1
    """First number."""
    blank: bool = False
    """True if neither a number nor a bullet is shown: such a paragraph goes on with an item."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """One list as the document defines it."""

    abstract: str
    """Name of what it has its levels from; lists of the same name count on."""
    levels: Mapping[int, Level]
    """Its levels."""
    restarts: Mapping[int, int] = field(default_factory=dict)
    """Number from which a level begins anew with this list."""


@dataclass(slots=True)
class Counter:
    """The numberings of a document, and how far each has counted."""

    numberings: Mapping[str, Numbering]
    """By id."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """Last number by abstract numbering and level."""
    begun: set[str] = field(default_factory=set)
    """Numberings of which an item was met."""


def read_numbering(root: Any | None) -> Counter:
    """Return what `word/numbering.xml` defines."""
    if root is None:
        return Counter({})
    abstract = {
        element.get(W + "abstractNumId") or "": _levels(element)
        for element in root.iterchildren(W + "abstractNum")
    }
    numberings = {}
    for element in root.iterchildren(W + "num"):
        name = value(element, "abstractNumId")
        overrides = list(element.iterchildren(W + "lvlOverride"))
        own = {key: level for override in overrides for key, level in _levels(override).items()}
        restarts = {
            number(e.get(W + "ilvl"), 0, 8): number(value(e, "startOverride"), 1, _MOST)
            for e in overrides
            if e.find(W + "startOverride") is not None
        }
        levels = {**abstract.get(name, {}), **own}
        numberings[element.get(W + "numId") or ""] = Numbering(name, levels, restarts)
    return Counter(numberings)


def _levels(element: Any) -> dict[int, Level]:
    return {
        number(level.get(W + "ilvl"), 0, 8): Level(
            ordered=value(level, "numFmt", "decimal") not in _UNNUMBERED,
            start=number(value(level, "start"), 1, _MOST),
            blank=not value(level, "lvlText", "•").strip(),
        )
        for level in element.iterchildren(W + "lvl")
    }


def next_item(counter: Counter, name: str, level: int) -> Item | None:
    """Return where the next paragraph of a numbering stands.

    None if there is no such numbering, or it shows no sign that an item begins.
    """
    numbering = counter.numberings.get(name)
    if numbering is None:
        return None
    kind = numbering.levels.get(level, Level(ordered=True))
    if kind.blank:
        return None
    counts = counter.counts.setdefault(numbering.abstract, {})
    if name not in counter.begun:
        counter.begun.add(name)
        for restarted, start in numbering.restarts.items():
            counts[restarted] = start - 1
    counts[level] = counts.get(level, kind.start - 1) + 1
    for deeper in [key for key in counts if key > level]:
        del counts[deeper]
    return Item(level, kind.ordered, counts[level], name)

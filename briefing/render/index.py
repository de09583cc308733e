"""The index of a study: every actor with the pages on which it occurs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.languages import Language
from briefing.model import Actor, ActorKind, Briefing
from briefing.render.anchors import Anchors
from briefing.render.sidebar import KINDS, Place, first_mentions, page_starts
from briefing.render.wording import place

SHOWN = 40
"""Most paragraphs that an entry lists where there are no pages."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages that follow each other on which an actor occurs."""

    first: str
    """Id of the first mention on the first page."""
    last: str
    """Id of the first mention on the last; empty for one page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor in the index."""

    actor: Actor
    """Who it is."""
    pages: tuple[Stretch, ...]
    """Pages, in print."""
    places: tuple[Place, ...]
    """Paragraphs, where there are no pages, at most SHOWN; or else the figure it is named in."""
    more: int
    """How many paragraphs are left out."""

    @property
    def in_text(self) -> bool:
        """True if it occurs in a paragraph, not only in a caption or a table."""
        return self.places[0].block.startswith("p")


@dataclass(frozen=True, slots=True)
class Part:
    """Actors of one kind."""

    kind: ActorKind
    """The kind."""
    entries: tuple[Entry, ...]
    """By name."""


def index(
    briefing: Briefing, language: Language, pages: Mapping[str, int], linked: Anchors
) -> tuple[Part, ...]:
    """Return all actors that occur in the text; `pages` tells the page of each mention's id."""
    named = sorted((actor for actor in briefing.actors if actor.mentions), key=_order)
    return tuple(
        Part(
            kind,
            tuple(entry(actor, language, pages, linked) for actor in named if actor.kind == kind),
        )
        for kind in KINDS
        if any(actor.kind == kind for actor in named)
    )


def entry(actor: Actor, language: Language, pages: Mapping[str, int], linked: Anchors) -> Entry:
    """Return the entry of one actor."""
    starts = page_starts(actor, pages, linked)
    every = tuple(
        Place(place(block, language), place(block, language, spoken=True), block, id_)
        for block, id_ in first_mentions(actor, linked).items()
    )
    inside = tuple(where for where in every if where.block.startswith("p")) or every[:1]
    return Entry(actor, _stretches(starts, pages), inside[:SHOWN], max(0, len(inside) - SHOWN))


def _stretches(starts: tuple[str, ...], pages: Mapping[str, int]) -> tuple[Stretch, ...]:
    """Return runs of three pages or more as one stretch, other pages alone."""
    runs: list[list[str]] = []
    for name in starts:
        if runs and pages.get(name, 0) == pages.get(runs[-1][-1], 0) + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return tuple(
        stretch
        for run in runs
        for stretch in (
            [Stretch(run[0], run[-1])] if len(run) > 2 else [Stretch(name, "") for name in run]
        )
    )


def _order(actor: Actor) -> tuple[str, str]:
    """Return what actors are sorted by: the name without accents and capitals."""
    plain = unicodedata.normalize("NFKD", actor.name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)), actor.id

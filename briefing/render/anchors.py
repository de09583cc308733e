"""Which stretches of a block's text are linked: mentions of actors and sentences of the summary.

Stretches of one sort never overlap, since links cannot be nested: a name wins over a description
around it, which keeps what is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.model import Actor, Article, Briefing, Mention
from briefing.runs import positions


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one block's text with an id of its own in the page."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    id: str
    """Id of the element that holds it."""
    actor: str = ""
    """Id of the actor that is mentioned; empty for a sentence of the summary."""
    key: bool = False
    """True if the actor has a card in the sidebar to link to."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """All linked stretches of an article."""

    mentions: Mapping[str, tuple[Stretch, ...]]
    """Mentions by block id, in order, without overlaps."""
    points: Mapping[str, tuple[Stretch, ...]]
    """Sentences of the summary by block id, in order."""
    ids: frozenset[str]
    """Ids of all of them."""
    references: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Block and character of the first reference to each note."""


def anchors(briefing: Briefing, cards: frozenset[str]) -> Anchors:
    """Return the stretches to link; `cards` are the ids of the actors that have a card."""
    mentions: dict[str, list[Stretch]] = defaultdict(list)
    ordered = sorted(
        (
            (actor, number, mention)
            for actor in briefing.actors
            for number, mention in numbered(actor)
        ),
        key=lambda entry: (entry[2].kind == "nominal", entry[2].start, -entry[2].end),
    )
    for actor, number, mention in ordered:
        start, end = _free_part(mention, mentions[mention.block])
        if end > start:
            stretch = Stretch(start, end, mention_id(actor, number), actor.id, actor.id in cards)
            mentions[mention.block].append(stretch)
    points: dict[str, list[Stretch]] = defaultdict(list)
    for number, point in enumerate(briefing.summary.points, 1):
        if point.end > point.start:
            points[point.block].append(Stretch(point.start, point.end, f"said-{number}"))
    every = (*mentions.values(), *points.values())
    ids = frozenset(stretch.id for found in every for stretch in found)
    return Anchors(_sorted(mentions), _sorted(points), ids, references(briefing.article))


def references(article: Article) -> dict[str, tuple[str, int]]:
    """Return the block and the character of the first reference to each note."""
    found: dict[str, tuple[str, int]] = {}
    for block in article.walk():
        for at, run in positions(block):
            if run.note:
                found.setdefault(run.note, (block.id, at))
    return found


def numbered(actor: Actor) -> tuple[tuple[int, Mention], ...]:
    """Return the actor's mentions with their numbers, from 1."""
    return tuple(enumerate(actor.mentions, 1))


def mention_id(actor: Actor, number: int) -> str:
    """Return the id of the element that holds one mention."""
    return f"m-{actor.id}-{number}"


def _free_part(mention: Mention, taken: list[Stretch]) -> tuple[int, int]:
    """Return the longest part of the mention that no earlier stretch covers."""
    pieces = [(mention.start, mention.end)]
    for stretch in taken:
        pieces = [
            piece
            for start, end in pieces
            for piece in ((start, min(end, stretch.start)), (max(start, stretch.end), end))
            if piece[1] > piece[0]
        ]
    return max(pieces, key=lambda piece: piece[1] - piece[0], default=(0, 0))


def _sorted(found: Mapping[str, list[Stretch]]) -> dict[str, tuple[Stretch, ...]]:
    return {
        block: tuple(sorted(stretches, key=lambda s: (s.start, s.end)))
        for block, stretches in found.items()
    }

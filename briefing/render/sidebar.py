"""The key-actors sidebar as data: cards in groups, with their places, pages and mention strips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefing.languages import load
from briefing.model import Actor, ActorKind, Article, Briefing
from briefing.render.anchors import Anchors, mention_id, numbered
from briefing.render.wording import place

KINDS: tuple[ActorKind, ...] = ("person", "organisation", "place", "group")
STRIP_CELLS = 24
"""Most cells of a mention strip; in longer texts a cell stands for a range of paragraphs."""
SHOWN_PLACES = 8
"""Most places that a card lists; the strip shows the others."""


@dataclass(frozen=True, slots=True)
class Place:
    """A block in which an actor occurs."""

    label: str
    """What the card prints, such as "¶3"."""
    spoken: str
    """What a screen reader says, such as "Paragraph 3"."""
    block: str
    """Id of the block."""
    mention: str
    """Id of the first mention in it."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the sidebar prints of one actor."""

    actor: Actor
    """Whose card it is."""
    places: tuple[Place, ...]
    """Where it occurs, one entry a block, at most SHOWN_PLACES."""
    more: int
    """How many places are left out."""
    pages: tuple[str, ...]
    """Id of the first mention on each page on which it occurs."""
    strip: tuple[bool, ...]
    """One cell a paragraph, or a range of paragraphs: True where it occurs."""
    strip_text: str
    """Text alternative of the strip; empty where a strip would show nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of one kind."""

    kind: ActorKind
    """The kind."""
    cards: tuple[Card, ...]
    """Most salient first."""

    @property
    def label(self) -> str:
        """Name of its heading among the labels."""
        countries = all(card.actor.country == card.actor.name for card in self.cards)
        return "countries" if self.kind == "place" and countries else f"{self.kind}s"


def key_actors(briefing: Briefing, limit: int) -> tuple[Actor, ...]:
    """Return the actors that get a card: the most salient key actors, at most `limit`."""
    return tuple(actor for actor in briefing.actors if actor.key)[:limit]


def groups(
    briefing: Briefing, shown: tuple[Actor, ...], pages: Mapping[str, int], linked: Anchors
) -> tuple[Group, ...]:
    """Return the sidebar in groups of a kind; `pages` tells the page of each mention's id."""
    return tuple(
        Group(kind, cards)
        for kind in KINDS
        if (
            cards := tuple(
                card(actor, briefing.article, pages, linked)
                for actor in shown
                if actor.kind == kind
            )
        )
    )


def card(actor: Actor, article: Article, pages: Mapping[str, int], linked: Anchors) -> Card:
    """Return the card of one actor."""
    language = load(article.meta.language)
    first = first_mentions(actor, linked)
    paragraphs = [block.id for block in article.walk() if block.id.startswith("p")]
    hit = [name in first for name in paragraphs]
    every = tuple(
        Place(place(block, language), place(block, language, spoken=True), block, id_)
        for block, id_ in first.items()
    )
    said = [name.removeprefix("p") for name in paragraphs if name in first]
    label = language.labels["mentioned_once" if len(said) == 1 else "mentioned"]
    return Card(
        actor=actor,
        places=every[:SHOWN_PLACES],
        more=max(0, len(every) - SHOWN_PLACES),
        pages=page_starts(actor, pages, linked),
        strip=strip(hit),
        strip_text=label.format(paragraphs=ranges(said), total=len(paragraphs))
        if said and len(paragraphs) > 1
        else "",
    )


def first_mentions(actor: Actor, linked: Anchors) -> dict[str, str]:
    """Return the id to link to in each block, in reading order.

    It is that of the first mention; a mention that lies whole inside another has no element of
    its own, and the block stands for it.
    """
    found: dict[str, str] = {}
    for number, mention in numbered(actor):
        name = mention_id(actor, number)
        if found.get(mention.block, mention.block) == mention.block:
            found[mention.block] = name if name in linked.ids else mention.block
    return found


def page_starts(actor: Actor, pages: Mapping[str, int], linked: Anchors) -> tuple[str, ...]:
    """Return the first mention on each page; without known pages the first of all."""
    found: dict[int, str] = {}
    for number, mention in numbered(actor):
        name = mention_id(actor, number)
        target = name if name in linked.ids else mention.block
        found.setdefault(pages.get(target, 0), target)
    return tuple(name for _, name in sorted(found.items()))


def strip(hit: list[bool]) -> tuple[bool, ...]:
    """Return at most STRIP_CELLS cells; a cell is set if any of its paragraphs is."""
    if len(hit) <= STRIP_CELLS:
        return tuple(hit)
    bounds = [round(cell * len(hit) / STRIP_CELLS) for cell in range(STRIP_CELLS + 1)]
    return tuple(any(hit[a:b]) for a, b in pairwise(bounds))


def ranges(numbers: list[str]) -> str:
    """Return numbers in words' order with runs of three or more joined: "1–3, 7"."""
    runs: list[list[int]] = []
    for number in map(int, numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )

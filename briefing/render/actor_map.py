"""The map of the actors as data: a small drawing of who is named together with whom, and its words.

Lengths are tenths of a millimetre. The drawing is as high as its labels need.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.languages import Language
from briefing.model import Actor, ActorKind, Briefing, Link
from briefing.render.outlines import Label, broken, extent, outline
from briefing.render.placement import Point, control, order, oval, towards
from briefing.render.sidebar import KINDS, ranges

FEWEST_ACTORS = 4
"""Actors under which there is no map."""
FEWEST_LINKS = 4
"""Pairs under which there is no map."""
MOST_LINES = 2
"""Most lines for each actor: of more, the weakest are left out, and stand in the table only."""
STRONGEST = 3
"""Pairs that the caption names."""
BETWEEN = 1.7
"""Distance of the rows of the legend, in sizes of the labels."""
LEADING = 1.22
"""Distance of a label's lines as a multiple of its size."""
SMALLEST, LARGEST = 0.5, 1.05
"""Radius of the nodes as multiples of the labels' size."""
THINNEST, THICKEST = 0.06, 0.34
"""Width of the lines, likewise."""
CLOSEST = 3.1
"""Distance of the rows, likewise, where names do not need more."""
A5 = 112.0
"""Width of the text on the narrowest paper, in millimetres."""
ROOMY = 24.0
"""Width of a drawing in sizes of its labels, below which it fills a page with little to see (18
point on A5 has 17, every other print 26 or more)."""
OVAL = 0.36
"""Width of the oval as a share of the drawing's; the labels have the rest."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a map is drawn, in tenths of a millimetre."""

    width: float
    """Width of the whole drawing."""
    size: float
    """Size of the labels."""

    @property
    def is_roomy(self) -> bool:
        """True if there is room for a drawing between the labels."""
        return self.width >= ROOMY * self.size


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the drawing."""

    kind: ActorKind
    """What it is, which its shape says."""
    shape: str
    """Its outline as an SVG path."""
    labels: tuple[Label, ...]
    """Its name, in lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A link in the drawing."""

    curve: str
    """Its course as an SVG path."""
    width: float
    """Its width."""
    dashes: str
    """Lengths of dash and gap if no sentence names both; else empty."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An actor that another is named together with."""

    name: str
    """Its name."""
    blocks: tuple[str, ...]
    """Ids of the paragraphs."""


@dataclass(frozen=True, slots=True)
class Row:
    """An actor with all that it is named together with."""

    name: str
    """Its name."""
    partners: tuple[Partner, ...]
    """The others, the strongest link first."""


@dataclass(frozen=True, slots=True)
class ActorMap:
    """The map with its words."""

    width: float
    """Width of the drawing."""
    height: float
    """Its height."""
    size: float
    """Size of its labels."""
    lines: tuple[Line, ...]
    """Links, the weakest first, so that the stronger ones are drawn over them."""
    nodes: tuple[Node, ...]
    """Actors."""
    legend: tuple[Node, ...]
    """What the shapes mean; empty if there is only one."""
    text: str
    """Text alternative."""
    rows: tuple[Row, ...]
    """The same as a table, with the links for which there is no line."""
    strongest: tuple[tuple[str, Partner], ...]
    """The strongest pairs."""


def scale(output: str, paper: str, width: str = "", size: str = "") -> Scale:
    """Return how large the map of an output is drawn.

    Args:
        output: `pdf`, `html` or `epub`, whose pages are narrower.
        paper: Its paper; A5 is narrower, too.
        width: A theme's own width on paper, in millimetres.
        size: A theme's own size of the labels on paper, in points.
    """
    usual = (86.0 if output == "epub" else 117.0, 8.4)
    if output == "pdf":
        usual = (float(width or usual[0]), float(size or usual[1]))
    if paper == "a5":
        usual = (min(usual[0], A5), usual[1])
    return Scale(usual[0] * 10, usual[1] * 254 / 72)


def actor_map(briefing: Briefing, language: Language, scale: Scale) -> ActorMap | None:
    """Return the map of a briefing's key actors; None if there is not enough to draw."""
    linked = {name for link in briefing.links for name in (link.first, link.second)}
    actors = [actor for actor in briefing.actors if actor.id in linked]
    if len(actors) < FEWEST_ACTORS or len(briefing.links) < FEWEST_LINKS:
        return None
    drawn = briefing.links[: MOST_LINES * len(actors)]
    names = {actor.id: actor.name for actor in actors}
    rows = tuple(Row(one.name, _partners(one, briefing.links, names)) for one in actors)
    pairs = tuple((names[a.first], Partner(names[a.second], a.blocks)) for a in drawn[:STRONGEST])
    plain = _drawing(actors, drawn, scale, language)
    return replace(plain, text=_text(drawn, names, language), rows=rows, strongest=pairs)


def _drawing(
    actors: Sequence[Actor], links: Sequence[Link], scale: Scale, language: Language
) -> ActorMap:
    """Return the map without its words."""
    room = scale.width * (1 - OVAL) / 2 - (LARGEST + 0.5) * scale.size
    texts = [broken(actor.name, scale.size, room) for actor in actors]
    row = max(max(len(lines) for lines in texts) * LEADING + 0.8, CLOSEST) * scale.size
    heights = [row * (number + 0.5) for number in range(math.ceil(len(actors) / 2))]
    at = _places(actors, links, scale, heights)
    radii = [_radius(actor, actors, scale) for actor in actors]
    middle = (scale.width / 2, (heights[0] + heights[-1]) / 2)
    numbers = {actor.id: number for number, actor in enumerate(actors)}
    strongest = max(link.weight for link in links)
    lines = []
    for link in reversed(links):
        ends = [(at[numbers[name]], radii[numbers[name]]) for name in (link.first, link.second)]
        thickness = THINNEST + (THICKEST - THINNEST) * link.weight / strongest
        dashes = "" if link.sentences else f"{scale.size * 0.3:.1f} {scale.size * 0.3:.1f}"
        lines.append(Line(_curve(ends, middle), thickness * scale.size, dashes))
    foot = heights[-1] + row / 2
    legend = _legend(actors, language, scale, foot + scale.size)
    return ActorMap(
        width=scale.width,
        height=max((node.labels[0].y + 0.685 * scale.size for node in legend), default=foot),
        size=scale.size,
        lines=tuple(lines),
        nodes=tuple(
            Node(
                actor.kind,
                outline(actor.kind, at[number], radii[number]),
                _labels(texts[number], at[number], radii[number], scale),
            )
            for number, actor in enumerate(actors)
        ),
        legend=legend,
        text="",
        rows=(),
        strongest=(),
    )


def _places(
    actors: Sequence[Actor], links: Sequence[Link], scale: Scale, heights: Sequence[float]
) -> dict[int, Point]:
    """Return the middle of each node by its number."""
    numbers = {actor.id: number for number, actor in enumerate(actors)}
    weights = {(numbers[link.first], numbers[link.second]): link.weight for link in links}
    rim = oval(len(actors), scale.width * OVAL, heights)
    return {
        node: (x + scale.width / 2, y)
        for node, (x, y) in zip(order(len(actors), weights), rim, strict=True)
    }


def _radius(actor: Actor, actors: Sequence[Actor], scale: Scale) -> float:
    """Return the radius of a node: its area grows with the mentions."""
    share = len(actor.mentions) / max(1, *(len(one.mentions) for one in actors))
    return scale.size * max(SMALLEST, LARGEST * math.sqrt(share))


def _curve(ends: Sequence[tuple[Point, float]], middle: Point) -> str:
    """Return the course of a line from the rim of one node to that of the other."""
    (first, inner), (second, outer) = ends
    bend = control(first, second, middle)
    start, end = towards(first, bend, inner * 1.15), towards(second, bend, outer * 1.15)
    return "M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}".format(*start, *bend, *end)


def _labels(texts: Sequence[str], at: Point, radius: float, scale: Scale) -> tuple[Label, ...]:
    """Return the lines of a name, beside its node on the outer side."""
    left = at[0] < scale.width / 2
    x = at[0] + (-1 if left else 1) * (radius * 1.26 + 0.4 * scale.size)
    top = at[1] - (len(texts) - 1) / 2 * LEADING * scale.size + 0.35 * scale.size
    return tuple(
        Label(text, x, top + number * LEADING * scale.size, "end" if left else "start")
        for number, text in enumerate(texts)
    )


def _legend(
    actors: Sequence[Actor], language: Language, scale: Scale, y: float
) -> tuple[Node, ...]:
    """Return what the shapes mean, in rows across the foot; nothing for a single shape."""
    kinds = [kind for kind in KINDS if any(actor.kind == kind for actor in actors)]
    if len(kinds) < 2:
        return ()
    names = [language.labels[_kind_label(kind, actors)] for kind in kinds]
    size = scale.size * 0.9
    lengths = [extent(name, size) + 3.2 * size for name in names]
    found: list[Node] = []
    for row, numbers in enumerate(_rows(lengths, scale.width + 1.4 * size)):
        taken = sum(lengths[number] for number in numbers) - 1.4 * size
        x, down = max(0.0, (scale.width - taken) / 2), y + row * BETWEEN * scale.size
        for number in numbers:
            label = Label(names[number], x + 1.5 * size, down + 0.35 * size)
            shape = outline(kinds[number], (x + 0.6 * size, down), 0.42 * size)
            found.append(Node(kinds[number], shape, (label,)))
            x += lengths[number]
    return tuple(found)


def _rows(lengths: Sequence[float], room: float) -> list[list[int]]:
    """Return the numbers of what stands in each row, as many as fit."""
    rows: list[list[int]] = []
    for number, length in enumerate(lengths):
        if rows and sum(lengths[one] for one in rows[-1]) + length <= room:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _kind_label(kind: ActorKind, actors: Sequence[Actor]) -> str:
    """Return the label of a kind, as above the cards."""
    countries = all(one.country == one.name for one in actors if one.kind == kind)
    return "countries" if kind == "place" and countries else f"{kind}s"


def _partners(actor: Actor, links: Sequence[Link], names: Mapping[str, str]) -> tuple[Partner, ...]:
    """Return with whom an actor is named, the strongest link first."""
    return tuple(
        Partner(names[link.second if link.first == actor.id else link.first], link.blocks)
        for link in links
        if actor.id in {link.first, link.second}
    )


def _text(links: Sequence[Link], names: Mapping[str, str], language: Language) -> str:
    """Return the text alternative: every line in words."""
    labels = language.labels
    said = []
    for link in links:
        numbers = [block.removeprefix("p") for block in link.blocks]
        pattern = labels["map_pair_one" if len(numbers) == 1 else "map_pair_many"]
        both = {"first": names[link.first], "second": names[link.second]}
        said.append(pattern.format(paragraphs=ranges(numbers), **both))
    return labels["map_text"].format(number=len(names), pairs=labels["map_joiner"].join(said))

"""Who is named together with whom: the key actors, by sentences and paragraphs that name both."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from briefing.analysis.reading import Sentence
from briefing.model import Actor, Link

MOST = 10
"""Actors that are looked at: more would not be a picture."""


def find_links(sentences: Sequence[Sentence], actors: Sequence[Actor]) -> tuple[Link, ...]:
    """Return which key actors are named together in the paragraphs, the strongest link first.

    Paragraphs are the numbered blocks: quotations and list items too, but no headings or tables.
    Descriptions ("the Iranian general") count as names do.
    """
    key = [actor for actor in actors if actor.key][:MOST]
    order = {actor.id: number for number, actor in enumerate(key)}
    found: list[Link] = []
    blocks = list(dict.fromkeys(one.block for one in sentences))
    starts = _starts(sentences)
    places = {actor.id: _places(actor, starts) for actor in key}
    for first, second in combinations(key, 2):
        link = _link(first.id, second.id, places, blocks)
        if link.blocks:
            found.append(link)
    return tuple(sorted(found, key=lambda a: (-a.weight, order[a.first], order[a.second])))


def _starts(sentences: Sequence[Sentence]) -> Mapping[str, list[int]]:
    """Return where the sentences of each paragraph start."""
    starts: dict[str, list[int]] = defaultdict(list)
    for one in sentences:
        if one.block.startswith("p"):
            starts[one.block].append(one.start)
    return starts


def _places(actor: Actor, starts: Mapping[str, list[int]]) -> Mapping[str, frozenset[int]]:
    """Return in which sentences of each paragraph an actor is named."""
    found: dict[str, set[int]] = defaultdict(set)
    for mention in actor.mentions:
        if mention.block in starts:
            found[mention.block].add(bisect.bisect_right(starts[mention.block], mention.start))
    return {block: frozenset(numbers) for block, numbers in found.items()}


def _link(
    first: str,
    second: str,
    places: Mapping[str, Mapping[str, frozenset[int]]],
    blocks: Sequence[str],
) -> Link:
    """Return the link of two actors; without blocks if nothing names both."""
    one, other = places[first], places[second]
    shared = tuple(block for block in blocks if block in one and block in other)
    together = [len(one[block] & other[block]) for block in shared]
    return Link(first, second, shared, sum(together), together.count(0))

"""Lists in a plain text: two or more items with one kind of mark."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from briefing.model import Block, Run
from briefing.sources.lines import Group

MAX_DEPTH = 8
"""Deepest list in a list; marks below it are text."""

_MARK = re.compile(r"(?P<indent> *)(?P<mark>[-*•‣◦▪]|(?P<number>\d{1,3})[.)])\s+(?=\S)")

ToRuns = Callable[[tuple[str, ...]], tuple[Run, ...]]
"""Turns the lines of one item into runs."""


def list_length(groups: list[Group], place: int = 0) -> int:
    """Return how many of the groups, from a place on, are one list; 0 if there is none."""
    marks: list[str] = []
    taken = 0
    while place + taken < len(groups):
        own = _marks(groups[place + taken])
        if not own or _family(own[0]) != _family((marks or own)[0]):
            break
        if not _counts_up(marks[-1:] + own):
            break
        marks += own
        taken += 1
    return taken if len(marks) > 1 else 0


def start_of_list(group: Group) -> int:
    """Return the line at which a list follows its introduction ("... these:"), or 0."""
    for place, line in enumerate(group.lines[1:], 1):
        if _MARK.match(line):
            introduced = group.lines[place - 1].endswith(":")
            return place if introduced and list_length([group.part(place)]) else 0
    return 0


def make_list(groups: list[Group], to_runs: ToRuns) -> Block:
    """Return the list that the groups hold together."""
    items = [item for group in groups for item in _items(group, to_runs, 1)]
    return _listed(groups[0], items)


def _listed(group: Group, items: list[Block]) -> Block:
    """Return the list of the items, numbered as the group that starts it says."""
    first = _marks(group)[0]
    start = int(first) if first.isdigit() else 1
    return Block(
        id="",
        kind="list",
        line=group.line,
        children=tuple(items),
        ordered=first.isdigit(),
        start=start,
    )


def _marks(group: Group) -> list[str]:
    """Return the marks of the outermost items (numbers without their dot); empty if no list."""
    first = _MARK.match(group.lines[0])
    if not first:
        return []
    return [
        found.group("number") or found.group("mark")
        for found in map(_MARK.match, group.lines)
        if found and _belongs(found, first)
    ]


def _belongs(found: re.Match[str], first: re.Match[str]) -> bool:
    """Tell whether a mark is one of the list that the first mark opens."""
    shallow = len(found.group("indent")) <= len(first.group("indent")) + 1
    return shallow and bool(found.group("number")) == bool(first.group("number"))


def _family(mark: str) -> str:
    return "number" if mark.isdigit() else mark


def _counts_up(marks: list[str]) -> bool:
    """Tell whether numbers follow each other; bullets always do."""
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    return all(after == one + 1 for one, after in pairwise(numbers))


def _items(group: Group, to_runs: ToRuns, depth: int) -> list[Block]:
    """Return the items of a group that starts with a mark."""
    first = _MARK.match(group.lines[0])
    assert first, "a list starts with a mark"
    starts = [
        place
        for place, found in enumerate(map(_MARK.match, group.lines))
        if found and _belongs(found, first)
    ]
    bounds = zip(starts, [*starts[1:], len(group.lines)], strict=True)
    return [_item(group.part(start, end), to_runs, depth) for start, end in bounds]


def _item(group: Group, to_runs: ToRuns, depth: int) -> Block:
    """Return one item: its lines up to the first mark that is deeper, and the list from there."""
    inner = next((n for n, line in enumerate(group.lines) if n and _MARK.match(line)), 0)
    nested = group.part(inner) if inner and depth < MAX_DEPTH else None
    lead = group.lines[:inner] if nested else group.lines
    children = (_listed(nested, _items(nested, to_runs, depth + 1)),) if nested else ()
    runs = to_runs((_MARK.sub("", lead[0], count=1), *lead[1:]))
    return Block(id="", kind="item", runs=runs, line=group.line, children=children)

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from briefing.render.placement import control, order, oval, towards


def crossings(places: tuple[int, ...], links: list[tuple[int, int]]) -> int:
    at = {node: place for place, node in enumerate(places)}
    chords = [sorted((at[a], at[b])) for a, b in links]
    return sum(a < c < b < d or c < a < d < b for (a, b), (c, d) in combinations(chords, 2))


def test_a_ring_in_any_order_is_untangled() -> None:
    ring = [3, 0, 5, 2, 4, 1]
    links = [*pairwise(ring), (ring[-1], ring[0])]
    weights = {(min(pair), max(pair)): 1.0 for pair in links}
    assert crossings(tuple(range(6)), links) > 0
    assert crossings(order(6, weights), links) == 0


def test_the_order_is_the_same_each_time() -> None:
    weights = {(0, 3): 2.0, (1, 4): 1.0, (2, 3): 1.5, (0, 4): 0.5}
    assert order(5, weights) == order(5, dict(reversed(weights.items())))


@pytest.mark.parametrize("count", range(4, 11))
def test_every_node_has_a_row_of_its_own_on_its_side(count: int) -> None:
    rows = [10.0 * (number + 0.5) for number in range((count + 1) // 2)]
    places = oval(count, 40, rows)
    assert len(set(places)) == count
    for side in ([p for p in places if p[0] < 0], [p for p in places if p[0] > 0]):
        heights = sorted(y for _, y in side)
        assert all(below - above >= 10 for above, below in pairwise(heights))
        assert rows[0] <= heights[0] <= heights[-1] <= rows[-1]


def test_lines_bend_to_the_middle_and_stop_short_of_a_node() -> None:
    assert control((-10, 0), (-10, 20), (0, 10))[0] > -10
    assert towards((0, 0), (30, 40), 5) == (3, 4)
    assert towards((0, 0), (3, 4), 50) == (3, 4)
    assert towards((1, 1), (1, 1), 2) == (1, 1)

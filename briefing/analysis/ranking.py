"""Rank sentences: centrality in the graph of similar sentences, and choice without repetition."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DAMPING = 0.85
"""Share of the walk that follows similarity (Erkan and Radev 2004, as in PageRank)."""
ROUNDS = 60
"""Power iterations; more change nothing that is shown."""
REDUNDANCY = 0.3
"""Weight of the likeness to what is chosen already (maximal marginal relevance)."""
TWINS = 0.8
"""Likeness from which two texts say the same: the second is never chosen."""


def similarities(texts: Sequence[Sequence[str]]) -> Floats:
    """Return the cosine of tf*idf between all pairs of texts, given as terms; (n, n)."""
    frequency = Counter(term for terms in texts for term in set(terms))
    place = {term: number for number, term in enumerate(sorted(frequency))}
    weights = np.zeros((len(texts), max(1, len(place))))
    for row, terms in enumerate(texts):
        for term, count in Counter(terms).items():
            weights[row, place[term]] = count * math.log(1 + len(texts) / frequency[term])
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(norms > 0, norms, 1.0)
    likeness: Floats = weights @ weights.T
    return likeness


def centrality(likeness: Floats) -> Floats:
    """Return LexRank of each text, divided by the largest; (n,)."""
    count = len(likeness)
    if not count:
        return np.zeros(0)
    graph = likeness.copy()
    np.fill_diagonal(graph, 0.0)
    rows = graph.sum(axis=1, keepdims=True)
    graph /= np.where(rows > 0, rows, 1.0)
    ranks = np.full(count, 1.0 / count)
    for _ in range(ROUNDS):
        ranks = (1 - DAMPING) / count + DAMPING * (graph.T @ ranks)
    central: Floats = ranks / ranks.max()
    return central


def choose(
    scores: Sequence[float],
    likeness: Floats,
    allowed: Sequence[int],
    wanted: int,
) -> tuple[int, ...]:
    """Return the numbers of the chosen texts, the best first.

    Args:
        scores: Worth of each text.
        likeness: Similarity of all pairs, (n, n).
        allowed: Numbers of the texts that may be chosen.
        wanted: How many.
    """
    chosen: list[int] = []
    left = list(allowed)
    while left and len(chosen) < wanted:
        # Rounding keeps the last bits of the arithmetic from deciding.
        worth = [round(scores[one] - _repeated(one, chosen, likeness), 6) for one in left]
        best = left.pop(worth.index(max(worth)))
        chosen.append(best)
        left = [one for one in left if likeness[one, best] < TWINS]
    return tuple(chosen)


def _repeated(one: int, chosen: Sequence[int], likeness: Floats) -> float:
    """Return what a text loses for its likeness to those chosen already."""
    return REDUNDANCY * max((float(likeness[one, other]) for other in chosen), default=0.0)

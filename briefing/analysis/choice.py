"""Which actors the sidebar shows: those that matter beside the most central one, and no others.

A reader wants few cards, so a long list is cut where the next actor matters much less; a short one
is not, since there is nothing to choose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import ActorKind

KINDS: frozenset[ActorKind] = frozenset({"person", "organisation"})
"""Kinds that are shown, besides countries; a place or a group only where the title names it."""
SHARE = 0.3
"""An actor counts if it is at least this central, as a share of the most central one."""
SHARE_WITH_ROLE = SHARE / 2
"""The same for a person whose role the text gives: it says that he or she acts in it."""
FEWEST = 2
"""One card alone tells nothing; the next actor with a standing is shown too."""
FEW = 8
"""A text with no more actors than this needs no choice: all with a standing are shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of an actor that may be shown."""

    kind: ActorKind
    """What it is."""
    country: bool
    """True for a country."""
    salience: float
    """How central it is, from 0 to 1."""
    described: bool
    """True if the text gives its role or rank."""
    mentions: int
    """Number of its mentions."""
    titled: bool
    """True if the title names it."""
    acts: bool
    """True if it is the subject of a sentence."""

    @property
    def eligible(self) -> bool:
        """Whether it is of a kind that is shown."""
        return self.kind in KINDS or self.country or self.titled

    @property
    def standing(self) -> bool:
        """Whether it is more than a name that is dropped once."""
        return self.described or self.titled or self.acts or self.mentions > 1


def choose(candidates: Sequence[Candidate], limit: int) -> frozenset[int]:
    """Return the numbers of the actors to show.

    Args:
        candidates: All actors of a text, most salient first.
        limit: How many are shown at most.
    """
    eligible = [number for number, actor in enumerate(candidates) if actor.eligible]
    if not eligible:
        return frozenset()
    top = candidates[eligible[0]].salience
    few = len(candidates) <= FEW
    chosen = [
        number
        for place, number in enumerate(eligible)
        if _matters(candidates[number], top)
        or (candidates[number].standing and (few or place < FEWEST))
    ]
    return frozenset(chosen[:limit])


def _matters(actor: Candidate, top: float) -> bool:
    """Tell whether an actor is central enough beside the most central one."""
    role = actor.kind == "person" and actor.described
    return actor.salience >= (SHARE_WITH_ROLE if role else SHARE) * top

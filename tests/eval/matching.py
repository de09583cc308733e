"""Which listed actor stands for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Actor
from tests.eval.answers import Answer, Gold
from tests.eval.wording import fold


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor with every form under which its readers see it."""

    actor: Actor
    """The actor."""
    names: frozenset[str]
    """Its name and other names, folded."""
    mentioned: frozenset[str]
    """The texts of its mentions, folded."""

    @property
    def forms(self) -> frozenset[str]:
        """All of it."""
        return self.names | self.mentioned


@dataclass(frozen=True, slots=True)
class Matching:
    """The listed actors of one text beside its answer."""

    found: Mapping[str, Listed]
    """By name of the answer, the most salient actor that stands for it."""
    again: tuple[tuple[Listed, Gold], ...]
    """Actors that stand for somebody for the second time."""
    strange: tuple[Listed, ...]
    """Actors that stand for nobody in the answer."""


def see(actor: Actor, texts: Mapping[str, str]) -> Listed:
    """Return an actor with its forms; `texts` are the texts of the blocks by id."""
    mentioned = (texts.get(each.block, "")[each.start : each.end] for each in actor.mentions)
    return Listed(
        actor,
        frozenset(fold(name) for name in (actor.name, *actor.aliases)),
        frozenset(fold(text) for text in mentioned),
    )


def match(answer: Answer, listed: Sequence[Listed]) -> Matching:
    """Give every actor to the one in the answer with whom it shares most names."""
    found: dict[str, Listed] = {}
    again: list[tuple[Listed, Gold]] = []
    strange: list[Listed] = []
    for each in listed:
        best = max(answer.actors, key=lambda gold: _likeness(each, gold))
        if not _likeness(each, best):
            if not _is_open(each, answer):
                strange.append(each)
        elif best.name in found:
            again.append((each, best))
        else:
            found[best.name] = each
    return Matching(found, tuple(again), tuple(strange))


def _likeness(listed: Listed, gold: Gold) -> int:
    """Return how much speaks for it that an actor is the one meant, the display name most."""
    forms = {fold(form) for form in gold.forms}
    shown = fold(listed.actor.name)
    score = 100 * (shown in forms)
    score += 50 * any(f" {form} " in f" {shown} " for form in forms if " " in form)
    return score + 10 * len(listed.names & forms) + len(listed.mentioned & forms)


def _is_open(listed: Listed, answer: Answer) -> bool:
    """Return whether an actor is a surname that several have and is said to be unsure."""
    shown = fold(listed.actor.name)
    namesakes = [gold for gold in answer.persons if fold(gold.name).endswith(f" {shown}")]
    return listed.actor.unsure and len(namesakes) > 1

"""Puts the summary together: a model's points that hold, and article sentences for the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.llm.answer import Claim
from briefing.analysis.llm.grounding import MOST_CITED, Fault, Grounds, check
from briefing.analysis.reading import Sentence
from briefing.model import Point, Summary


@dataclass(frozen=True, slots=True)
class Judged:
    """A model's point with what the check says."""

    claim: Claim
    """The point."""
    cited: tuple[Sentence, ...]
    """The sentences it cites."""
    fault: Fault | None
    """What is wrong with it."""


def judge(claim: Claim, sentences: Mapping[int, Sentence], base: Grounds) -> Judged:
    """Return a point with what is wrong with it, if anything.

    Args:
        claim: The point as the model wrote it.
        sentences: The sentences that it was shown, by number.
        base: The article.
    """
    cited = tuple(sentences[number] for number in claim.evidence if number in sentences)
    if not 0 < len(claim.evidence) <= MOST_CITED or len(cited) < len(claim.evidence):
        return Judged(claim, cited, Fault("evidence"))
    return Judged(claim, cited, check(claim.text, cited, base))


def assemble(judged: Sequence[Judged], computed: Summary, model: str) -> Summary:
    """Return the summary, in the order of the text.

    A point with a fault, or one that says where another one stands already, gives its place to the
    best computed point that is not used yet and quotes no sentence that a point rests on. Without
    any point of the model's it is the computed summary.
    """
    kept: list[Point] = []
    sound = [one for one in judged if one.fault is None]
    for one in sound:
        place = next((s for s in one.cited if not _is_taken(s.block, s.start, s.end, kept)), None)
        if place is not None:
            kept.append(Point(one.claim.text, place.block, place.start, place.end))
    if not kept:
        return computed
    used = [Point("", s.block, s.start, s.end) for one in sound for s in one.cited]
    spare = [p for p in computed.points if not _is_taken(p.block, p.start, p.end, used)]
    best = sorted(spare, key=lambda point: -sum(share for _, share in point.why))
    added = [replace(point, origin="computed") for point in best[: len(judged) - len(kept)]]
    return Summary(tuple(kept + added), f"model {model}")


def _is_taken(block: str, start: int, end: int, points: Sequence[Point]) -> bool:
    """Tell whether one of the points covers some of these characters."""
    return any(one.block == block and one.start < end and start < one.end for one in points)

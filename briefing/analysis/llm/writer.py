"""The summary by a model: asks it, checks every point, and says what was not taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.analysis.llm.answer import NoAnswerError, read_answer
from briefing.analysis.llm.endpoint import Endpoint
from briefing.analysis.llm.grounding import Fault, can_check, grounds
from briefing.analysis.llm.request import request, shown
from briefing.analysis.llm.substitution import Judged, assemble, judge
from briefing.analysis.llm.transport import post
from briefing.analysis.reading import Reading
from briefing.analysis.summary import body_sentences
from briefing.errors import Diagnostic, Place
from briefing.model import Actor, Point, Summary

POINTS = 3
"""Points that are asked for where no sentence of the article can be quoted."""
LONGEST_TOKEN = 40
"""Characters of a model's word that a message repeats at most."""

_FAULTS = {
    "form": "it is no plain sentence that stands on its own",
    "evidence": "it cites no sentence, too many, or one that is not there",
    "name": "a name that the cited sentences do not bear out",
    "number": "a number that the cited sentences do not bear out",
    "negation": "the cited sentences do not say whether something is so in the same way",
    "quotation": "a quotation that does not stand in the cited sentences",
    "overlap": "most of its words are not in the cited sentences",
}
_HINT = "a sentence of the article stands in its place"


@dataclass(frozen=True, slots=True)
class Written:
    """What came of asking a model."""

    summary: Summary
    """The model's with what stands in for its faults, or the computed one."""
    diagnostics: tuple[Diagnostic, ...]
    """What was not taken over, and why."""


def write_summary(
    reading: Reading,
    actors: tuple[Actor, ...],
    computed: Summary,
    endpoint: Endpoint,
    place: Place,
) -> Written:
    """Return a model's summary of an article that is long enough for one.

    Args:
        reading: The article.
        actors: All its actors.
        computed: The summary that stands in, as a whole or in part.
        endpoint: The model to ask.
        place: The source, for messages.
    """
    if not can_check(reading.language):
        return _given_up(computed, f'nothing to check "{reading.language.code}" by', place)
    sentences = body_sentences(reading)
    seen = shown(sentences, reading.language)
    wanted = len(computed.points) or POINTS
    try:
        answer = post(endpoint, request(endpoint, sentences, wanted, reading.language))
        claims = read_answer(answer)[:wanted]
    except NoAnswerError as error:
        return _given_up(computed, str(error), place)
    base = grounds(reading, actors)
    numbered = {number: sentences[number - 1] for number in seen}
    judged = [judge(claim, numbered, base) for claim in claims]
    summary = assemble(judged, computed, endpoint.model)
    said = _messages(judged, place)
    if summary.origin == computed.origin:
        given_up = _given_up(computed, "none of its points held", place)
        return replace(given_up, diagnostics=(*said, *given_up.diagnostics))
    return Written(replace(summary, points=_in_order(summary.points, reading)), said)


def _in_order(points: Sequence[Point], reading: Reading) -> tuple[Point, ...]:
    """Return points in the order of the text."""
    blocks = [segment.block for segment in reading.segments]
    return tuple(sorted(points, key=lambda point: (blocks.index(point.block), point.start)))


def _given_up(computed: Summary, why: str, place: Place) -> Written:
    """Return the computed summary with the reason for it."""
    message = f"the summary is computed and not by the model: {why}"
    return Written(computed, (Diagnostic("N008", message, place),))


def _messages(judged: Sequence[Judged], place: Place) -> tuple[Diagnostic, ...]:
    """Return what is said about points that were not taken over."""
    return tuple(
        Diagnostic(
            "N007", f"a point by the model was not used: {_what(one.fault)}", place, hint=_HINT
        )
        for one in judged
        if one.fault
    )


def _what(fault: Fault) -> str:
    """Return what is wrong in words, with no more of the model's than the word in question."""
    token = f": “{fault.token[:LONGEST_TOKEN]}”" if fault.token else ""
    return f"{_FAULTS[fault.kind]}{token}"

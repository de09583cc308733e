from __future__ import annotations

import pytest
from briefing.analysis.llm.answer import Claim
from briefing.analysis.llm.grounding import Fault, Grounds
from briefing.analysis.llm.substitution import Judged, assemble, judge
from briefing.model import Point, Summary

from .conftest import GOOD

COMPUTED = Summary(
    (
        Point("Good.", "p1", 0, 20, why=(("first", 0.5),)),
        Point("Best.", "p2", 0, 20, why=(("first", 0.5), ("title", 0.4))),
        Point("Last.", "p3", 0, 20, why=(("first", 0.1),)),
    )
)


@pytest.mark.parametrize("evidence", [(), (99,), (3, -1), (0,), (1, 2, 3, 4, 5)])
def test_evidence_must_be_there(base: Grounds, evidence: tuple[int, ...]) -> None:
    sentences = dict(enumerate(base.reading.sentences, 1))
    assert judge(Claim(GOOD, evidence), sentences, base).fault == Fault("evidence")


def test_a_sentence_that_was_not_shown_cannot_be_cited(base: Grounds) -> None:
    assert judge(Claim(GOOD, (3,)), {}, base).fault == Fault("evidence")


def test_evidence_that_is_there_is_looked_at(base: Grounds) -> None:
    sentences = dict(enumerate(base.reading.sentences, 1))
    assert judge(Claim(GOOD, (3,)), sentences, base).fault is None


def judged(base: Grounds, *numbers: int, fault: Fault | None = None) -> Judged:
    cited = tuple(base.reading.sentences[number - 1] for number in numbers)
    return Judged(Claim(f"Point {numbers[0]}.", numbers), cited, fault)


def test_a_sound_point_leads_to_the_first_sentence_it_cites(base: Grounds) -> None:
    found = assemble([judged(base, 4, 3)], COMPUTED, "tiny-1")
    fourth = base.reading.sentences[3]
    assert found == Summary(
        (Point("Point 4.", fourth.block, fourth.start, fourth.end),), "model tiny-1"
    )


def test_the_best_computed_point_stands_in(base: Grounds) -> None:
    found = assemble([judged(base, 6), judged(base, 1, fault=Fault("name"))], COMPUTED, "m")
    assert [(one.text, one.origin) for one in found.points] == [
        ("Point 6.", ""),
        ("Best.", "computed"),
    ]


def test_what_a_point_rests_on_is_not_quoted_as_well(base: Grounds) -> None:
    found = assemble([judged(base, 6, 3), judged(base, 1, fault=Fault("name"))], COMPUTED, "m")
    assert [one.text for one in found.points] == ["Point 6.", "Good."]


def test_two_points_do_not_lead_to_one_sentence(base: Grounds) -> None:
    found = assemble([judged(base, 6), judged(base, 6), judged(base, 6, 8)], COMPUTED, "m")
    assert [one.text for one in found.points] == ["Point 6.", "Point 6.", "Best."]
    assert len({(one.block, one.start) for one in found.points}) == 3


def test_when_nothing_is_left_there_are_fewer(base: Grounds) -> None:
    found = assemble([judged(base, 6), judged(base, 1, fault=Fault("name"))], Summary(), "m")
    assert len(found.points) == 1


def test_without_a_sound_point_the_summary_is_computed(base: Grounds) -> None:
    assert assemble([judged(base, 1, fault=Fault("name"))], COMPUTED, "m") is COMPUTED

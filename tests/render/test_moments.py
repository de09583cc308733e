from __future__ import annotations

from dataclasses import replace

from briefing.languages import load
from briefing.model import Briefing, Event
from briefing.render.moments import moments
from tests.render.samples import briefing

EVENTS = (
    Event("2019", "the quay was built.", "p1", 0, 19, trimmed=True),
    Event("2020-02", "The clerk left", "p2", 0, 14, trimmed=True),
    Event("2022-05-01", "iPads came.", "p3", 0, 11),
)


def with_events(**changes: str) -> Briefing:
    return replace(briefing(**changes), timeline=EVENTS)


def test_a_sentence_that_was_cut_shows_it() -> None:
    lines = [m.what + m.last for m in moments(with_events(published=""), load("en"))]
    assert lines == ["The quay was built.", "The clerk left\u00a0…", "iPads came."]


def test_the_publication_stands_among_the_dates() -> None:
    found = moments(with_events(published="2021-03-04"), load("en"))
    assert [m.when for m in found] == ["2019", "February 2020", "4 March 2021", "1 May 2022"]
    assert [m.block for m in found] == ["p1", "p2", "", "p3"]


def test_without_events_there_is_no_timeline() -> None:
    assert moments(briefing(), load("en")) == ()

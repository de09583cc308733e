from __future__ import annotations

from multiprocessing import Pipe
from typing import Any

from briefing.build.cluster.helping import serve


def answers(*questions: object) -> list[tuple[bool, Any]]:
    """Return what a helper says to each question until nobody asks any more."""
    here, there = Pipe()
    with here, there:
        for question in questions:
            here.send(question)
        serve(there, patience=0)
        return [here.recv() for _ in iter(here.poll, False)]


def test_work_is_answered_with_its_outcome_or_its_error() -> None:
    (good, outcome), (bad, error) = answers((eval, "1 + 1"), (eval, "1 / 0"))
    assert (good, outcome) == (True, 2)
    assert not bad
    assert isinstance(error, ZeroDivisionError)


def test_what_cannot_travel_is_described() -> None:
    ((good, error),) = answers((eval, "lambda: None"))
    assert not good
    assert "pickle" in str(error)


def test_whoever_is_not_asked_for_long_ends() -> None:
    assert answers() == []

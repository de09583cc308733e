from __future__ import annotations

import pytest
from briefing.analysis.doubts import doubts
from briefing.errors import Place
from briefing.manuscript import ActorOverride, Overrides
from briefing.model import Actor

BAJWA = Actor("b", "Qamar Bajwa", "person", aliases=("Bajwa", "Qmar Bajwa"))
DOE = Actor("d", "Jane Doe", "person", aliases=("Doe",), unsure=True)


def said(actor: Actor, *overrides: ActorOverride) -> list[str]:
    found = doubts((actor,), Overrides("a.toml", actors=overrides), Place("a.txt"))
    return [f"{d.code} {d.message}" for d in found]


def test_a_name_in_two_spellings_is_said() -> None:
    assert said(BAJWA) == ['N003 "Qmar Bajwa" is taken for "Qamar Bajwa"']


def test_a_name_that_may_mean_somebody_else_is_said() -> None:
    assert said(DOE) == ['N004 it is not certain which mentions mean "Jane Doe" and which another']


@pytest.mark.parametrize(
    ("actor", "override"),
    [
        (BAJWA, ActorOverride("Qamar Bajwa", aliases=("Qmar Bajwa",))),
        (BAJWA, ActorOverride("Qmar Bajwa", same_as="Qamar Bajwa")),
        (DOE, ActorOverride("Jane Doe")),
    ],
)
def test_what_an_editor_settled_is_not_said_again(actor: Actor, override: ActorOverride) -> None:
    assert said(actor, override) == []

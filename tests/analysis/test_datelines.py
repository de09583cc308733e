from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading
from briefing.model import Actor

Parse = Callable[..., Reading]


def actor(reading: Reading, name: str) -> Actor:
    return next(actor for actor in find_actors(reading, 10) if actor.name == name)


@pytest.mark.parametrize(
    "text",
    [
        "TARVEN — The council of Tarven agreed on Monday to mend the pier.",
        "TARVEN, Peru — The council of Tarven agreed on Monday to mend the pier.",
        "TARVEN, May 3 (Quay Press) — The council of Tarven agreed to mend the pier.",
    ],
)
def test_a_dateline_is_a_place(parse: Parse, text: str) -> None:
    assert actor(parse(text), "Tarven").kind == "place"


@pytest.mark.parametrize(
    "text",
    [
        "Laura Ferrante (May 3, 1950 – June 4, 2010) was a singer from Peru.",
        "Laura Ferrante – who was a singer – came from Peru.",
    ],
)
def test_a_person_before_a_dash_is_no_dateline(parse: Parse, text: str) -> None:
    assert actor(parse(text), "Laura Ferrante").kind == "person"


def test_who_speaks_in_an_interview(parse: Parse) -> None:
    reading = parse(
        "Laura Ferrante, a singer, talks about her voice.",
        "INTERVIEWER: When did you begin?",
        "FERRANTE: At four, in a kitchen.",
    )
    ferrante = actor(reading, "Laura Ferrante")
    assert [mention.block for mention in ferrante.mentions] == ["p1", "p3"]


def test_a_note_in_capitals_is_nobody(parse: Parse) -> None:
    reading = parse("Laura Ferrante talks about her voice.", "PEACE: What a word.")
    assert [actor.name for actor in find_actors(reading, 10)] == ["Laura Ferrante"]

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
    ("text", "name", "role"),
    [
        (
            "Minister of Labour and Public Works Edda Varnholt opened the bridge.",
            "Edda Varnholt",
            "Minister of Labour and Public Works",
        ),
        (
            "Yesterday Minister for Mines and Inland Waters Corbin Asher flew to the lake.",
            "Corbin Asher",
            "Minister for Mines and Inland Waters",
        ),
        (
            "The letter is by Secretary of Energy and Housing Ulla Ferrante, who signed it.",
            "Ulla Ferrante",
            "Secretary of Energy and Housing",
        ),
        ("Mayor of Lyme Barbara Fitch left.", "Barbara Fitch", "Mayor of Lyme"),
        ("The mayor of San Juan Barbara Fitch left.", "Barbara Fitch", "mayor of San Juan"),
        ("The biographer of John Stuart Mill left.", "John Stuart Mill", ""),
        (
            "State secretary for culture and digital affairs Joost Ravel declined.",
            "Joost Ravel",
            "State secretary for culture and digital affairs",
        ),
        (
            "Deputy head of research and training Milla Korhonen declined to answer.",
            "Milla Korhonen",
            "Deputy head of research and training",
        ),
    ],
)
def test_a_long_office_before_a_name(parse: Parse, text: str, name: str, role: str) -> None:
    assert actor(parse(text), name).role == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The director of Health Services Group spoke.", "Health Services"),
        ("The minister of Defence New Zealand sent was late.", "New Zealand"),
        ("The head of Energy Research Council spoke.", "Research Council"),
    ],
)
def test_a_body_behind_an_office_is_no_person(parse: Parse, text: str, name: str) -> None:
    persons = [actor for actor in find_actors(parse(text), 10) if actor.kind == "person"]
    assert not [person for person in persons if name in person.name]


def test_the_portfolio_is_no_actor_of_its_own(parse: Parse) -> None:
    reading = parse("Minister for Mines and Inland Waters Corbin Asher flew to the lake.")
    assert [actor.name for actor in find_actors(reading, 10)] == ["Corbin Asher"]

from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading

Parse = Callable[..., Reading]


def role_of(reading: Reading, name: str) -> str:
    return next(actor.role for actor in find_actors(reading, 10) if actor.name == name)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Peter Varnholt, son of the brewer Carl Varnholt and leader of the Quay Union, left.",
            "Peter Varnholt",
            "leader of the Quay Union",
        ),
        (
            "Laura Ferrante, former director of the museum and now head of the City Archive, left.",
            "Laura Ferrante",
            "head of the City Archive",
        ),
        (
            "Martin Asher, the second horn and treasurer of the musicians' union, agreed.",
            "Martin Asher",
            "treasurer of the musicians' union",
        ),
        (
            "It was the idea of Simon Tarrant, then trade secretary and now an adviser to the QM.",
            "Simon Tarrant",
            "adviser to the QM",
        ),
        (
            "Laura Ferrante, a friend of the mayor and head of the police, agreed.",
            "Laura Ferrante",
            "",
        ),
        (
            "Our chairman, Laura Ferrante, and the bank and trust director, Peter Asher, agreed.",
            "Laura Ferrante",
            "chairman",
        ),
        ("Laura Ferrante, who left, and head porter Peter Asher agreed.", "Laura Ferrante", ""),
    ],
)
def test_the_second_of_two_descriptions(parse: Parse, text: str, name: str, role: str) -> None:
    found = role_of(parse(text), name)
    assert found == role or (not role and "head" not in found)


def test_whom_a_role_names_is_still_mentioned(parse: Parse) -> None:
    reading = parse("Peter Asher spoke. Laura Ferrante, a former student of Asher, agreed.")
    asher = next(actor for actor in find_actors(reading, 10) if actor.name == "Peter Asher")
    assert len(asher.mentions) == 2

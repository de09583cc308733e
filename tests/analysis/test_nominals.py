from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading

Parse = Callable[..., Reading]
OPENING = "Iran’s General Robert Holm, the chief of the Iranian army, came. "


def described(reading: Reading, name: str) -> list[str]:
    """Return the texts of a person's mentions by description."""
    text = reading.doc.text
    return [
        text[mention.start : mention.end]
        for actor in find_actors(reading, 10)
        if actor.name == name
        for mention in actor.mentions
        if mention.kind == "nominal"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iranian general left.", ["Iranian general"]),
        ("Iran’s top military general left.", ["top military general"]),
        ("His Iranian counterpart left.", ["Iranian counterpart"]),
        ("The general left.", []),
        ("The Iranian generals left.", []),
        ("The Iranian minister left.", []),
        ("The Iraqi general left.", []),
        ("The Iranian general Anna Rice left.", []),
    ],
)
def test_descriptions(parse: Parse, text: str, expected: list[str]) -> None:
    assert described(parse(OPENING + text), "Robert Holm") == expected


def test_a_description_that_fits_two_means_nobody(parse: Parse) -> None:
    second = "Iran’s General Anna Rice came too. "
    reading = parse(OPENING + second + "The Iranian general left.")
    assert described(reading, "Robert Holm") == []

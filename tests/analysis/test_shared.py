from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading

Parse = Callable[..., Reading]


def roles(reading: Reading) -> dict[str, tuple[str, str]]:
    persons = (actor for actor in find_actors(reading, 10) if actor.kind == "person")
    return {actor.name: (actor.role, actor.country) for actor in persons}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Finance ministers Laura Ferrante of Norway and Martin Asher of Peru met on Monday.",
            ("Finance minister of Norway", "Norway"),
            ("Finance minister of Peru", "Peru"),
        ),
        (
            "Teachers such as Laura Ferrante in Chile and Martin Asher in Ghana send us plans.",
            ("Teacher in Chile", "Chile"),
            ("Teacher in Ghana", "Ghana"),
        ),
        (
            "Its regional secretaries Laura Ferrante and Martin Asher wrote to the firm.",
            ("regional secretary", ""),
            ("regional secretary", ""),
        ),
        (
            "The editors of the atlas, Laura Ferrante and Martin Asher, travelled for a year.",
            ("editor of the atlas", ""),
            ("editor of the atlas", ""),
        ),
        (
            "Publishers Laura Ferrante of Norway's Quay Post and Martin Asher met on Monday.",
            ("Publisher", ""),
            ("", ""),
        ),
        (
            "Envoys to the United Nations Laura Ferrante of Peru and Martin Asher of Chile met.",
            ("Envoy to the United Nations", "Peru"),
            ("Envoy to the United Nations", "Chile"),
        ),
        (
            "The women, Laura Ferrante and Martin Asher, met on Monday.",
            ("", ""),
            ("", ""),
        ),
    ],
)
def test_an_office_that_two_share(
    parse: Parse, text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert roles(parse(text)) == {"Laura Ferrante": first, "Martin Asher": second}


def test_one_of_several_is_not_all_of_them(parse: Parse) -> None:
    reading = parse("The editors of the atlas, Laura Ferrante said, travelled for a year.")
    assert roles(reading) == {"Laura Ferrante": ("", "")}


def test_the_country_that_somebody_is_of(parse: Parse) -> None:
    reading = parse("President Laura Ferrante of Ghana spoke first.")
    assert roles(reading) == {"Laura Ferrante": ("President", "Ghana")}

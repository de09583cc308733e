from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading
from briefing.model import Actor

Parse = Callable[..., Reading]


def actors(reading: Reading) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(reading, 10)}


def test_the_fullest_role_is_shown(parse: Parse) -> None:
    reading = parse("President Robert Holm left. Robert Holm, president of the Quay Union, slept.")
    assert actors(reading)["Robert Holm"].role == "president of the Quay Union"


def test_a_hedged_role_wins_over_the_same_without_hedge(parse: Parse) -> None:
    reading = parse("President Robert Holm left. Then former President Robert Holm slept.")
    assert actors(reading)["Robert Holm"].role == "former President"


def test_no_role_rather_than_one_without_its_hedge(parse: Parse) -> None:
    reading = parse("The alleged “big” mayor Robert Holm left.")
    assert actors(reading)["Robert Holm"].role in {"", "alleged “big” mayor"}


def test_role_stands_in_the_text(parse: Parse) -> None:
    text = "Italy’s foreign\nminister Robert Holm left."
    assert actors(parse(text))["Robert Holm"].role == "Italy’s foreign minister"


def test_country_comes_from_the_role(parse: Parse) -> None:
    reading = parse("Robert Holm, the Italian foreign minister, left.")
    assert actors(reading)["Robert Holm"].country == "Italy"


@pytest.mark.parametrize(
    ("role", "country"),
    [
        ("ambassador to Canada", ""),
        ("US ambassador to France", "United States"),
        ("teacher of English", ""),
        ("president of Chad", "Chad"),
        ("president of the Republic of Cyprus", "Cyprus"),
    ],
)
def test_a_country_far_off_is_not_the_actors(parse: Parse, role: str, country: str) -> None:
    reading = parse(f"Robert Holm, the {role}, left.")
    assert actors(reading)["Robert Holm"].country == country


def test_a_service_inside_a_role_is_no_actor(parse: Parse) -> None:
    reading = parse("Pakistan’s Chief of Army Staff Robert Holm met the Quay Union.")
    assert "Army" not in actors(reading)
    assert "Army Staff" not in actors(reading)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("FIFA President Robert Holm left.", "FIFA"),
        ("Geo TV’s director Robert Holm left.", "Geo TV"),
    ],
)
def test_a_body_named_in_full_inside_a_role_is_an_actor(parse: Parse, text: str, body: str) -> None:
    assert body in actors(parse(text))


def test_a_full_name_inside_a_role_is_a_person(parse: Parse) -> None:
    reading = parse("Robert Holm, son of the fishing magnate Otto Quill, spoke.")
    assert actors(reading)["Otto Quill"].kind == "person"


def test_an_office_is_shown_before_a_kinship(parse: Parse) -> None:
    reading = parse(
        "Robert Holm, son of the old fishing magnate Otto Quill, met Mayor Robert Holm."
    )
    assert actors(reading)["Robert Holm"].role == "Mayor"


def test_then_before_an_office_without_article_is_a_hedge(parse: Parse) -> None:
    reading = parse("It was long ago. Then mayor Robert Holm stepped down.")
    assert actors(reading)["Robert Holm"].role == "Then mayor"


def test_countries_have_no_role(parse: Parse) -> None:
    reading = parse("Iran, a regional power and a member of the council, agreed.")
    assert actors(reading)["Iran"].role == ""

from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.entities import Found, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.analysis.sieves import merge
from briefing.languages import load
from briefing.model import Actor

Parse = Callable[..., Reading]


def actors(reading: Reading) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(reading, 10)}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "The World Health Organization met. WHO staff agreed.",
            "World Health Organization",
            "WHO",
        ),
        ("The Islamic State (IS) fled.", "Islamic State", "IS"),
        (
            "The United Nations Security Council met. The Security Council agreed.",
            "United Nations Security Council",
            "Security Council",
        ),
        ("Microsoft Corporation grew. Microsoft was glad.", "Microsoft Corporation", "Microsoft"),
        (
            "The United States Senate met. The U.S. Senate agreed.",
            "United States Senate",
            "U.S. Senate",
        ),
        ("The Taliban left. The Taliban and the Talibann met.", "Taliban", "Talibann"),
        ("Burma and Myanmar are one.", "Myanmar", "Burma"),
        ("The Kingdom of Norway is large, and Norway is rich.", "Norway", "Kingdom of Norway"),
        ("Bohdan Melnyk (Богдан Мельник) spoke.", "Bohdan Melnyk", "Богдан Мельник"),
        ("The Gaza Strip is closed. Gaza waits.", "Gaza Strip", "Gaza"),
        (
            "The UN Security Council and the United Nations Security Council met.",
            "United Nations Security Council",
            "UN Security Council",
        ),
        ("Gerhard Schröder left. They met Mr. Schroder.", "Gerhard Schröder", "Schroder"),
    ],
)
def test_merged(parse: Parse, text: str, name: str, alias: str) -> None:
    assert alias in actors(parse(text))[name].aliases


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Microsoft sued. The Microsoft Windows Group met Apple.", {"Microsoft", "Apple"}),
        ("He lives in Tehran.", {"Tehran"}),
        (
            "Nelson Piquet Jr. met Nelson Piquet Sr. in Rome.",
            {"Nelson Piquet Jr.", "Nelson Piquet Sr."},
        ),
        ("Dallas County is large. Dallas is a city.", {"Dallas County", "Dallas"}),
        ("North Korea and South Korea met.", {"North Korea", "South Korea"}),
    ],
)
def test_kept_apart(parse: Parse, text: str, names: set[str]) -> None:
    assert names <= set(actors(parse(text)))


def test_a_capital_means_its_country_only_where_that_is_named(parse: Parse) -> None:
    iran = actors(parse("Iran agreed. Tehran was glad. She lives in Tehran."))["Iran"]
    assert [mention.kind for mention in iran.mentions] == ["name", "capital", "capital"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway waits. Talks between Oslo and Copenhagen stalled.",
        "Norway waits. The deal was signed by Oslo.",
        "Norway waits. A spokesman in Oslo said Oslo wants a share.",
        "Norway waits. VARNA, Bulgaria — Oslo and Copenhagen agreed on Tuesday to share the cost.",
    ],
)
def test_a_capital_that_acts_is_a_government(parse: Parse, text: str) -> None:
    assert "Oslo" in actors(parse(text))["Norway"].aliases


@pytest.mark.parametrize(
    "text",
    [
        "Norway waits. She was born in Oslo and studied at the University of Oslo.",
        "Norway waits. Oslo, Norway, is cold.",
        "Norway waits. The Oslo festival begins. The mayor of Oslo spoke.",
    ],
)
def test_a_capital_that_only_says_where_is_a_place(parse: Parse, text: str) -> None:
    oslo = actors(parse(text))["Oslo"]
    assert oslo.kind == "place"


def test_people_mean_their_country(parse: Parse) -> None:
    norway = actors(parse("The Norwegians left Norway."))["Norway"]
    assert [mention.kind for mention in norway.mentions] == ["demonym", "name"]


def test_a_bare_surname_goes_to_the_one_named_last(parse: Parse) -> None:
    reading = parse("John Doe met Jane Doe. Doe slept. John Doe woke. Doe slept again.")
    assert [len(actors(reading)[name].mentions) for name in ("John Doe", "Jane Doe")] == [3, 2]


def test_a_bare_surname_goes_to_the_one_in_the_title(parse: Parse) -> None:
    reading = parse("Jane Doe met John Doe. Doe slept.", title="Jane Doe sleeps")
    assert len(actors(reading)["Jane Doe"].mentions) == 2


def test_a_shared_surname_is_said_once(parse: Parse) -> None:
    reading = parse("Katharine and Charles Parsons founded the yard.")
    assert {"Katharine Parsons", "Charles Parsons"} <= set(actors(reading))


def test_the_title_may_mean_a_third_person(parse: Parse) -> None:
    reading = parse(
        "Parsons was born to Katharine Parsons and Charles Parsons. Parsons slept.",
        title="Ann Parsons",
    )
    assert actors(reading)["Charles Parsons"].aliases == ()


def test_a_supposed_town_is_the_company_that_it_shortens(parse: Parse) -> None:
    doc = parse("Strond Airlines grew. The Strond flight was late.").doc
    found = (
        Found(0, 2, "organisation", "Strond Airlines"),
        Found(5, 6, "place", "Strond"),
    )
    (draft,) = merge(doc, found, make_rules(load_lexicon(load("en")), ()))
    assert len(draft.mentions) == 2

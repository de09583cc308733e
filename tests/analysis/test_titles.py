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
            "Talks with Canadian Prime Minister Stephen Holm ended.",
            "Stephen Holm",
            "Canadian Prime Minister",
        ),
        ("President-elect Anna Rice spoke.", "Anna Rice", "President-elect"),
        ("Minister without portfolio Anna Rice left.", "Anna Rice", "Minister without portfolio"),
        ("Anna Rice, a member of the club, left. Governor Anna Rice won.", "Anna Rice", "Governor"),
        (
            "Anna Rice, a pupil of Jan Holm, left. The painter Anna Rice won.",
            "Anna Rice",
            "painter",
        ),
        ("Lord Mayor Ian Holm came.", "Ian Holm", "Lord Mayor"),
        ("Labour peer Lady Anna Rice abstained.", "Anna Rice", "Labour peer"),
        (
            "President of the Commission Enver Rice left.",
            "Enver Rice",
            "President of the Commission",
        ),
        ("Attorney General Eric Holder agreed.", "Eric Holder", "Attorney General"),
        ("Secretary of State Anna Rice met the press.", "Anna Rice", "Secretary of State"),
        (
            "He saw Iran’s Chief of General Staff Major General Mohammad Bagheri’s men.",
            "Mohammad Bagheri",
            "Iran’s Chief of General Staff",
        ),
        ("In response President Robert Holm said no.", "Robert Holm", "President"),
        ("A spokesman for President Robert Holm declined.", "Robert Holm", "President"),
        ("The supporters of Mr. Robert Holm left.", "Robert Holm", ""),
        ("Former president Jimmy Holm won.", "Jimmy Holm", "Former president"),
        ("Then-president Jimmy Holm won.", "Jimmy Holm", "Then-president"),
        ("The self-proclaimed mayor Igor Holm fled.", "Igor Holm", "self-proclaimed mayor"),
        ("The so-called “mayor” Igor Holm fled.", "Igor Holm", ""),
        ("The alleged spy Anna Holm was held.", "Anna Holm", "alleged spy"),
        ("Senators Susan Holm and Anna Rice voted yes.", "Anna Rice", "Senator"),
        (
            "Microsoft founder and chairman Robert Holm spoke.",
            "Robert Holm",
            "Microsoft founder and chairman",
        ),
        ("On Tuesday Foreign Minister Robert Holm spoke.", "Robert Holm", "Foreign Minister"),
        ("The country’s president Robert Holm spoke.", "Robert Holm", "president"),
    ],
)
def test_office_before_a_name(parse: Parse, text: str, name: str, role: str) -> None:
    assert actor(parse(text), name).role == role


@pytest.mark.parametrize(
    ("text", "name", "rank"),
    [
        ("Gen. Robert Holm agreed.", "Robert Holm", "Gen."),
        ("Retired Gen. Robert Holm agreed.", "Robert Holm", "Retired Gen."),
        ("Lieutenant Colonel Robert Holm agreed.", "Robert Holm", "Lieutenant Colonel"),
        ("Attorney General Robert Holm agreed.", "Robert Holm", ""),
        ("The general agreed with Robert Holm.", "Robert Holm", ""),
    ],
)
def test_rank_before_a_name(parse: Parse, text: str, name: str, rank: str) -> None:
    assert actor(parse(text), name).rank == rank


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Jamaica’s Robert Holm ran.", "Jamaica"),
        ("The Iranian Major General Robert Holm left.", "Iran"),
        ("Then Robert Holm ran.", ""),
    ],
)
def test_country_before_a_name(parse: Parse, text: str, country: str) -> None:
    assert actor(parse(text), "Robert Holm").country == country


def test_another_person_is_no_part_of_a_title(parse: Parse) -> None:
    reading = parse("Robert Clinton’s lawyer David Kendall spoke.")
    assert actor(reading, "David Kendall").role == "Robert Clinton’s lawyer"


def test_address_after_a_comma(parse: Parse) -> None:
    reading = parse("He met Canadian Prime Minister, Mr. Stephen Holm, in May.")
    assert actor(reading, "Stephen Holm").role == "Canadian Prime Minister"


@pytest.mark.parametrize(
    ("text", "name", "rank", "role"),
    [
        (
            "They freed Major General Lorenz Tarrant, who is ill.",
            "Lorenz Tarrant",
            "Major General",
            "",
        ),
        (
            "Lieutenant General Piet Marlow, chief of the border guard, left. General Marlow wept.",
            "Piet Marlow",
            "Lieutenant General",
            "chief of the border guard",
        ),
    ],
)
def test_rank_and_office_apart(parse: Parse, text: str, name: str, rank: str, role: str) -> None:
    found = actor(parse(text), name)
    assert (found.rank, found.role) == (rank, role)


@pytest.mark.parametrize("name", ["General Motors", "Admiral Blvd"])
def test_a_rank_in_a_name_makes_no_person_of_it(parse: Parse, name: str) -> None:
    found = find_actors(parse(f"They sold {name} to a bank."), 10)
    assert "person" not in [one.kind for one in found]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("U.S. Treasury Secretary Robert Holm agreed.", "Robert Holm", "United States"),
        ("The Kenyan woman Anna Holm, former head of the club, left.", "Anna Holm", "Kenya"),
        ("His Kenyan counterpart, Robert Holm, agreed.", "Robert Holm", "Kenya"),
        ("They asked Uruguayan Robert Adam Holm.", "Robert Adam Holm", "Uruguay"),
        ("Robert Holm, a friend of French minister Anna Rice, left.", "Robert Holm", ""),
        ("Robert Holm, spokesman for French minister Anna Rice, left.", "Robert Holm", "France"),
    ],
)
def test_whose_country_it_is(parse: Parse, text: str, name: str, country: str) -> None:
    assert actor(parse(text), name).country == country


def test_an_archbishop_of_a_city_and_all_of_a_country(parse: Parse) -> None:
    reading = parse("They met the Archbishop of Riga and All Latvia Robert Holm in May.")
    assert actor(reading, "Robert Holm").role == "Archbishop of Riga and All Latvia"


def test_how_often_somebody_won(parse: Parse) -> None:
    reading = parse("Four-time Olympic champion Robert Holm left.")
    assert actor(reading, "Robert Holm").role == "Four-time Olympic champion"

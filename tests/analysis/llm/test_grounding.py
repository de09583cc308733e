from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.llm.grounding import Fault, Grounds, can_check, check, grounds
from briefing.analysis.reading import Reading
from briefing.languages import load

from .conftest import GOOD


def faults(base: Grounds, point: str, *numbers: int) -> Fault | None:
    return check(point, [base.reading.sentences[number - 1] for number in numbers], base)


@pytest.mark.parametrize(
    ("point", "cited"),
    [
        (GOOD, [3]),
        ("The third round of talks in Lyrehaven ended without a deal.", [1]),
        ("Chairwoman Mira Oduya expects a fourth round of talks in spring.", [2]),
        ("Kvist called the demand “a window cut into somebody else’s house”.", [4]),
        ("HWU supports an audit of the dues.", [6]),
        ("Last year 310 ships paid 42,000,000 crowns, 12% more than before.", [7]),
        ("The finance ministry has not answered questions.", [8]),
        ("Mira Oduya's report will ask for a year of figures.", [10]),
        ("Mira Oduya must report to the assembly; dockers may count the ships.", [9, 11]),
        ("Norwegian grain leaves by way of Lyrehaven.", [5]),
    ],
)
def test_a_point_that_is_borne_out(base: Grounds, point: str, cited: list[int]) -> None:
    assert faults(base, point, *cited) is None


@pytest.mark.parametrize(
    ("point", "cited", "kind", "token"),
    [
        ("Boris Talmann refused to publish what the company charges.", [3], "name", "Boris"),
        ("Talmann refused to publish what his company charges.", [3], "name", "Talmann"),
        ("Danish grain leaves by way of Lyrehaven.", [5], "name", "Danish"),
        ("Mira Oduya refused to publish what the company charges.", [3], "name", "Mira"),
        ("Anselm Kvist must report to the assembly before the thaw.", [9], "name", "Anselm"),
        ("Mira Oduya called the demand a window cut into a house.", [4], "name", "Mira"),
        ("Oduya carries two thirds of the grain, says ships.example.", [5], "name", "Oduya"),
        ("Two thirds of the grain leave Norway, says ships.example.", [5], "name", "ships.example"),
        ("The state collected 43 million crowns from 310 ships.", [7], "number", "43 million"),
        ("The state collected 42 crowns from 310 ships.", [7], "number", "42"),
        ("The state collected crowns from twelve ships last year.", [7], "number", "twelve"),
        ("The state collected 310 million crowns from ships.", [7], "number", "310 million"),
        ("The state collected thousands of crowns from ships.", [7], "number", "thousands"),
        ("The fifth round of talks ended without a deal.", [1], "number", "fifth"),
        ("Wages have not been tied to the dues since 2019.", [6], "negation", "not"),
        ("The finance ministry answered questions about the sum.", [8], "negation", "answer"),
        ("Kvist called the demand “an insult to the house”.", [4], "quotation", ""),
        ("The council wants new cranes, cheaper pilots and dues.", [1], "overlap", ""),
        ("Her report will ask the shipping lines for figures.", [10], "form", ""),
        ("He refused to publish what the company charges.", [3], "form", ""),
        ("Ports closed.", [1], "form", ""),
        ("**Ships** will be counted by the dockers themselves.", [11], "form", ""),
        ("The dockers will count the ships. " * 20, [11], "form", ""),
    ],
)
def test_a_point_that_is_not(
    base: Grounds, point: str, cited: list[int], kind: str, token: str
) -> None:
    found = faults(base, point, *cited)
    assert found is not None
    assert (found.kind, found.token) == (kind, token)


def judged(parse: Callable[..., Reading], point: str, *paragraphs: str) -> Fault | None:
    """Check a point against all sentences of an article."""
    reading = parse(*paragraphs)
    return check(point, reading.sentences, grounds(reading, find_actors(reading, 8)))


def test_a_pronoun_means_a_person_only_if_nobody_else_is_near(
    parse: Callable[..., Reading],
) -> None:
    reading = parse("Mira Oduya met Anselm Kvist in Lome. She will ask for one year of figures.")
    base = grounds(reading, find_actors(reading, 8))
    found = faults(base, "Mira Oduya will ask for one year of figures.", 2)
    assert found == Fault("name", "Mira")


def test_a_person_whom_the_other_sentences_fit_is_not_put_in_anothers_place(
    parse: Callable[..., Reading],
) -> None:
    found = judged(
        parse,
        "Anselm Kvist will ask the assembly for new cranes, pilots and cheaper dues.",
        "Mira Oduya will ask the assembly for new cranes, more pilots and cheaper dues. "
        "Anselm Kvist watches.",
    )
    assert found == Fault("name", "Anselm")


@pytest.mark.parametrize(
    ("point", "token"),
    [
        ("In Lome, Kvist thanked the port council, and Oduya left.", "Kvist"),
        ("Senator Anselm Kvist was there when the port council was thanked.", "Anselm"),
    ],
)
def test_words_beside_a_name_belong_to_it(
    parse: Callable[..., Reading], point: str, token: str
) -> None:
    found = judged(
        parse,
        point,
        "In Lome, Oduya thanked the port council. Kvist was there. "
        "The port council welcomed Senator Mira Oduya and her driver Anselm Kvist.",
    )
    assert found == Fault("name", token)


def test_names_that_a_comma_or_an_and_joins_share_what_is_beside_them(
    parse: Callable[..., Reading],
) -> None:
    text = "Mira Oduya, Anselm Kvist and Tomas Brandt signed the treaty about the dues."
    assert judged(parse, "Mira Oduya signed the treaty about the dues.", text) is None


@pytest.mark.parametrize(
    "point",
    [
        "A port of the nineteenth century was built in the 1830s.",
        "One port was built in 1834, and it won 2-1.",
        "WWII closed the port that was built in 1834.",
    ],
)
def test_what_follows_may_be_said(parse: Callable[..., Reading], point: str) -> None:
    text = "A port was built in 1834. It won 2 – 1. World War II closed the port."
    assert judged(parse, point, text) is None


def test_a_score_is_not_put_together_of_two(parse: Callable[..., Reading]) -> None:
    text = "On Monday the Northern Star team won 1-0. On Friday it lost 3-2."
    found = judged(parse, "Northern Star team won 3-0, on Monday.", text)
    assert found == Fault("number", "3-0")


def test_a_language_without_the_lists_cannot_be_checked() -> None:
    assert can_check(load("en"))
    assert not can_check(load("zh"))

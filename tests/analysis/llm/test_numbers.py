from __future__ import annotations

from fractions import Fraction

import pytest
from briefing.analysis.llm.numbers import quantities, vague
from briefing.languages import load

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("750,000 crowns", [(750000, "")]),
        ("1.5 million, 1,500,000 and $1.5m", [(1500000, "")] * 3),
        ("12%, 12 %, 12 percent, twelve per cent", [(12, "%")] * 4),
        ("the 19th century, the nineteenth", [(19, "th")] * 2),
        ("in the 1920s", [(1920, "s")]),
        ("twenty-five and two hundred and five", [(25, ""), (205, "")]),
        ("five million three hundred thousand", [(5300000, "")]),
        ("two and three, twenty twenty", [(2, ""), (3, ""), (20, ""), (20, "")]),
        ("the twenty-first ship", [(21, "th")]),
        ("two dozen, a hundred", [(24, ""), (100, "")]),
        ("2018-19 at 10:30", [(2018, ""), (19, ""), (10, ""), (30, "")]),
        ("G7 and F16 are names, COVID-19 has a number", [(19, "")]),
        ("someone often won", []),
    ],
)
def test_numbers_in_figures_and_words(text: str, wanted: list[tuple[int, str]]) -> None:
    found = [(one.value, one.kind) for one in quantities(text, ENGLISH)]
    assert found == [(Fraction(value), kind) for value, kind in wanted]


def test_what_is_counted_stands_behind_the_number_in_its_clause() -> None:
    killed, year = quantities("Some 310 large ships sank; in 2019, ships were rare.", ENGLISH)
    assert (killed.text, set(killed.counted)) == ("310", {"large", "ship"})
    assert not year.counted


def test_words_for_inexact_numbers() -> None:
    assert vague("Thousands came, some twice.", ENGLISH) == {"thousands", "twice"}


def test_without_number_words_figures_are_found() -> None:
    (one,) = quantities("12 drei", load("zz"))
    assert one.value == 12

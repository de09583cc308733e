from __future__ import annotations

import pytest
from briefing.analysis.llm.counts import wrong_number
from briefing.languages import load

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("point", "cited"),
    [
        ("One ship sank.", "A ship sank."),
        ("Five dockers were hurt.", "The storm hurt 5 dockers and sank 12 ships."),
        ("In 2019 twelve ships sank.", "Some 12 ships sank in 2019."),
        ("A line of the 19th century closed.", "The line of 1834 closed."),
        ("It was dug in the 1830s and the 1800s.", "It was dug in 1834."),
        ("It lasted from 2010-12.", "It lasted from 2010 to 12."),
        ("Thousands came.", "They came by the thousands."),
    ],
)
def test_numbers_that_are_borne_out(point: str, cited: str) -> None:
    assert wrong_number(point, [cited], ENGLISH) == ""


@pytest.mark.parametrize(
    ("point", "cited", "number"),
    [
        ("One ship sank.", "Two ships sank.", "One"),
        ("Twelve dockers were hurt.", "The storm hurt 5 dockers and sank 12 ships.", "Twelve"),
        ("12% of the ships sank.", "12 of the ships sank.", "12%"),
        ("It sank in the 20th century.", "It sank in 1834.", "20th"),
        ("It sank in the 1840s.", "It sank in 1834.", "1840s"),
        ("It won 3-0.", "It won 3 matches; Lome had 0.", "3-0"),
        ("Millions came.", "They came by the thousands.", "millions"),
    ],
)
def test_numbers_that_are_not(point: str, cited: str, number: str) -> None:
    assert wrong_number(point, [cited], ENGLISH) == number

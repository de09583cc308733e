from __future__ import annotations

import pytest
from briefing.analysis.anchored import find_anchored
from briefing.languages import load


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("His visit in November last year broke the ice.", "2018-07", "2017-11"),
        ("His visit in November last year broke the ice.", "2018", "2017-11"),
        ("The vote in May of this year was close.", "2018-07-03", "2018-05"),
        ("He came last November.", "2018-07", "2017-11"),
        ("He came last July.", "2018-07", "2017-07"),
    ],
)
def test_the_date_of_publication_makes_it_certain(text: str, published: str, date: str) -> None:
    (found,) = find_anchored(text, load("en"), published)
    assert found.date == date


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("He came last November.", ""),
        ("He came last November.", "2018"),
        ("He came last March.", "2018-07"),
        ("She said: “He came in November last year.”", "2018-07"),
        ('She said: "He came in November last year."', "2018-07"),
        ("He came on Monday.", "2018-07-03"),
    ],
)
def test_what_could_mean_two_dates_means_none(text: str, published: str) -> None:
    assert find_anchored(text, load("en"), published) == ()


def test_a_language_without_the_words_has_no_such_dates() -> None:
    assert find_anchored("Er kam letzten November.", load("de"), "2018-07") == ()

from __future__ import annotations

import pytest
from briefing.analysis.datings import find_dates
from briefing.analysis.excerpts import LONGEST, excerpt
from briefing.languages import load


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("On 14 May 2009, two ports signed.", "two ports signed."),
        ("In 2011 the line won.", "the line won."),
        ("In 2016 Ghana voted.", "Ghana voted."),
        ("In 2011 and 2012 the line won.", "In 2011 and 2012 the line won."),
        ("In 2011 or later the line won.", "In 2011 or later the line won."),
        ("Since 2011 the line has won.", "Since 2011 the line has won."),
        ("The line won in 2011.", "The line won in 2011."),
        ("However, Ghana voted in 2016.", "Ghana voted in 2016."),
    ],
)
def test_a_date_that_a_sentence_begins_with_stands_beside_it_only(text: str, kept: str) -> None:
    dating = find_dates(text, load("en"))[0]
    start, end = excerpt(text, dating, load("en"))
    assert text[start:end] == kept


def test_a_long_sentence_ends_with_a_clause() -> None:
    clause = "The line won the contract in 2011 against four other companies from three countries"
    text = f"{clause}, which had all been asked to build two ships and to keep them for ten years."
    start, end = excerpt(text, find_dates(text, load("en"))[0], load("en"))
    assert text[start:end] == clause


def test_a_date_that_comes_late_begins_with_its_clause() -> None:
    lead = "Nobody who had seen the two ports in the years after the storm would have believed it"
    text = f"{lead}, not even the people who ran the boats; the line, however, began in May 2011."
    start, end = excerpt(text, find_dates(text, load("en"))[0], load("en"))
    assert text[start:end] == "the line, however, began in May 2011."


@pytest.mark.parametrize("late", [True, False])
def test_a_sentence_without_clauses_is_cut_behind_a_word(late: bool) -> None:
    words = "and so the ships were built " * 8
    text = f"{words}in May 2011." if late else f"The line was new in May 2011 {words}again."
    start, end = excerpt(text, find_dates(text, load("en"))[0], load("en"))
    assert end - start <= LONGEST
    assert "May 2011" in text[start:end]
    assert text[start - 1 : start].strip() == text[end : end + 1].strip() == ""

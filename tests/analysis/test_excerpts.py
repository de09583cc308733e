from __future__ import annotations

import pytest
from briefing.analysis.datings import find_dates
from briefing.analysis.excerpts import LONGEST, excerpt
from briefing.languages import load


def cut(text: str) -> tuple[int, int]:
    found = excerpt(text, find_dates(text, load("en"))[0], load("en"))
    assert found
    return found


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
    start, end = cut(text)
    assert text[start:end] == kept


def test_a_long_sentence_ends_with_a_clause() -> None:
    clause = "The line won the contract in 2011 against four other companies from three countries"
    text = f"{clause}, which had all been asked to build two ships and to keep them for ten years."
    start, end = cut(text)
    assert text[start:end] == clause


def test_a_date_that_comes_late_begins_with_its_clause() -> None:
    lead = f"Nobody who had seen the ports {'in those years ' * 5}would have believed it"
    text = f"{lead}, not even the people who ran the boats; the line, however, began in May 2011."
    start, end = cut(text)
    assert text[start:end] == "the line, however, began in May 2011."


@pytest.mark.parametrize("words", [4, 8])
def test_a_sentence_without_clauses_is_cut_behind_a_word(words: int) -> None:
    text = f"The line was new in May 2011 {'and so the ships were built ' * words}again."
    start, end = cut(text)
    assert end - start <= LONGEST
    assert "May 2011" in text[start:end]
    assert text[end] == " "


@pytest.mark.parametrize("clause", ["", ", so that nobody who lived there was ever asked"])
def test_no_sentence_ends_before_its_date(clause: str) -> None:
    text = f"{'Ships were built ' * 9}until May 2011{clause}."
    start, end = cut(text)
    assert text[start:end].rstrip(".").endswith("until May 2011")


def test_what_cannot_be_cut_well_is_left_out() -> None:
    text = f"Ships, {'and boats, ' * 20}were built until May 2011."
    assert excerpt(text, find_dates(text, load("en"))[0], load("en")) is None

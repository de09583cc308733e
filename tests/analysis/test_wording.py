from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.reading import Reading
from briefing.analysis.wording import speaks_personally, worded
from briefing.languages import load

Parse = Callable[..., Reading]


def _features(found: Reading, place: float = 0.0) -> set[str]:
    first = found.sentences[0]
    span = found.doc[first.token_start : first.token_end]
    return {
        name for name, value in worded(span, first.text, place, found.language).items() if value
    }


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("This report describes the port.", "topic"),
        ("Thank you for your patience, said the captain.", "courtesy"),
        ("Ana Lind, head of the line, refused.", "unfinished"),
        ("I have seen the harbour grow.", "speaks of its author"),
    ],
)
def test_wording_speaks_for_or_against_a_sentence(parse: Parse, text: str, feature: str) -> None:
    assert feature in _features(parse(text))


def test_a_quotation_is_not_the_authors_voice(parse: Parse) -> None:
    assert "speaks to the reader" not in _features(parse("Pell wrote “we shall wait” on Monday."))


def test_advice_to_the_reader_is_no_call(parse: Parse) -> None:
    assert "conclusion" not in _features(parse("You must see the harbour."), place=0.9)
    assert "conclusion" in _features(parse("The council must open the harbour."), place=0.9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My grandmother wept.", True),
        ("Her grandmother wept.", False),
        ("“My ship is lost,” Pell said.", False),
    ],
)
def test_an_essay_speaks_personally(text: str, expected: bool) -> None:
    assert speaks_personally(text, load("en")) is expected

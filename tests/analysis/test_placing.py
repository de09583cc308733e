from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.placing import first_statement, placed
from briefing.analysis.reading import Reading

Parse = Callable[..., Reading]


def _placed(name: str, found: Reading) -> list[float]:
    return [row[name] for row in placed(found.sentences, found.language)]


def test_a_date_line_takes_no_first_place(parse: Parse) -> None:
    found = parse("Tuesday, May 5", "The port closed on Monday night.", "Ships wait outside.")
    assert _placed("first", found) == [1.0, 1.0, 0.5]


def test_a_sentence_that_opens_its_paragraph_is_told(parse: Parse) -> None:
    found = parse("The port closed. Ships wait outside.", "Rain fell.")
    assert _placed("opens paragraph", found) == [1, 0, 1]


def test_the_opening_paragraph_is_the_first_with_a_statement(parse: Parse) -> None:
    found = parse("May 5", "The port closed. Ships wait outside.", "Rain fell.")
    assert _placed("opening paragraph", found) == [0, 1, 1, 0]


def test_an_essay_that_opens_with_its_author_has_no_opening_paragraph(parse: Parse) -> None:
    found = parse("The port closed. My grandmother wept.", "Rain fell.")
    assert _placed("opening paragraph", found) == [0, 0, 0]


def test_a_text_of_questions_has_no_statement(parse: Parse) -> None:
    found = parse("Who closed the port? And why?")
    assert first_statement(found.sentences, found.language) is None

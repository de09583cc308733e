from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.marked import mark
from briefing.analysis.overlooked import with_overlooked
from briefing.analysis.reading import Reading
from briefing.languages import load

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def added(reading: Reading, *known: str) -> list[tuple[str, str]]:
    """Return kind and text of what is added to the known names, as if the model saw nothing."""
    doc = reading.doc
    found = []
    for name in known:
        at = doc.text.find(name)
        span = doc.char_span(at, at + len(name))
        assert span is not None
        found.append(Found(span.start, span.end, "organisation", name))
    for token in doc:
        token.ent_type_ = ""
    marked = mark(reading, tuple(found), RULES)
    return [
        (name.kind, name.text)
        for name in with_overlooked(marked, tuple(found), RULES)
        if name not in found
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Referee Mavra Strond sent off two players.", "Mavra Strond"),
        ("The harbour was sold to Mr. Quillby in May.", "Quillby"),
        ("Mavra Strond, a sociologist in the north, counted them.", "Mavra Strond"),
        ("The letters were found by the auditor, Mavra Strond.", "Mavra Strond"),
        ("Nobody saw Mavra Strond, who came late.", "Mavra Strond"),
        ("It was written by Rosalind Strond in a week.", "Rosalind Strond"),
    ],
)
def test_a_person_whom_the_words_around_explain(parse: Parse, text: str, name: str) -> None:
    assert added(parse(text)) == [("person", name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was printed in the newspaper La Gralla on the day.", "La Gralla"),
        ("She works for the Strond Institute in the north.", "Strond Institute"),
        ("The Mavra Strond grew. Nobody knew why the Mavra Strond grew.", "Mavra Strond"),
    ],
)
def test_an_organisation_that_is_called_one_or_recurs(parse: Parse, text: str, name: str) -> None:
    assert set(added(parse(text))) == {("organisation", name)}


def test_what_only_says_where_is_a_place(parse: Parse) -> None:
    reading = parse("He lives in Mavra Strond. They all met in Mavra Strond.")
    assert added(reading) == [("place", "Mavra Strond")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "He once saw Mavra Strond in the north.",
        "The Foreign Minister and the Chief of Staff left.",
        "NO PARKING HERE. MAVRA STROND AND ANN HOLM.",
        "On Monday, Hurricane Mavra hit. Hurricane Mavra was strong.",
        "The Special Representative left. The Special Representative came.",
        "The Anne-Strond line and the Anne-Strond road are closed.",
    ],
)
def test_what_nothing_explains_is_left_out(parse: Parse, text: str) -> None:
    assert added(parse(text)) == []


def test_a_piece_of_a_longer_name_is_none(parse: Parse) -> None:
    reading = parse("The Strond Space Center opened. It stands beside the old yard.")
    assert added(reading, "Strond") == []


def test_each_sentence_starts_a_name_of_its_own(parse: Parse) -> None:
    reading = parse("They met Rosalind Strond. Matilda Quill was there too.")
    assert [name for _, name in added(reading)] == ["Rosalind Strond", "Matilda Quill"]

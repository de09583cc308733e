from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.described import with_described_persons
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.marked import mark
from briefing.analysis.reading import Reading
from briefing.languages import load
from briefing.model import ActorKind

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def kind(reading: Reading, name: str, label: ActorKind) -> ActorKind:
    at = reading.doc.text.index(name)
    span = reading.doc.char_span(at, at + len(name))
    assert span is not None
    found = (Found(span.start, span.end, label, name),)
    return with_described_persons(mark(reading, found, RULES), found)[0].kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tosui Nakarai, who helped her, left.", "Tosui Nakarai"),
        ("Valeska Brandt, an Australian woman, left.", "Valeska Brandt"),
        ("Then President Pervez Rostami spoke.", "Pervez Rostami"),
    ],
)
def test_described_as_a_person(parse: Parse, text: str, name: str) -> None:
    assert kind(parse(text), name, "place") == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quay Town, a harbour, is large.", "Quay Town"),
        ("The Quay Union, who met here, left.", "Quay Union"),
        ("Lyrehaven, who knew it, slept.", "Lyrehaven"),
        ("The UN Quay, who knew it, slept.", "UN Quay"),
        ("South Africa, who won, was glad.", "South Africa"),
        ("They saw Punta Brandt.", "Punta Brandt"),
    ],
)
def test_not_described_as_a_person(parse: Parse, text: str, name: str) -> None:
    assert kind(parse(text), name, "place") == "place"

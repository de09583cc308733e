from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.analysis.signs import sign, with_kinds_by_signs
from briefing.languages import load
from briefing.model import ActorKind

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def told(parse: Parse, text: str, name: str, kind: ActorKind = "person") -> ActorKind | None:
    doc = parse(text).doc
    at = text.index(name)
    span = doc.char_span(at, at + len(name))
    assert span is not None
    return sign(doc, Found(span.start, span.end, kind, name), RULES)


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("The company Gilmour Line agreed.", "Gilmour Line", "person", "organisation"),
        ("They wrote to Quay Lines, which won.", "Quay Lines", "person", "organisation"),
        ("He met Warren Quill of Berg Hathaway.", "Berg Hathaway", "person", "organisation"),
        ("She was born in Boston, Kirn, and left.", "Kirn", "person", "place"),
        ("It holds in the provinces of Kirn.", "Kirn", "person", "place"),
        ("Brzeska died in the north in 1950.", "Brzeska", "place", "person"),
        ("Brzeska was born in the north.", "Brzeska", "organisation", "person"),
        ("He came from the village of Kirn in spring.", "Kirn", "person", "place"),
        ("The bishop of Kirn spoke.", "Kirn", "person", "place"),
        ("They live on the island of Kirn.", "Kirn", "group", "place"),
        ("They fish at Upper Selm in spring.", "Upper Selm", "person", "place"),
        ("They swam below Kestrel Gorge in spring.", "Kestrel Gorge", "person", "place"),
    ],
)  # fmt: skip
def test_a_sign(parse: Parse, text: str, name: str, kind: ActorKind, expected: ActorKind) -> None:
    assert told(parse, text, name, kind) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Boston, Kirn, as ever, was late.", "Kirn"),
        ("He spoke of Kirn.", "Kirn"),
        ("The team captain Tom Berg spoke.", "Tom Berg"),
        ("The friend of Kirn spoke.", "Kirn"),
        ("She met Ann Rivers, which pleased everybody.", "Ann Rivers"),
        ("She met Ann Lake in spring.", "Ann Lake"),
        ("Kirn said nothing.", "Kirn"),
        ("The governor of Tom Berg spoke.", "Tom Berg"),
    ],
)
def test_no_sign(parse: Parse, text: str, name: str) -> None:
    assert told(parse, text, name) is None


def test_one_sign_settles_all_mentions(parse: Parse) -> None:
    doc = parse("The village of Kirn grew. Kirn is old.").doc
    found = (Found(3, 4, "person", "Kirn"), Found(6, 7, "person", "Kirn"))
    assert [name.kind for name in with_kinds_by_signs(doc, found, RULES)] == ["place", "place"]


def test_what_a_table_knows_needs_no_sign(parse: Parse) -> None:
    doc = parse("The company Norway died. Trump died.").doc
    found = (Found(2, 3, "place", "Norway"), Found(5, 6, "person", "Trump"))
    assert with_kinds_by_signs(doc, found, RULES) == found

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.kinds import (
    is_locative,
    with_full_names_as_persons,
    with_one_kind_per_form,
    with_surnames_as_persons,
    with_whereabouts_as_places,
)
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.languages import load
from briefing.model import ActorKind
from spacy.tokens import Doc

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def marked(doc: Doc, *names: tuple[str, ActorKind]) -> tuple[Found, ...]:
    """Return names in the order of the text, each after the one before."""
    found: list[Found] = []
    start = 0
    for text, kind in names:
        at = doc.text.index(text, start)
        span = doc.char_span(at, at + len(text))
        assert span is not None
        found.append(Found(span.start, span.end, kind, text))
        start = at + len(text)
    return tuple(found)


def kinds(found: Sequence[Found]) -> list[str]:
    return [name.kind for name in found]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [("Then Paris spoke.", "person"), ("She lives in Paris.", "place")],
)
def test_a_surname_is_a_person_unless_it_says_where(parse: Parse, rest: str, expected: str) -> None:
    doc = parse(f"Valeska Paris left. {rest}").doc
    found = marked(doc, ("Valeska Paris", "person"), ("Paris", "place"))
    assert kinds(with_surnames_as_persons(doc, found, RULES)) == ["person", expected]


def test_a_country_stays_a_country_beside_a_namesake(parse: Parse) -> None:
    doc = parse("Ann Peru left. Peru was glad.").doc
    found = marked(doc, ("Ann Peru", "person"), ("Peru", "place"))
    assert kinds(with_surnames_as_persons(doc, found, RULES)) == ["person", "place"]


def test_a_full_name_is_a_person_if_its_surname_is(parse: Parse) -> None:
    doc = parse("Usain Bolt ran. Bolt won.").doc
    found = marked(doc, ("Usain Bolt", "place"), ("Bolt", "person"))
    assert kinds(with_full_names_as_persons(found, RULES)) == ["person", "person"]


def test_most_mentions_settle_the_kind(parse: Parse) -> None:
    doc = parse("Quay won. Quay lost. Quay left.").doc
    found = marked(doc, ("Quay", "place"), ("Quay", "organisation"), ("Quay", "organisation"))
    assert set(kinds(with_one_kind_per_form(found, RULES))) == {"organisation"}


def test_a_country_and_its_people_keep_their_kinds(parse: Parse) -> None:
    doc = parse("Swiss banks and Swiss cheese.").doc
    found = marked(doc, ("Swiss", "group"), ("Swiss", "place"))
    assert kinds(with_one_kind_per_form(found, RULES)) == ["group", "place"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("It rained in Punta Holm.", "Punta Holm", "place"),
        ("They believed in Angela Holm.", "Angela Holm", "person"),
        ("They spoke to Punta Holm.", "Punta Holm", "person"),
    ],
)
def test_what_always_says_where_is_a_place(
    parse: Parse, text: str, name: str, expected: str
) -> None:
    doc = parse(text).doc
    assert kinds(with_whereabouts_as_places(doc, marked(doc, (name, "person")), RULES)) == [
        expected
    ]


def test_a_surname_after_in_stays_a_person(parse: Parse) -> None:
    doc = parse("Ann Holm ran. They saw a leader in Holm.").doc
    found = marked(doc, ("Ann Holm", "person"), ("Holm", "person"))
    assert kinds(with_whereabouts_as_places(doc, found, RULES)) == ["person", "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("He went to the Quay.", True), ("The Quay won.", False), ("We love Quay.", False)],
)
def test_locative(parse: Parse, text: str, expected: bool) -> None:
    doc = parse(text).doc
    (name,) = marked(doc, ("Quay", "place"))
    assert is_locative(doc, name.start, RULES) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("They moved from Linz to Malta.", "place"), ("Then Linz beat Malta.", "organisation")],
)
def test_a_known_town_is_a_team_only_where_it_acts(
    parse: Parse, text: str, expected: ActorKind
) -> None:
    doc = parse(text).doc
    found = marked(doc, ("Linz", "organisation"))
    assert kinds(with_whereabouts_as_places(doc, found, RULES)) == [expected]


def test_what_is_listed_with_a_place_is_one(parse: Parse) -> None:
    doc = parse("They tested wells in Linz and Kirn.").doc
    found = marked(doc, ("Linz", "place"), ("Kirn", "person"))
    assert kinds(with_whereabouts_as_places(doc, found, RULES)) == ["place", "place"]


def test_a_name_alone_in_its_cell_tells_nothing(parse: Parse) -> None:
    doc = parse("Kirn", "They tested wells in Kirn.").doc
    found = marked(doc, ("Kirn", "person"), ("Kirn", "person"))
    assert kinds(with_whereabouts_as_places(doc, found, RULES)) == ["place", "place"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("She teaches in Dornau.", "Dornau", "place"),
        ("She believes in Dornau. Then Dornau won.", "Dornau", "organisation"),
        ("She works in Parliament.", "Parliament", "organisation"),
        ("She works in NATO.", "NATO", "organisation"),
    ],
)
def test_a_body_always_behind_in_is_a_place(
    parse: Parse, text: str, name: str, expected: str
) -> None:
    doc = parse(text).doc
    names: list[tuple[str, ActorKind]] = [(name, "organisation")] * text.count(name)
    found = marked(doc, *names)
    assert set(kinds(with_whereabouts_as_places(doc, found, RULES))) == {expected}


def test_a_bare_first_name_is_the_persons(parse: Parse) -> None:
    doc = parse("Angela Lindqvist ran. Angela won.").doc
    found = marked(doc, ("Angela Lindqvist", "person"), ("Angela", "place"))
    assert kinds(with_surnames_as_persons(doc, found, RULES)) == ["person", "person"]


@pytest.mark.parametrize(
    ("word", "expected"), [("Lindquist", "person"), ("Lundkist", "organisation")]
)
def test_a_surname_with_a_slip(parse: Parse, word: str, expected: str) -> None:
    doc = parse(f"Ann Lindqvist ran. Then {word} won.").doc
    found = marked(doc, ("Ann Lindqvist", "person"), (word, "organisation"))
    assert kinds(with_surnames_as_persons(doc, found, RULES)) == ["person", expected]

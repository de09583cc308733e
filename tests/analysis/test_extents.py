from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.extents import (
    with_firms,
    with_halves_joined,
    with_shared_surnames,
    with_whole_organisations,
    with_whole_persons,
)
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.languages import load

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def test_a_first_name_that_was_left_out(parse: Parse) -> None:
    doc = parse("Azher Abbas, a director, reported it.").doc
    found = with_whole_persons(doc, (Found(1, 2, "person", "Abbas"),), RULES)
    assert [name.text for name in found] == ["Azher Abbas"]


def test_a_title_is_no_first_name(parse: Parse) -> None:
    doc = parse("Then President Abbas reported it.").doc
    found = with_whole_persons(doc, (Found(2, 3, "person", "Abbas"),), RULES)
    assert [name.text for name in found] == ["Abbas"]


def test_two_halves_of_one_name(parse: Parse) -> None:
    doc = parse("Teddie Eleanor Rose Goode was born.").doc
    halves = (Found(0, 2, "person", "Teddie Eleanor"), Found(2, 4, "person", "Rose Goode"))
    assert [n.text for n in with_whole_persons(doc, halves, RULES)] == ["Teddie Eleanor Rose Goode"]


def test_two_words_marked_apart_are_one_name(parse: Parse) -> None:
    doc = parse("Then Fernanda Lima, who left, spoke.").doc
    halves = (Found(1, 2, "organisation", "Fernanda"), Found(2, 3, "place", "Lima"))
    (found,) = with_halves_joined(doc, halves, RULES)
    assert (found.text, found.kind) == ("Fernanda Lima", "person")


def test_a_country_before_a_name_is_no_first_name(parse: Parse) -> None:
    doc = parse("Then Jamaica Bolt, who left, spoke.").doc
    halves = (Found(1, 2, "place", "Jamaica"), Found(2, 3, "person", "Bolt"))
    assert len(with_halves_joined(doc, halves, RULES)) == 2


def test_a_university_is_more_than_its_town(parse: Parse) -> None:
    doc = parse("She left the University of Holm.").doc
    (found,) = with_whole_organisations(doc, (Found(5, 6, "place", "Holm"),), RULES)
    assert (found.text, found.kind) == ("University of Holm", "organisation")


def test_a_town_after_another_word_stays_a_town(parse: Parse) -> None:
    doc = parse("She left the people of Holm.").doc
    (found,) = with_whole_organisations(doc, (Found(5, 6, "place", "Holm"),), RULES)
    assert found.kind == "place"


def test_two_people_share_a_surname(parse: Parse) -> None:
    doc = parse("Katharine and Charles Parsons founded it.").doc
    pair = (Found(0, 1, "person", "Katharine"), Found(2, 4, "person", "Charles Parsons"))
    assert [name.key for name in with_shared_surnames(doc, pair, RULES)] == [
        "katharine parsons",
        "charles parsons",
    ]


def test_a_surname_before_and_is_no_first_name(parse: Parse) -> None:
    doc = parse("Holm and Charles Parsons founded it.").doc
    pair = (Found(0, 1, "person", "Holm"), Found(2, 4, "person", "Charles Parsons"))
    assert with_shared_surnames(doc, pair, RULES)[0].implied == ""


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The steel came from Tarrant & Sons.", "Tarrant & Sons"),
        ("They sued Asher, Tarrant & Partners in May.", "Asher, Tarrant & Partners"),
        ("He signed for Tarrant and Daughters.", "Tarrant and Daughters"),
    ],
)
def test_a_firm_that_goes_by_a_family(parse: Parse, text: str, firm: str) -> None:
    assert [name.text for name in with_firms(parse(text).doc, ())] == [firm]


def test_a_firm_takes_the_name_in_it(parse: Parse) -> None:
    doc = parse("The steel of Tarrant & Sons was bad.").doc
    (found,) = with_firms(doc, (Found(3, 4, "person", "Tarrant"),))
    assert found.kind == "organisation"


@pytest.mark.parametrize("text", ["Security and Co-operation won.", "Ann & Tom ran to & Co."])
def test_no_firm(parse: Parse, text: str) -> None:
    assert with_firms(parse(text).doc, ()) == ()

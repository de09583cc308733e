from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.mentions import find_mentions, without_openers, without_titles
from briefing.analysis.reading import Reading
from briefing.languages import load

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def names(parse: Parse, *paragraphs: str) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in find_mentions(parse(*paragraphs).doc, RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As all agree, as Trump has discarded the deal, we wait.", ("Trump", "person")),
        ("They went to the US.", ("US", "place")),
        ("Swiss banks closed.", ("Swiss", "group")),
        ("Their photos are on Facebook now.", ("Facebook", "organisation")),
        ("The Governor of New South Wales spoke.", ("New South Wales", "place")),
        ("They never heard of it in Africa.", ("Africa", "place")),
        ("Everybody in Tasmania was excluded.", ("Tasmania", "place")),
        ("He studied at the University of Helsinki.", ("University of Helsinki", "organisation")),
    ],
)
def test_found(parse: Parse, text: str, expected: tuple[str, str]) -> None:
    assert expected in names(parse, text)


def test_acronym_in_brackets_is_a_name(parse: Parse) -> None:
    found = names(parse, "Outfits like the Islamic State (IS) and its affiliates are near.")
    assert ("IS", "organisation") in found


def test_an_unmarked_acronym_of_a_known_name(parse: Parse) -> None:
    found = names(parse, "The World Health Organization met. WHO staff agreed.")
    assert ("WHO", "organisation") in found


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Leyla Rostami (ليلا رستمی), an envoy, left.", "ليلا رستمی"),
        ("Bohdan Melnyk (Богдан Мельник) left.", "Богдан Мельник"),
    ],
)
def test_a_name_in_its_own_script(parse: Parse, text: str, original: str) -> None:
    assert (original, "person") in names(parse, text)


def test_brackets_with_other_words_are_no_name(parse: Parse) -> None:
    assert names(parse, "Ann Holm (a teacher from here) left.") == [("Ann Holm", "person")]


def test_a_known_name_is_found_where_the_model_overlooks_it(parse: Parse) -> None:
    found = names(
        parse,
        "Angela Merkel met the workers of Siemens in Berlin.",
        "— Merkel on work, Merkel on rest, Merkel on money",
    )
    assert [text for text, _ in found].count("Merkel") == 3


def test_titles_are_cut_off_names_that_turn_out_to_be_persons(parse: Parse) -> None:
    doc = parse("First Lieutenant Brian Holm left.").doc
    (found,) = without_titles(doc, (Found(0, 4, "person", "First Lieutenant Brian Holm"),), RULES)
    assert found.text == "Brian Holm"


def test_a_storm_is_no_person(parse: Parse) -> None:
    found = names(parse, "Hurricane Wilma hit the coast. Wilma was strong. Wilma left.")
    assert "Wilma" not in [text for text, _ in found]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("They found hydrogen. Hydrogen burns.", False),
        ("They found hydrogen. Hydrogen burns, said Hydrogen.", True),
        ("Hydrogen burns.", True),
    ],
)
def test_a_capital_that_only_opens_a_sentence_is_no_name(
    parse: Parse, text: str, *, left: bool
) -> None:
    doc = parse(text).doc
    found = tuple(
        Found(token.i, token.i + 1, "organisation", token.text)
        for token in doc
        if token.text == "Hydrogen"
    )
    assert without_openers(doc, found, RULES) == (found if left else ())


def test_names_do_not_overlap(parse: Parse) -> None:
    found = find_mentions(
        parse("The World Health Organization (WHO) and Ann Holm of the U.S. met in Paris.").doc,
        RULES,
    )
    assert all(one.end <= other.start for one, other in pairwise(found))

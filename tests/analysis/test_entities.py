from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Rules, make_rules, read_entities, read_entity, trimmed
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.languages import load
from spacy.tokens import Span

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def read(parse: Parse, text: str, words: str, label: str) -> tuple[str, str] | None:
    """Return (text, kind) of the entity that covers some words of a text."""
    doc = parse(text).doc
    span = doc.char_span(text.index(words), text.index(words) + len(words), label=label)
    assert span is not None
    found = read_entity(span, RULES)
    return None if found is None else (found.text, found.kind)


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("He left Iran.", "Iran", "ORG", ("Iran", "place")),
        ("Then Air Marshal spoke.", "Air Marshal", "ORG", None),
        ("Live Hurricane Ida Coverage.", "Live Hurricane Ida Coverage", "ORG", None),
        ("A Hurricane Fund won.", "Hurricane Fund", "ORG", None),
        ("My Quay Storm Fund.", "Quay Storm Fund", "ORG", ("Quay Storm Fund", "organisation")),
        ("Neighbours Pat Holm saw it.", "Neighbours Pat Holm", "PERSON", ("Pat Holm", "person")),
        ("The Iranians left.", "The Iranians", "ORG", ("Iranians", "group")),
        ("Then Trump spoke.", "Trump", "ORG", ("Trump", "person")),
        ("Hamas denied it.", "Hamas", "GPE", ("Hamas", "organisation")),
        ("Ann Holm’s house burnt.", "Ann Holm’s", "PERSON", ("Ann Holm", "person")),
        ("President Ann Holm spoke.", "President Ann Holm", "PERSON", ("Ann Holm", "person")),
        ("Quay University won.", "Quay University", "PERSON", ("Quay University", "organisation")),
        ("A Bank of Quay report.", "Bank of Quay", "GPE", ("Bank of Quay", "organisation")),
        ("Pervez Holm left.", "Pervez Holm", "GPE", ("Pervez Holm", "person")),
        ("Jordan scored twice.", "Jordan", "PERSON", ("Jordan", "person")),
        ("The Quay Trust (QT met.", "Quay Trust (QT", "ORG", ("Quay Trust", "organisation")),
        ("Then Iran fell.", "Iran", "EVENT", ("Iran", "place")),
        ("Ann Green - have no fear.", "Ann Green - have", "PERSON", ("Ann Green", "person")),
        ("It was Quay Inc. that won.", "Quay Inc.", "ORG", ("Quay Inc.", "organisation")),
        ("Holm composed Thyrza.", "Holm composed Thyrza", "PERSON", ("Holm", "person")),
        ("Ann Quill of Quay Trust.", "Ann Quill of Quay Trust", "ORG", ("Ann Quill", "person")),
        ("He met her at the Grand Serail.", "the Grand Serail", "FAC", ("Grand Serail", "place")),
        ("It is near Quay Airport.", "Quay Airport", "FAC", ("Quay Airport", "place")),
        ("It is near Quay Hospital.", "Quay Hospital", "FAC", ("Quay Hospital", "organisation")),
        ("A Quay High Court Justice.", "Quay High Court Justice", "ORG",
         ("Quay High Court", "organisation")),
        ("They flew to Texas.", "Texas", "PERSON", ("Texas", "place")),
        ("They met Ana Strond of Norway.", "Strond of Norway", "GPE", ("Ana Strond", "person")),
    ],
)  # fmt: skip
def test_corrected(
    parse: Parse, text: str, words: str, label: str, expected: tuple[str, str]
) -> None:
    assert read(parse, text, words, label) == expected


def test_a_first_name_is_read_with_the_surname_that_the_model_left_out(parse: Parse) -> None:
    doc = parse("They met Robert Quill.").doc
    for token in doc:
        token.ent_type_ = ""
    found = read_entity(Span(doc, 2, 3, label="GPE"), RULES)
    assert found is not None
    assert (found.text, found.kind) == ("Robert Quill", "person")


def test_only_the_nation_is_left_before_an_office(parse: Parse) -> None:
    text = "The tour of the Iranian General went well."
    assert read(parse, text, "the Iranian General", "ORG") == ("Iranian", "group")


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("He joined the Army.", "the Army", "ORG"),
        ("The Prime Minister left.", "The Prime Minister", "ORG"),
        ("The Attorney General left.", "Attorney General", "PERSON"),
        ("Hurricane Wilma came.", "Hurricane Wilma", "ORG"),
        ("It ended in November.", "November", "ORG"),
        ("They saw the film Quay Lights.", "Quay Lights", "WORK_OF_ART"),
        ("It cost 20 euros.", "20", "ORG"),
        ("Write to ann@holm.example now.", "ann@holm.example", "ORG"),
        ("CONTACT US NOW", "US", "GPE"),
        ("The king's men left.", "king's men", "ORG"),
        ("The 1st Earl left.", "1st Earl", "PERSON"),
        ("He saw The King’s Man.", "King’s Man", "PERSON"),
        ("It ran on Monday.", "Monday", "DATE"),
        ("He won the Quay Prize.", "Quay Prize", "ORG"),
        ("He met Mavra Quill there.", "Mavra Quill", "FAC"),
        ("He lives in Mill Street.", "Mill Street", "FAC"),
        ("He saw it at Volgograd.", "Volgograd", "FAC"),
        ("They broke the Quay Act.", "Quay Act", "ORG"),
    ],
)
def test_refused(parse: Parse, text: str, words: str, label: str) -> None:
    assert read(parse, text, words, label) is None


def test_a_possessive_alone_is_nothing(parse: Parse) -> None:
    doc = parse("Ann's Man").doc
    start, end = trimmed(doc, 1, 3, RULES.lexicon)
    assert start == end


def test_names_in_credits_are_left_out(parse: Parse) -> None:
    text = "The crane fell, said Angela Merkel. (Wire/Angela Merkel)"
    rules = make_rules(RULES.lexicon, ((text.index("("), len(text)),))
    found = [name.start for name in read_entities(parse(text).doc, rules)]
    assert len(found) == 1

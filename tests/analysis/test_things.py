from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.analysis.things import without_things
from briefing.languages import load
from briefing.model import ActorKind

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def left(reading: Reading, *names: str, kind: ActorKind = "organisation") -> list[str]:
    """Return which of the names in a text, all of one kind, are left."""
    doc = reading.doc
    found = []
    for name in names:
        at = doc.text.find(name)
        while at >= 0:
            span = doc.char_span(at, at + len(name))
            assert span is not None
            found.append(Found(span.start, span.end, kind, name))
            at = doc.text.find(name, at + 1)
    found.sort(key=lambda one: one.start)
    return [name.text for name in without_things(doc, tuple(found), RULES)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She wrote the novel Quay Lights in a year.", "Quay Lights"),
        ("He starred in the romantic comedy, Quay Lights, with her.", "Quay Lights"),
        ("They crossed on the ferry Bantam at night.", "Bantam"),
        ("Bantam, a cargo ship, sank off the cape.", "Bantam"),
        ("Two tugs, the Bantam and another, took it in tow.", "Bantam"),
        ("Divers found the wreck of the Bantam.", "Bantam"),
        ("He lived in Bantam Street as a lodger.", "Bantam Street"),
        ("Quay Lights is a film about a harbour.", "Quay Lights"),
        ("They worshipped gods such as Perun in the woods.", "Perun"),
        ("Her best part was in Copying Lights (2006) and she knew it.", "Copying Lights"),
        ("He filmed a pilot titled Young Mac for them.", "Young Mac"),
        ("He advanced the theory of Rank in two papers.", "Rank"),
        ("She also runs the Lumen blog for the town.", "Lumen"),
        ("The lake is named after the goddess Mokosh by the villagers.", "Mokosh"),
    ],
)
def test_what_the_text_calls_a_thing_is_dropped(parse: Parse, text: str, name: str) -> None:
    assert left(parse(text), name) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The film director Ann Holm spoke.", "Ann Holm"),
        ("In the story Ann Holm told, nobody dies.", "Ann Holm"),
        ("Ann Holm (2006) found the same.", "Ann Holm"),
        ("Ann Holm, a ship builder, sold the yard.", "Ann Holm"),
        ("The theory of Darwin won.", "Darwin"),
        ("He liked the Ann Holm who ran the blog.", "Ann Holm"),
        ("The firm Quay Inc (established 1980) grew.", "Quay Inc"),
    ],
)
def test_who_only_stands_near_a_thing_is_kept(parse: Parse, text: str, name: str) -> None:
    assert left(parse(text), name, kind="person") == [name]


def test_what_a_table_knows_is_no_thing(parse: Parse) -> None:
    reading = parse("He read a book on the tool Facebook and the language Norway (2004) needs.")
    assert left(reading, "Facebook", "Norway") == ["Facebook", "Norway"]


def test_a_list_of_things_goes_as_a_whole(parse: Parse) -> None:
    reading = parse("He was seen in the films Quay Lights, Low Tide (2001) and Grey Harbour.")
    assert left(reading, "Quay Lights", "Low Tide", "Grey Harbour") == []


def test_a_list_that_ends_is_no_thing_any_more(parse: Parse) -> None:
    reading = parse("He was seen in the film Quay Lights, made by Harbour House, and liked it.")
    assert left(reading, "Quay Lights", "Harbour House") == ["Harbour House"]


def test_one_sign_among_many_mentions_is_not_enough(parse: Parse) -> None:
    text = "The film Lumen made a name. Lumen grew. Lumen sued the state. Lumen won."
    assert left(parse(text), "Lumen") == ["Lumen"] * 4


def test_a_place_in_a_year_is_a_place(parse: Parse) -> None:
    reading = parse("The fair moved to Port Selwyn (1904) and back.")
    assert left(reading, "Port Selwyn", kind="place") == ["Port Selwyn"]

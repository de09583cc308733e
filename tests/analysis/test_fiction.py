from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.fiction import without_fiction
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.languages import load
from briefing.model import ActorKind

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def kept(parse: Parse, text: str, name: str, kind: ActorKind) -> int:
    """Return how many mentions of a name in a text are left."""
    doc = parse(text).doc
    found = []
    at = text.find(name)
    while at >= 0:
        span = doc.char_span(at, at + len(name))
        assert span is not None
        found.append(Found(span.start, span.end, kind, name))
        at = text.find(name, at + 1)
    return len(without_fiction(doc, tuple(found), RULES))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The actor played Peter Lynley in a film.", "Peter Lynley", "person"),
        ("She starred as Anna Karenina for years.", "Anna Karenina", "person"),
        ("He was known for “Quay Lights” and wine.", "Quay Lights", "organisation"),
        ("He was praised for his performance as Ann Holm in a play.", "Ann Holm", "person"),
        ("He also appeared as Ozymandias in a film.", "Ozymandias", "place"),
        ("As Pike, the actor Tom Berg is unsure of himself.", "Pike", "organisation"),
        ("She was cast as journalist Ann Holm in a series.", "Ann Holm", "person"),
        ("His roles on the screen include Tom Berg.", "Tom Berg", "person"),
        (
            "The part of Tom Berg was played by Ann. Tom Berg was played by Ann.",
            "Ann Holm",
            "person",
        ),
        ("Tom Berg is the hero of the book.", "Tom Berg", "person"),
        ("Tom Berg, the villain of two films, hides.", "Tom Berg", "person"),
        ("Ann Holm plays her son Tom Berg.", "Tom Berg", "person"),
        ("In the film a thief called The Fox hides.", "Fox", "organisation"),
        ("Tom Berg laughs. Tom Berg is played by Ann Holm.", "Tom Berg", "person"),
        ("Her last novel is about an engineer called Tom Berg.", "Tom Berg", "person"),
        ("In the film a thief named Sergeant Pike hides.", "Pike", "person"),
    ],
)
def test_parts_and_titles_are_dropped(parse: Parse, text: str, name: str, kind: ActorKind) -> None:
    assert kept(parse, text, name, kind) == 0


def test_a_ghost_in_a_text_about_a_play(parse: Parse) -> None:
    reading = parse("Marina is played by Laura Ferrante. The ghost of Captain Tarrant walks.")
    assert [actor.name for actor in find_actors(reading, 10)] == ["Laura Ferrante"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The team played Quay United twice.", "Quay United", "organisation"),
        ("The actor played Ann Holm. Ann Holm was glad.", "Ann Holm", "person"),
        ("He served as Ann Holm wished.", "Ann Holm", "person"),
        ("She loved “Iran”, he said.", "Iran", "place"),
        ('"I did," he said. "So did she." Ann Holm, the mayor, left.', "Ann Holm", "person"),
        ("Ann Holm is the hero of the town.", "Ann Holm", "person"),
        ("The drama stars Ann Holm as a widow.", "Ann Holm", "person"),
        ("An engineer called Ann Holm built the novel bridge.", "Ann Holm", "person"),
        ("The ghost of Captain Pike is with us all.", "Pike", "person"),
        ("The film shows a town called Quay Town.", "Quay Town", "place"),
        ("Actors such as Ann Holm stayed away.", "Ann Holm", "person"),
        ("Her cast includes Ann Holm.", "Ann Holm", "person"),
        ("The film opened as Ann Holm arrived.", "Ann Holm", "person"),
        ("She starred in a film as Microsoft grew.", "Microsoft", "organisation"),
        ("The game was played by Ann Holm.", "Ann Holm", "person"),
        (
            "“Quay Lights”, she said. Quay Lights grew, and Quay Lights sued.",
            "Quay Lights",
            "organisation",
        ),
    ],
)
def test_real_names_are_kept(parse: Parse, text: str, name: str, kind: ActorKind) -> None:
    assert kept(parse, text, name, kind) == text.count(name)


def test_a_single_name_goes_with_the_full_name_of_a_part(parse: Parse) -> None:
    doc = parse("She played Ann Holm in a film. Ann sings.").doc
    found = (Found(2, 4, "person", "Ann Holm"), Found(8, 9, "person", "Ann"))
    assert without_fiction(doc, found, RULES) == ()


def test_a_single_name_stays_with_a_real_person(parse: Parse) -> None:
    doc = parse("She played Ann Holm in a film. Ann Berg sings.").doc
    real = Found(8, 10, "person", "Ann Berg")
    assert without_fiction(doc, (Found(2, 4, "person", "Ann Holm"), real), RULES) == (real,)

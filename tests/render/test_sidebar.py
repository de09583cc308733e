from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.model import Actor, Article, Briefing, Mention, Meta, Summary
from briefing.render.anchors import anchors
from briefing.render.sidebar import card, groups, key_actors, page_starts, ranges, strip
from tests.render.samples import briefing, paragraph, table


def find(letter: str, length: int) -> tuple[Actor, Briefing]:
    """Return an actor who is named in every paragraph, and his briefing."""
    blocks = tuple(paragraph(n, f"{letter} spoke.") for n in range(1, length + 1))
    mentions = tuple(Mention(block.id, 0, 1) for block in blocks)
    actor = Actor(letter, letter, "person", mentions=mentions, key=True)
    return actor, Briefing("x", Article(Meta(), blocks), Summary(), (actor,))


def test_a_card_says_where_an_actor_occurs() -> None:
    sample = briefing()
    person = sample.actors[0]
    made = card(person, sample.article, {}, anchors(sample, frozenset({person.id})))
    assert [(p.label, p.spoken) for p in made.places] == [
        ("¶1", "Paragraph 1"),
        ("¶2", "Paragraph 2"),
    ]
    assert made.strip_text == "mentioned in paragraphs 1, 2 of 9"
    assert made.strip[:3] == (True, True, False)


def test_a_long_list_of_places_is_cut_and_says_so() -> None:
    actor, sample = find("A", 30)
    made = card(actor, sample.article, {}, anchors(sample, frozenset({"A"})))
    assert (len(made.places), made.more, len(made.strip)) == (8, 22, 24)
    assert made.strip_text == "mentioned in paragraphs 1–30 of 30"


def test_a_text_of_one_paragraph_needs_no_strip() -> None:
    actor, sample = find("A", 1)
    made = card(actor, sample.article, {}, anchors(sample, frozenset({"A"})))
    assert (made.strip_text, [p.label for p in made.places]) == ("", ["¶1"])


def test_a_table_is_called_a_table() -> None:
    block = table()
    start = block.text.index("Sarn")
    actor = Actor("sarn", "Sarn", "place", mentions=(Mention("t1", start, start + 4),), key=True)
    sample = Briefing("x", Article(Meta(), (block,)), Summary(), (actor,))
    made = card(actor, sample.article, {}, anchors(sample, frozenset({"sarn"})))
    assert [p.label for p in made.places] == ["table 1"]
    assert made.strip_text == ""


def test_each_page_is_named_once() -> None:
    actor, sample = find("A", 4)
    pages = {"m-A-1": 1, "m-A-2": 1, "m-A-3": 2, "m-A-4": 2}
    assert page_starts(actor, pages, anchors(sample, frozenset())) == ("m-A-1", "m-A-3")


def test_groups_come_in_order_and_countries_are_called_so() -> None:
    sample = briefing()
    person, country = sample.actors
    named = replace(country, country=country.name)
    found = groups(sample, (named, person), {}, anchors(sample, frozenset()))
    assert [(g.kind, g.label) for g in found] == [("person", "persons"), ("place", "countries")]
    mixed = groups(sample, (country,), {}, anchors(sample, frozenset()))
    assert mixed[0].label == "places"


def test_only_key_actors_get_a_card_and_no_more_than_fit() -> None:
    actor, sample = find("A", 1)
    plain = replace(actor, key=False)
    several = replace(sample, actors=(plain, actor, actor))
    assert key_actors(several, 1) == (actor,)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [("1", "1"), ("1 2", "1, 2"), ("1 2 3", "1–3"), ("1 2 3 7 9 10", "1–3, 7, 9, 10")],
)
def test_runs_of_numbers_are_joined(numbers: str, text: str) -> None:
    assert ranges(numbers.split()) == text


def test_a_strip_of_many_paragraphs_keeps_each_hit() -> None:
    hits = [False] * 100
    hits[0] = hits[57] = True
    assert [n for n, cell in enumerate(strip(hits)) if cell] == [0, 13]

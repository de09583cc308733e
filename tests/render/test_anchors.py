from __future__ import annotations

from briefing.model import Actor, Article, Briefing, Mention, Meta, Summary
from briefing.render.anchors import anchors
from tests.render.samples import briefing, paragraph

TEXT = "The Iranian general met the press."


def of(*mentions: tuple[str, Mention]) -> Briefing:
    actors = tuple(
        Actor(name, name, "person", mentions=(mention,), key=True) for name, mention in mentions
    )
    return Briefing("x", Article(Meta(), (paragraph(1, TEXT),)), Summary(), actors)


def test_a_description_keeps_what_a_name_inside_it_leaves() -> None:
    found = anchors(
        of(("general", Mention("p1", 4, 19, "nominal")), ("iran", Mention("p1", 4, 11, "demonym"))),
        frozenset({"general", "iran"}),
    ).mentions["p1"]
    assert [(s.actor, TEXT[s.start : s.end]) for s in found] == [
        ("iran", "Iranian"),
        ("general", " general"),
    ]


def test_a_mention_inside_another_gets_no_element_of_its_own() -> None:
    found = anchors(
        of(("a", Mention("p1", 4, 19)), ("b", Mention("p1", 4, 19))), frozenset({"a", "b"})
    )
    assert found.ids == {"m-a-1"}


def test_only_actors_with_a_card_are_links() -> None:
    found = anchors(of(("a", Mention("p1", 0, 3)), ("b", Mention("p1", 4, 11))), frozenset({"b"}))
    assert [(s.actor, s.key) for s in found.mentions["p1"]] == [("a", False), ("b", True)]


def test_each_point_of_the_summary_has_its_sentence() -> None:
    found = anchors(briefing(), frozenset())
    assert [s.id for s in found.points["p1"]] == ["said-1"]


def test_the_first_reference_to_each_note_is_known() -> None:
    sample = briefing()
    (block, at) = anchors(sample, frozenset()).references["n1"]
    assert (block, at) == ("p1", len(sample.article.blocks[0].text))


def test_a_point_that_stands_nowhere_has_none() -> None:
    from dataclasses import replace

    from briefing.model import Point

    free = replace(briefing(), summary=Summary((Point("An editor's words."),), "editor"))
    assert not anchors(free, frozenset()).points

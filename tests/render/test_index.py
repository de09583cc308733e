"""The index of a study."""

from __future__ import annotations

from dataclasses import replace

from briefing.languages import load
from briefing.model import Briefing
from briefing.render.anchors import anchors
from briefing.render.index import Stretch, entry, index
from tests.render import samples

ENGLISH = load("en")


def named(*names: str) -> Briefing:
    """Return a briefing that names all actors in each of six paragraphs and in a caption."""
    text = tuple(samples.paragraph(n, "; ".join(names)) for n in range(1, 7))
    actors = tuple(samples.actor(name, "person", text) for name in names)
    return replace(samples.of_blocks(text), actors=actors)


def test_actors_stand_by_kind_and_name_whatever_their_accents() -> None:
    made = samples.briefing()
    people = (replace(made.actors[0], id=name, name=name) for name in ("Zoe", "Élan", "Eva"))
    found = index(
        replace(made, actors=(*people, made.actors[1])), ENGLISH, {}, anchors(made, frozenset())
    )
    assert [part.kind for part in found] == ["person", "place"]
    assert [one.actor.name for one in found[0].entries] == ["Élan", "Eva", "Zoe"]


def test_an_actor_whom_only_an_editor_names_has_no_entry() -> None:
    made = samples.briefing()
    silent = replace(made, actors=(replace(made.actors[0], mentions=()),))
    assert index(silent, ENGLISH, {}, anchors(silent, frozenset())) == ()


def test_three_pages_that_follow_each_other_are_one_stretch() -> None:
    made = named("Mira")
    names = [f"m-mira-{n}" for n in range(1, 7)]
    pages = dict(zip(names, (2, 3, 4, 6, 8, 9), strict=True))
    found = entry(made.actors[0], ENGLISH, pages, anchors(made, frozenset()))
    alone = tuple(Stretch(name, "") for name in names[3:])
    assert found.pages == (Stretch(names[0], names[2]), *alone)


def test_paragraphs_are_listed_where_there_are_any() -> None:
    made = samples.briefing()
    country = entry(made.actors[1], ENGLISH, {}, anchors(made, frozenset()))
    assert [place.label for place in country.places] == ["¶1", "¶8"]
    assert country.in_text
    table = replace(made.actors[1], mentions=made.actors[1].mentions[1:2])
    only = entry(table, ENGLISH, {}, anchors(replace(made, actors=(table,)), frozenset()))
    assert ([place.label for place in only.places], only.in_text) == (["table 1"], False)

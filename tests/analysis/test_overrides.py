from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.analysis.overrides import apply_overrides
from briefing.manuscript import ActorOverride, Overrides, PointOverride
from briefing.model import Actor, Article, Block, Briefing, Mention, Meta, Point, Run, Summary

TEXT = "Mara Pell leads Tema. Pel said that Togo waits. The Tide Union and Kofi Lind wait too."
ARTICLE = Article(
    Meta(),
    (
        Block("p1", "paragraph", (Run(TEXT),)),
        Block("c1", "code", (Run("Kofi Lind"),)),
        Block("p2", "paragraph", (Run("Lind left."),)),
    ),
)
PELL = Actor("mara-pell", "Mara Pell", "person", "leader", "", "Ghana", ("Pell",),
             (Mention("p1", 0, 9),), 0.9, key=True)  # fmt: skip
PEL = Actor("pel", "Pel", "person", rank="Captain", mentions=(Mention("p1", 22, 25),), salience=0.2)
UNION = Actor("tide-union", "Tide Union", "organisation", mentions=(Mention("p1", 52, 62),),
              salience=0.5, key=True)  # fmt: skip
BRIEFING = Briefing("s", ARTICLE, Summary((Point("Togo waits."),)), (PELL, UNION, PEL))


def _apply(*actors: ActorOverride) -> Briefing:
    return apply_overrides(BRIEFING, Overrides("a.toml", actors=actors))


def _messages(briefing: Briefing) -> list[str]:
    return [str(one) for one in briefing.diagnostics]


def test_nothing_to_do_changes_nothing() -> None:
    assert apply_overrides(BRIEFING, Overrides()) == BRIEFING


def _summary(*points: PointOverride) -> Briefing:
    return apply_overrides(BRIEFING, Overrides("a.toml", summary=points))


def test_hiding_an_actor_counts_as_a_correction() -> None:
    assert _apply(ActorOverride("Tide Union", hide=True)).edited


def test_whom_an_editor_names_is_a_key_actor() -> None:
    found = next(one for one in _apply(ActorOverride("Pel")).actors if one.id == "pel")
    assert (found.key, found.edited) == (True, True)


def test_a_correction_that_changes_nothing_is_none() -> None:
    assert not _apply(ActorOverride("Tide Union")).edited


def test_points_of_an_editor_replace_the_computed_ones() -> None:
    done = _summary(PointOverride("Lind left."), PointOverride("A strike."))
    assert done.summary.origin == "editor"
    assert done.summary.points == (Point("Lind left.", "p2", 0, 10), Point("A strike."))
    assert done.actors == BRIEFING.actors


def test_an_empty_summary_leaves_the_box_out() -> None:
    assert _summary().summary == Summary((), "editor")


def test_a_point_may_name_its_block() -> None:
    done = _summary(PointOverride("Lind", "p1"), PointOverride("A strike.", "p2"))
    assert done.summary.points == (Point("Lind", "p1", 72, 76), Point("A strike.", "p2"))


def test_a_block_that_is_not_there_is_said() -> None:
    done = _summary(PointOverride("Lind left.", "p9"))
    assert done.summary.points == (Point("Lind left.", "p2", 0, 10),)
    assert _messages(done) == ['a.toml: warning N005: a point names block "p9", which is not there']


def test_an_actor_is_corrected_by_name_or_alias() -> None:
    done = _apply(ActorOverride("pell", role="Chair", rank="", country="Togo", note="Retired.",
                                kind="group"))  # fmt: skip
    assert done.actors[0] == replace(
        PELL, role="Chair", country="Togo", note="Retired.", kind="group", edited=True
    )


def test_a_wrong_role_is_removed() -> None:
    assert _apply(ActorOverride("Mara Pell", role="")).actors[0].role == ""


def test_repeating_what_was_computed_is_no_correction() -> None:
    same = ActorOverride("Mara Pell", role="leader", aliases=("Pell",))
    assert _apply(same).actors == BRIEFING.actors


def test_the_old_name_becomes_an_alias() -> None:
    found = _apply(ActorOverride("Tide Union", rename="Union of the Tide")).actors[1]
    assert (found.id, found.name) == ("tide-union", "Union of the Tide")
    assert found.aliases == ("Tide Union",)
    assert found.mentions == UNION.mentions


def test_a_new_alias_is_found_and_taken_from_its_owner() -> None:
    done = _apply(ActorOverride("Mara Pell", aliases=("Pel",)))
    assert [actor.name for actor in done.actors] == ["Mara Pell", "Tide Union"]
    assert done.actors[0].mentions == (Mention("p1", 0, 9), Mention("p1", 22, 25))
    assert done.actors[0].aliases == ("Pell", "Pel")


def test_a_hidden_actor_is_gone() -> None:
    assert _apply(ActorOverride("Tide Union", hide=True)).actors == (PELL, PEL)


def test_an_actor_is_merged_into_another() -> None:
    done = _apply(ActorOverride("Pel", same_as="Mara Pell"))
    found, other = done.actors
    assert (found.name, other.name) == ("Mara Pell", "Tide Union")
    assert found.aliases == ("Pell", "Pel")
    assert found.mentions == (*PELL.mentions, *PEL.mentions)
    assert (found.role, found.rank, found.edited) == ("leader", "Captain", True)


def test_a_name_that_was_not_found_is_merged_too() -> None:
    found = _apply(ActorOverride("Tema", same_as="Tide Union")).actors[1]
    assert found.mentions == (Mention("p1", 16, 20), *UNION.mentions)
    assert found.aliases == ("Tema",)


def test_merging_with_itself_changes_nothing() -> None:
    assert _apply(ActorOverride("Pell", same_as="Mara Pell")).actors == BRIEFING.actors


def test_a_new_actor_is_a_key_actor_with_mentions() -> None:
    new = ActorOverride("Kofi Lind", role="spokesman", aliases=("Lind",), note="Elected.")
    found = next(actor for actor in _apply(new).actors if actor.name == "Kofi Lind")
    assert (found.id, found.kind, found.key, found.edited) == ("kofi-lind", "person", True, True)
    assert found.mentions == (Mention("p1", 67, 76), Mention("p2", 0, 4))
    assert (found.role, found.note, found.aliases) == ("spokesman", "Elected.", ("Lind",))


def test_actors_stay_ordered_by_salience() -> None:
    names = [actor.name for actor in _apply(ActorOverride("Togo", kind="place")).actors]
    assert names == ["Mara Pell", "Togo", "Tide Union", "Pel"]


def test_ids_stay_unique() -> None:
    done = _apply(ActorOverride("Tema", rename="Tide-Union"))
    assert [actor.id for actor in done.actors] == [
        "mara-pell",
        "tide-union-2",
        "tide-union",
        "pel",
    ]


def test_an_actor_keeps_the_mentions_that_are_left() -> None:
    both = replace(PEL, mentions=(*PEL.mentions, Mention("p2", 0, 4)))
    briefing = replace(BRIEFING, actors=(PELL, both))
    new = ActorOverride("Mara Pell", aliases=("Pel",))
    done = apply_overrides(briefing, Overrides("a.toml", actors=(new,)))
    assert done.actors[1].mentions == (Mention("p2", 0, 4),)


@pytest.mark.parametrize(
    ("override", "message"),
    [
        (ActorOverride("Roe", hide=True, line=3), 'no actor "Roe" that could be hidden'),
        (ActorOverride("Pel", same_as="Roe", line=3), '"Pel" could be merged into'),
        (ActorOverride("Roe", same_as="Pel", line=3), 'the text does not mention "Roe"'),
        (ActorOverride("Roe", line=3), 'the text does not mention "Roe"'),
    ],
)
def test_names_that_are_not_there_are_said(override: ActorOverride, message: str) -> None:
    (found,) = _messages(_apply(override))
    assert found.startswith("a.toml:3: warning N005: ")
    assert message in found

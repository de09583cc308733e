from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.analysis.salience import Evidence, load_weights, weigh

ACTOR = Evidence(
    kind="person",
    country=False,
    name="Ann Holm",
    words=("Ann Holm", "Holm"),
    role=False,
    sentences=(3, 5),
    paragraphs=(1, 2),
    subjects=0,
    locatives=0,
)


def value(actor: Evidence, title: str = "") -> float:
    return weigh([actor], title, 4)[0].value


@pytest.mark.parametrize(
    "more",
    [
        replace(ACTOR, sentences=(0, 5)),
        replace(ACTOR, sentences=(3, 4, 5), paragraphs=(1, 1, 2)),
        replace(ACTOR, subjects=2),
        replace(ACTOR, role=True),
    ],
)
def test_what_makes_an_actor_more_salient(more: Evidence) -> None:
    assert value(more) > value(ACTOR)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Holm leaves the council", True),
        ("“Holm’s” council", True),
        ("The council of Holmgard", False),
        ("", False),
    ],
)
def test_the_title_counts_by_whole_words(title: str, named: bool) -> None:
    assert (value(ACTOR, title) > value(ACTOR)) is named


def test_value_lies_between_nothing_and_one() -> None:
    assert 0 < value(ACTOR) < 1


def test_shares_explain_the_value() -> None:
    why = dict(weigh([ACTOR], "Ann Holm", 4)[0].why)
    assert {"title", "person", "several_words"} <= set(why)
    assert "organisation" not in why


def test_every_share_has_a_weight() -> None:
    why = weigh([replace(ACTOR, kind="place", country=True, role=True)], "Holm", 4)[0].why
    assert {name for name, _ in why} <= set(load_weights())
    assert "country" in dict(why)


def test_no_actors_no_salience() -> None:
    assert weigh([], "Holm", 0) == ()

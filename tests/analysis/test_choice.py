from __future__ import annotations

import pytest
from briefing.analysis.choice import Candidate, choose
from briefing.model import ActorKind


def actor(  # noqa: PLR0913  one per fact, most of them left out
    salience: float,
    kind: ActorKind = "organisation",
    *,
    country: bool = False,
    described: bool = False,
    mentions: int = 3,
    titled: bool = False,
    acts: bool = False,
) -> Candidate:
    return Candidate(kind, country, salience, described, mentions, titled, acts)


CROWD = tuple(actor(0.01, mentions=1) for _ in range(20))
"""Names that are dropped once, so that there is something to choose."""


def test_a_list_is_cut_where_the_next_actor_matters_much_less() -> None:
    assert choose((actor(0.9), actor(0.6), actor(0.3), actor(0.2), *CROWD), 8) == {0, 1, 2}


def test_a_second_actor_with_a_standing_is_always_shown() -> None:
    assert choose((actor(0.9), actor(0.05), actor(0.04), *CROWD), 8) == {0, 1}


def test_a_name_that_is_dropped_once_is_no_second_actor() -> None:
    assert choose((actor(0.9), *CROWD), 8) == {0}


@pytest.mark.parametrize(("kind", "shown"), [("person", {0, 1, 2}), ("organisation", {0, 1})])
def test_a_role_lowers_the_bar_for_a_person(kind: ActorKind, shown: set[int]) -> None:
    third = actor(0.14, kind, described=True)
    assert choose((actor(0.9), actor(0.8), third, *CROWD), 8) == shown


@pytest.mark.parametrize(
    ("second", "shown"),
    [
        (actor(0.8, "place"), {0, 2}),
        (actor(0.8, "place", country=True), {0, 1, 2}),
        (actor(0.8, "place", titled=True), {0, 1, 2}),
        (actor(0.8, "group"), {0, 2}),
        (actor(0.8, "group", titled=True), {0, 1, 2}),
    ],
)
def test_a_place_or_group_is_shown_as_a_country_or_by_the_title(
    second: Candidate, shown: set[int]
) -> None:
    assert choose((actor(0.9), second, actor(0.7), *CROWD), 8) == shown


@pytest.mark.parametrize(
    "last",
    [
        actor(0.01, mentions=1, described=True),
        actor(0.01, mentions=1, titled=True),
        actor(0.01, mentions=1, acts=True),
        actor(0.01, mentions=2),
    ],
)
def test_a_short_list_is_not_cut(last: Candidate) -> None:
    assert choose((actor(0.9), actor(0.8), actor(0.7), last), 8) == {0, 1, 2, 3}


def test_a_short_list_leaves_out_a_name_that_is_dropped_once() -> None:
    assert choose((actor(0.9), actor(0.8), actor(0.01, mentions=1)), 8) == {0, 1}


def test_no_more_are_shown_than_the_limit() -> None:
    assert choose((actor(0.9), actor(0.9, "place"), actor(0.8), actor(0.7)), 2) == {0, 2}
    assert choose((actor(0.9),), 0) == frozenset()


def test_nobody_is_shown_where_no_kind_fits() -> None:
    assert choose((actor(0.9, "place"),), 8) == frozenset()

from __future__ import annotations

import pytest
from tests.eval.answers import Gold
from tests.eval.wording import fold, judge

NATIONS = {"norwegian": "norway"}
MINISTER = Gold(
    "Ada Finch",
    roles=("the Norwegian minister of trade", "a former teacher"),
    joined=("trade minister of Norway",),
    extra=("Labour Party",),
)


def test_folding_leaves_out_what_does_not_tell_names_apart() -> None:
    assert fold("The  Ærø Línes’s") == fold("ærø lines")


@pytest.mark.parametrize(
    "role",
    [
        "Norwegian minister of trade",
        "Norway’s trade minister",
        "the trade ministers of Norway",
        "Norwegian minister of trade and former teacher",
        "trade minister of Norway, Labour Party",
        "Norwegian minister of trade Ada Finch",
        "a former teacher",
    ],
)
def test_a_role_is_right_in_other_words(role: str) -> None:
    assert judge(role, MINISTER, NATIONS, ["Ada Finch"]) == "right"


@pytest.mark.parametrize(
    ("role", "verdict"),
    [
        ("minister", "short"),
        ("trade minister", "short"),
        ("teacher", "hedge lost"),
        ("Norwegian trade minister and teacher", "hedge lost"),
        ("Norwegian minister of trade and justice", "wrong"),
        ("Swedish minister of trade", "wrong"),
        ("the", "wrong"),
    ],
)
def test_a_role_that_says_less_or_more_is_not_right(role: str, verdict: str) -> None:
    assert judge(role, MINISTER, NATIONS, []) == verdict


def test_a_role_for_somebody_without_one_is_invented() -> None:
    assert judge("minister", Gold("Tor Moe"), NATIONS, []) == "invented"

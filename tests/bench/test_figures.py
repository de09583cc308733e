from __future__ import annotations

import pytest
from tests.bench.figures import Figure, change, compared, cpu, memory, middle, ratio, table
from tests.bench.measuring import Cost

COSTS = {
    "ours": [Cost(1.0, 2.0, 50), Cost(9.0, 2.5, 70), Cost(1.5, 3.0, 60)],
    "theirs": [Cost(4.0, 2.0, 90), Cost(3.0, 10.0, 80), Cost(2.0, 4.0, 100)],
    "failed": [],
}


def test_one_slow_run_does_not_move_the_middle() -> None:
    assert middle(COSTS, "ours") == 1.5
    assert middle(COSTS, "ours", cpu) == 2.5
    assert middle(COSTS, "ours", memory) == 60


def test_ratios_are_those_of_the_middles() -> None:
    assert ratio(COSTS, "ours", "theirs") == pytest.approx(0.5)
    figure = compared("beside theirs", COSTS, ("ours", "theirs"), (0.6, 0.4))
    assert figure.value == pytest.approx(0.5)
    assert figure.cpu == pytest.approx(0.625)
    assert figure.verdict == "target"


@pytest.mark.parametrize("missing", ["failed", "not installed"])
def test_what_was_not_run_gives_no_figure(missing: str) -> None:
    figure = compared("beside nobody", COSTS, ("ours", missing), (1, 1))
    assert figure.value is None
    assert figure.verdict == "not measured"


@pytest.mark.parametrize(
    ("value", "more", "verdict"),
    [
        (0.4, False, "stretch"),
        (0.5, False, "target"),
        (0.51, False, "missed"),
        (0.5, True, "stretch"),
        (0.39, True, "missed"),
    ],
)
def test_goals_count_as_reached_at_their_very_value(value: float, more: bool, verdict: str) -> None:
    target, stretch = (0.4, 0.5) if more else (0.5, 0.4)
    figure = Figure("speed", value, "x", target, stretch, more_is_better=more)
    assert figure.verdict == verdict


def test_without_a_goal_nothing_is_judged() -> None:
    assert Figure("B", 1000, "ms").verdict == ""


@pytest.mark.parametrize(
    ("value", "last", "said"),
    [(1.5, 1.0, "+50%"), (0.5, 1.0, "-50%"), (1.05, 1.0, "="), (1.0, None, ""), (None, 1.0, "")],
)
def test_a_change_is_told_beyond_the_noise(
    value: float | None, last: float | None, said: str
) -> None:
    assert change(value, last) == said


def test_the_table_has_a_line_for_each_figure() -> None:
    figures = [
        Figure("help", 62.04, "ms", 100, 50),
        Figure("PDF", 0.4, "x", 0.75, 0.55, 0.42),
        Figure("beside nobody", None, "x", 1),
    ]
    assert table(figures, {"help": 40, "PDF": 0.4}) == [
        "figure         value  target  stretch                last   cpu",
        "help           62 ms  100 ms    50 ms  target        +55%",
        "PDF             0.40    0.75     0.55  stretch          =  0.42",
        "beside nobody           1.00           not measured",
    ]

from __future__ import annotations

from pathlib import Path

import pytest
from tests.eval.floors import Floors, fallen, load_floors, save_floors, settle

PINNED = Floors("old", {"persons": 0.9, "split": 2})


def test_floors_are_read_back_as_written(tmp_path: Path) -> None:
    save_floors(tmp_path / "floors.json", PINNED)
    assert load_floors(tmp_path / "floors.json") == PINNED


def test_without_a_file_no_figure_has_a_floor(tmp_path: Path) -> None:
    floors = load_floors(tmp_path / "floors.json")
    assert fallen({"persons": 1}, floors) == ("persons has no floor",)


@pytest.mark.parametrize(
    ("persons", "split", "names"),
    [
        (0.9, 2, []),
        (0.95, 1, []),
        (0.899, 2, []),
        (0.89, 2, ["persons"]),
        (0.9, 3, ["split"]),
        (0.8, 9, ["persons", "split"]),
    ],
)
def test_a_share_that_falls_and_a_count_that_rises_are_told(
    persons: float, split: float, names: list[str]
) -> None:
    lines = fallen({"persons": persons, "split": split}, PINNED)
    assert [line.split()[0] for line in lines] == names


def test_a_figure_that_is_no_longer_measured_is_told() -> None:
    assert fallen({"persons": 0.9}, PINNED) == ("split has a floor and is not measured",)


def test_settling_raises_what_got_better_and_keeps_the_rest() -> None:
    floors = settle({"persons": 0.95, "split": 3}, PINNED, "new", lower=False)
    assert floors == Floors("new", {"persons": 0.95, "split": 2})


def test_settling_twice_does_not_creep_down() -> None:
    floors = settle({"persons": 0.8985, "split": 2}, PINNED, "new", lower=False)
    assert floors.figures["persons"] == 0.9


def test_floors_are_lowered_only_on_request() -> None:
    floors = settle({"persons": 0.7, "split": 3}, PINNED, "new", lower=True)
    assert floors == Floors("new", {"persons": 0.7, "split": 3})


def test_settling_pins_a_new_figure_and_drops_one_that_is_gone() -> None:
    floors = settle({"persons": 0.9, "kinds": 0.5}, PINNED, "new", lower=False)
    assert floors.figures == {"persons": 0.9, "kinds": 0.5}

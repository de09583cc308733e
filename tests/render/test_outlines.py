from __future__ import annotations

import pytest
from briefing.model import ActorKind
from briefing.render.outlines import MOST_LINES, blended, broken, extent, outline


@pytest.mark.parametrize(
    ("kind", "corners", "curved"),
    [("person", 0, True), ("organisation", 3, False), ("place", 3, False), ("group", 2, False)],
)
def test_each_kind_has_a_shape_of_its_own(kind: ActorKind, corners: int, curved: bool) -> None:
    path = outline(kind, (10, 20), 5)
    assert (path.count("L"), "a" in path) == (corners, curved)
    assert path.endswith("Z")


def test_a_name_is_broken_into_lines_that_fit() -> None:
    lines = broken("Ministry of Ports and Straits", 30, 220)
    assert " ".join(lines) == "Ministry of Ports and Straits"
    assert 1 < len(lines) <= MOST_LINES
    assert all(extent(line, 30) <= 220 for line in lines)


@pytest.mark.parametrize("name", ["Internationalisation", "Ministry of " * 12, "海峡委員会" * 20])
def test_what_does_not_fit_ends_in_an_ellipsis(name: str) -> None:
    lines = broken(name, 30, 150)
    assert len(lines) <= MOST_LINES
    assert lines[-1].endswith("…")
    assert all(extent(line, 30) <= 150 for line in lines)


def test_signs_of_other_scripts_are_measured_too() -> None:
    assert extent("海峡", 30) >= 60
    assert extent("الینا", 30) > 30


def test_a_colour_is_mixed_with_white() -> None:
    assert blended("#000000", 0.6) == "#666666"

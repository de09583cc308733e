"""Sections of a study: numbers, extents, what contents list."""

from __future__ import annotations

import pytest
from briefing.model import Block
from briefing.render.sections import MOST_LINES, listed, sections, shortened
from tests.render import samples


def headings(*levels: int) -> tuple[Block, ...]:
    return tuple(samples.heading(n, f"Quay {n}", level) for n, level in enumerate(levels, 1))


def test_headings_are_numbered_down_to_the_third_depth() -> None:
    found = sections(headings(2, 3, 3, 4, 5, 2, 3))
    assert [one.number for one in found] == ["1", "1.1", "1.2", "1.2.1", "", "2", "2.1"]
    assert found[1].words == "1.1 Quay 2"


@pytest.mark.parametrize(
    "titles",
    [
        ("1. Dues", "2. Wages"),
        ("1 Dues", "2 Wages"),
        ("I. Dues", "II. Wages"),
        ("Chapter 1", "A)  x"),
    ],
)
def test_an_author_who_numbers_his_chapters_is_left_alone(titles: tuple[str, str]) -> None:
    blocks = tuple(samples.heading(n, title) for n, title in enumerate(titles, 1))
    assert {one.number for one in sections(blocks)} == {""}


@pytest.mark.parametrize("titles", [("2025 in numbers", "Dues"), ("A harbour", "I think")])
def test_words_that_only_look_like_numbers_are_none(titles: tuple[str, str]) -> None:
    blocks = tuple(samples.heading(n, title) for n, title in enumerate(titles, 1))
    assert [one.number for one in sections(blocks)] == ["1", "2"]


def test_a_section_holds_its_paragraphs_and_those_of_sections_inside() -> None:
    found = sections(samples.blocks())
    assert [one.paragraphs for one in found] == [
        ("p2", "p3", "p4", "p5", "p6", "p7"),
        ("p5", "p6", "p7"),
        ("p8", "p9"),
    ]


def test_contents_of_many_headings_leave_the_deepest_out() -> None:
    found = sections(headings(*([2, 3, 4] * (MOST_LINES // 3 + 1))))
    assert {one.level for one in listed(found)} == {2, 3}
    chapters = sections(headings(*([2] * (MOST_LINES + 1))))
    assert listed(chapters) == chapters


def test_a_running_head_is_cut_between_words() -> None:
    assert shortened("Who pays, and when", 12) == "Who pays…"
    assert shortened("Who pays", 12) == "Who pays"
    assert shortened("港" * 20, 12) == "港" * 11 + "…"

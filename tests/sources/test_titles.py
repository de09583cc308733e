"""Tests of briefing/sources/titles.py."""

from pathlib import Path

import pytest
from briefing.model import Block, Run
from briefing.sources.titles import (
    settle_levels,
    take_byline,
    take_title,
    telling_name,
    title_from_name,
)


def heading(level: int, text: str = "x") -> Block:
    return Block(id="", kind="heading", level=level, runs=(Run(text),))


TEXT = Block(id="", kind="paragraph", runs=(Run("Text."),))
BYLINE = Block(id="", kind="paragraph", runs=(Run("By Lena Brandt"),))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("harbour-talks.md", "Harbour talks"),
        ("harbour_talks 2.txt", "Harbour talks 2"),
        ("2018-07-20-harbour-talks.md", "Harbour talks"),
        ("Über uns.md", "Über uns"),
        ("quay/index.md", "Quay"),
        ("quay/Source.txt", "Quay"),
        ("---.md", "Untitled"),
    ],
)
def test_title_from_name(tmp_path: Path, name: str, title: str) -> None:
    assert title_from_name(tmp_path / name) == title


def test_a_generic_name_gives_way_to_the_folder(tmp_path: Path) -> None:
    assert telling_name(tmp_path / "quay" / "page.md") == "quay"


def test_the_first_heading_is_the_title_and_no_block() -> None:
    blocks = (TEXT, heading(2), heading(1, "Talks\nend"), heading(1))
    assert take_title(blocks, "") == ("Talks end", (TEXT, heading(2), heading(1)))


def test_a_heading_that_repeats_the_given_title_goes() -> None:
    assert take_title((heading(1, "The talks end!"), TEXT), "The Talks End") == (
        "The Talks End",
        (TEXT,),
    )


def test_another_heading_stays() -> None:
    blocks = (heading(1, "Talks"), TEXT)
    assert take_title(blocks, "Ships") == ("Ships", blocks)


@pytest.mark.parametrize("blocks", [(), (TEXT,), (heading(2), TEXT), (heading(1, " "), TEXT)])
def test_without_a_heading_there_is_no_title(blocks: tuple[Block, ...]) -> None:
    assert take_title(blocks, "") == ("", blocks)


def test_a_byline_names_the_authors_and_is_no_block() -> None:
    assert take_byline((BYLINE, TEXT), ()) == (("Lena Brandt",), (TEXT,))


def test_a_byline_that_repeats_the_given_authors_goes() -> None:
    assert take_byline((BYLINE, TEXT), ("Lena BRANDT",)) == (("Lena BRANDT",), (TEXT,))


def test_a_byline_with_other_names_stays() -> None:
    assert take_byline((BYLINE, TEXT), ("Mira Oduya",)) == (("Mira Oduya",), (BYLINE, TEXT))


@pytest.mark.parametrize("blocks", [(), (TEXT, BYLINE), (heading(2, "By Lena Brandt"),)])
def test_no_byline(blocks: tuple[Block, ...]) -> None:
    assert take_byline(blocks, ()) == ((), blocks)


@pytest.mark.parametrize(
    ("levels", "settled"),
    [
        ([2, 3, 2], [2, 3, 2]),
        ([1, 2, 1], [2, 3, 2]),
        ([4, 6, 5, 4], [2, 3, 3, 2]),
        ([3, 2, 3], [2, 2, 3]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_levels_start_at_two_and_skip_none(levels: list[int], settled: list[int]) -> None:
    blocks = settle_levels((TEXT, *map(heading, levels)))
    assert [block.level for block in blocks[1:]] == settled

"""Tests of briefing/sources/outline.py."""

import pytest
from briefing.sources.lines import Group
from briefing.sources.outline import byline, is_heading, is_rule, is_title, underline_level

BEFORE = Group(("The council met on Monday and closed the talks without a deal.",), 1)
AFTER = Group(("Its chair said that a fourth round would be held in the spring.",), 5)


@pytest.mark.parametrize(
    "line", ["* * *", "***", "---", "- - -", "_____", "  ⁂ ", "#", "~~~", "==="]
)
def test_rules(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize("line", ["**", "--", "-", "* a *", "a ---", "- - - a", "*" * 500])
def test_no_rules(line: str) -> None:
    assert not is_rule(line)


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (("Talks", "====="), 1),
        (("Talks", "-----"), 2),
        (("Talks", "-- --"), 0),
        (("***", "-----"), 0),
        (("Talks",), 0),
        (("x" * 151, "====="), 0),
    ],
)
def test_underlines(lines: tuple[str, ...], level: int) -> None:
    assert underline_level(Group(lines, 1)) == level


@pytest.mark.parametrize(
    "lines",
    [
        ("THE HARBOUR TALKS",),
        ("Harbour talks end",),
        ("What now?",),
        ("A title that is longer than", "one line of the text"),
    ],
)
def test_titles(lines: tuple[str, ...]) -> None:
    assert is_title(Group(lines, 1))


@pytest.mark.parametrize(
    "lines",
    [
        ("The talks ended.",),
        ("Dear reader,",),
        ("By Lena Brandt",),
        ("2018",),
        ("word " * 40,),
        ("one", "two", "three"),
        ("會議結束了。",),
    ],
)
def test_no_titles(lines: tuple[str, ...]) -> None:
    assert not is_title(Group(lines, 1))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Lena Brandt", ("Lena Brandt",)),
        ("  BY LENA BRANDT AND MIRA ODUYA", ("LENA BRANDT", "MIRA ODUYA")),
        ("By Lena Brandt, Mira Oduya and Tom Kerr", ("Lena Brandt", "Mira Oduya", "Tom Kerr")),
        ("By noon they had left", ()),
        ("By the way", ()),
        ("Byron said so", ()),
        ("By Lena", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    "line", ["WHAT COMES NEXT", "The Road to Peace", "2. The Road to Peace", "IV. The Second Round"]
)
def test_headings(line: str) -> None:
    assert is_heading(Group((line,), 3), BEFORE, AFTER)


@pytest.mark.parametrize(
    "line",
    [
        "What comes next",
        "The Road to Peace.",
        "The Road to Peace:",
        "USA",
        "Peace",
        "    Mira Oduya",
        "Photo: A crane at dawn. (Wire/J. Doe)",
        "Ten " * 13,
        "A" * 90,
    ],
)
def test_no_headings(line: str) -> None:
    assert not is_heading(Group((line,), 3), BEFORE, AFTER)


def test_a_heading_stands_between_paragraphs() -> None:
    group = Group(("The Road to Peace",), 3)
    assert not is_heading(group, None, AFTER)
    assert not is_heading(group, BEFORE, None)
    assert not is_heading(group, BEFORE, Group(("Mira Oduya",), 5))


def test_a_name_that_is_nearer_to_the_text_above_is_no_heading() -> None:
    assert not is_heading(Group(("Mira Oduya",), 3), BEFORE, Group(AFTER.lines, 6))

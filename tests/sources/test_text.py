"""Tests of briefing/sources/text.py and textlists.py."""

import re
from pathlib import Path

import pytest
from briefing.errors import BriefingError
from briefing.model import Block, Mark, walk
from briefing.sources.numbering import number
from briefing.sources.text import read
from hypothesis import given
from hypothesis import strategies as st

SEED = Path(__file__).parents[2] / "content" / "bagheri-visit.txt"
TALKS = "The port council closed its third round of talks on Tuesday"
P = "The council met on Monday and closed the talks without a deal."


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(walk(read(text.encode(), "a.txt").blocks))


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def test_the_seed_article_is_five_paragraphs_word_for_word() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert outline(text) == [("paragraph", p.strip()) for p in text.split("\n\n")]


def test_wrapped_text_with_everything_else() -> None:
    text = """\
THE HARBOUR TALKS

The port council closed its third round of talks on Tuesday with-
out a deal, offi-
cials said.

    The ships go out,
      The ships come in,
    And none can say
    Where they have been.

_Mira Oduya_, who leads the council, said a fourth round would be
held in spring.

    The council notes that nothing in this paper binds anybody to
    anything at all.

* * *

The end.
"""
    assert outline(text) == [
        ("heading", "THE HARBOUR TALKS"),
        ("paragraph", f"{TALKS} without a deal, officials said."),
        (
            "paragraph",
            "The ships go out,\n\u2003The ships come in,\nAnd none can say\nWhere they have been.",
        ),
        (
            "paragraph",
            "Mira Oduya, who leads the council, said a fourth round would be held in spring.",
        ),
        ("quote", "The council notes that nothing in this paper binds anybody to anything at all."),
        ("rule", ""),
        ("paragraph", "The end."),
    ]


def test_lines_are_those_of_the_file() -> None:
    assert [block.line for block in blocks(f"---\nsite: x\n---\n\nTitle\n\n{P}\n")] == [5, 7]


def test_emphasis() -> None:
    runs = blocks("He _said so_, in file_name_here and ____ and _a_b_.\n")[0].runs
    assert [(run.text, Mark.EMPHASIS in run.marks) for run in runs] == [
        ("He ", False),
        ("said so", True),
        (", in file_name_here and ____ and _a_b_.", False),
    ]


def test_typewriter_quotes_stay() -> None:
    text = "\"'Tis the '90s,\" said O'Neil -- a 6'2\" man."
    assert outline(text) == [("paragraph", text)]


@pytest.mark.parametrize("mark", ["-", "*", "•"])
def test_bullets(mark: str) -> None:
    text = f"{P}\n\n{mark} one goes\n  on\n{mark} two\n    {mark} inner\n    {mark} last\n\n{P}"
    assert outline(text) == [
        ("paragraph", P),
        ("list", ""),
        ("item", "one goes on"),
        ("item", "two"),
        ("list", ""),
        ("item", "inner"),
        ("item", "last"),
        ("paragraph", P),
    ]


def test_numbers_with_empty_lines_between() -> None:
    found = blocks(f"{P}\n\n3. one\n\n4. two\n\n{P}")
    assert [(block.kind, block.ordered, block.start) for block in found[1:2]] == [("list", True, 3)]
    assert [block.text for block in found if block.kind == "item"] == ["one", "two"]


def test_a_list_behind_its_introduction() -> None:
    assert outline("The points are:\n- one\n- two") == [
        ("paragraph", "The points are:"),
        ("list", ""),
        ("item", "one"),
        ("item", "two"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"- a single item\n\n{P}",
        f"1. one\n\n{P}\n\n2. two",
        f"1. one\n3. three\n\n{P}",
        f"It was cold\n- a small town\n- was near.\n\n{P}",
        f"- one\n\n* other\n\n{P}",
    ],
)
def test_no_lists(text: str) -> None:
    assert "list" not in dict(outline(text))


def test_deep_lists_end_in_text() -> None:
    found = number(blocks("\n".join("  " * depth + "- x" for depth in range(20)) + "\n- y"))
    assert max(block.level for block in walk(found)) == 8
    assert "".join(block.text for block in found).count("x") == 20


def test_headings_and_underlines() -> None:
    text = f"Talks\n=====\n\n{P}\n\nThe Road to Peace\n\n{P}\n\nNext\n----\n{P}\n"
    found = [(block.text, block.level) for block in blocks(text) if block.kind == "heading"]
    assert found == [("Talks", 1), ("The Road to Peace", 2), ("Next", 2)]


def test_one_paragraph_a_line() -> None:
    assert outline(f"Harbour talks end\n{P} {P}\n{P} {P}") == [
        ("heading", "Harbour talks end"),
        ("paragraph", f"{P} {P}"),
        ("paragraph", f"{P} {P}"),
    ]


def test_long_lines_without_an_empty_line_between_are_paragraphs() -> None:
    assert outline(f"{P} {P}\n{P} {P}\n\n{P}") == [
        ("paragraph", f"{P} {P}"),
        ("paragraph", f"{P} {P}"),
        ("paragraph", P),
    ]


def test_a_byline_below_the_title_is_a_paragraph_of_its_own() -> None:
    assert [text for _, text in outline(f"Talks end\nBy Lena Brandt\n\n{P}")][:2] == [
        "Talks end",
        "By Lena Brandt",
    ]


def test_boilerplate_stays() -> None:
    text = f"{P}\n\nRead more: Ten facts about ports\n\n{P}\n\nPhoto: A crane. (Wire/J. Doe)\n\n{P}"
    assert [kind for kind, _ in outline(text)] == ["paragraph"] * 5


def letters(text: str) -> str:
    """What must survive: everything but white space and what may become structure."""
    return re.sub(r"[\s_=*#~⁂❦•‣◦▪\d.)-]", "", text)


@given(st.text(alphabet="aB .,:-_*=12)\n'é中", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    try:
        found = blocks(text)
    except BriefingError:
        return
    assert letters("".join(block.text for block in found)) == letters(text)

"""Tests of briefing/sources/lines.py."""

import pytest
from briefing.sources.lines import (
    Group,
    indented_paragraphs,
    is_verse,
    is_wrapped,
    join,
    known_words,
    paragraphs_by_line,
    split_groups,
    wrap_width,
)

LONG = (
    "The council met for a third time, and nobody who was there would say what it had talked about."
)


def test_groups_keep_their_lines_and_lose_the_common_margin() -> None:
    assert split_groups("\n  a\n    b\n \n\n  c") == [Group(("a", "  b"), 2), Group(("c",), 6)]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("of talks with-", "out a deal"), "of talks without a deal"),
        (("said offi-", "cials, and"), "said officials, and"),
        (("need of military-to-", "military ties"), "need of military-to-military ties"),
        (("in velvet-", "and-gold dress"), "in velvet-and-gold dress"),
        (("an F-", "16 and"), "an F-16 and"),
        (("the US-", "led force"), "the US-led force"),
        (("in 1990-", "era ships"), "in 1990-era ships"),
        (("an Anglo-", "Dutch plan"), "an Anglo-Dutch plan"),
        (("a self-", "made man"), "a self-made man"),
        (("the harbour-", "master said"), "the harbour-master said"),
        (("was low -", "or so they said"), "was low - or so they said"),
        (("it ended—", "badly"), "it ended—badly"),
        (("it ended --", "badly"), "it ended -- badly"),
        (("one  two", "three"), "one two three"),
        (("港口会议", "结束了"), "港口会议结束了"),
    ],
)
def test_join(lines: tuple[str, ...], joined: str) -> None:
    assert join(lines, frozenset({"harbour-master"})) == joined


def test_a_word_that_the_text_has_without_a_hyphen_loses_it() -> None:
    known = known_words("over-\nland and by sea, overland and long-\nhand, or longhand")
    assert join(("long-", "hand"), known) == "longhand"


def test_words_are_only_gathered_if_a_line_ends_in_a_hyphen() -> None:
    assert known_words("military-to-military ties\nand more") == frozenset()


def test_short_lines_are_wrapped_and_long_ones_are_not() -> None:
    assert is_wrapped(Group((LONG, "and so on"), 1))
    assert not is_wrapped(Group((LONG + LONG, "A short line.", LONG + LONG), 1))


def test_a_wider_wrap_is_known_by_its_full_lines() -> None:
    lines = ("word " * 23 + "word", "word " * 23 + "word", "word " * 23 + "word", "the end")
    assert is_wrapped(Group(lines, 1))


@pytest.mark.parametrize(
    ("lines", "verse"),
    [
        (("    The ships go out,", "    The ships come in,"), True),
        (("The ships go out,", "The ships come in,"), False),
        (("    A single line",), False),
        (("    " + "word " * 12 + "word", "    " + "word " * 12 + "word"), False),
    ],
)
def test_verse_is_indented_and_its_lines_are_not_full(lines: tuple[str, ...], verse: bool) -> None:
    assert is_verse(Group(lines, 1), 68) is verse


def test_wrap_width_ignores_last_lines_and_long_lines() -> None:
    assert wrap_width([Group(("a" * 60, "b" * 70), 1), Group(("c" * 200, "d"), 4)]) == 60
    assert wrap_width([Group(("a",), 1)]) == 72


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (f"{LONG} {LONG}\n{LONG} {LONG}", 2),
        ("It ended.\nNobody spoke.\nAll left.", 3),
        ("It ended when\nnobody spoke and\nall left.", 1),
        ("One.\n\nTwo.", 2),
    ],
)
def test_one_paragraph_a_line(text: str, paragraphs: int) -> None:
    assert len(paragraphs_by_line(split_groups(text))) == paragraphs


def test_indented_first_lines_start_paragraphs() -> None:
    group = Group(("  One is", "here.", "  Two is", "there."), 5)
    assert [part.line for part in indented_paragraphs(group)] == [5, 7]


@pytest.mark.parametrize("lines", [("a", "b"), ("a", "  b", "  c"), ("  a", "  b")])
def test_other_indentation_splits_nothing(lines: tuple[str, ...]) -> None:
    assert indented_paragraphs(Group(lines, 1)) == [Group(lines, 1)]

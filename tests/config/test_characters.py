"""Tests of briefing/config/characters.py."""

import pytest
from briefing.config.characters import clean, first_refused, one_line


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\0b\x07c", "abc"),
        ("red \x1b[31mink", "red ink"),
        ("pay \u202e001\u202c now", "pay 001 now"),
        ("\u2066a\u2069", "a"),
        ("\ufffea\U0010ffff\ufdd0", "a"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
        ("a\ud800b", "ab"),
        ("tab\tline\nend", "tab\tline\nend"),
        ("می\u200cخواهم \u200f!", "می\u200cخواهم \u200f!"),
        ("\ue000 private", "\ue000 private"),
    ],
)
def test_clean(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_hidden_characters_are_not_worth_a_message() -> None:
    assert first_refused("\ufeffsoft\u00adhyphen") == -1


def test_the_first_refused_character_is_found() -> None:
    assert first_refused("ab\x07") == 2


def test_one_line_folds_all_white_space() -> None:
    assert one_line("  A\r\n title\twith\u2028breaks\x0b. ") == "A title with breaks ."

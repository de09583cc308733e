"""Tests of briefing/config/tomlfile.py."""

import time
from contextlib import suppress

import pytest
from briefing.config.tomlfile import parse_toml
from briefing.errors import ConfigError, Place
from hypothesis import given
from hypothesis import strategies as st

TEXT = '''# a comment
title = "A = [b"   # = "
"quoted key" = 1
text = """
not_a_key = 1
[nor a table]
"""
literal = \'\'\'
also_not = 2\'\'\'
list = [
  "x", # ]
  "y",
]

[tlp]
level.name = "green"

[[actors]]
name = "One"

[[actors]]
name = "Two"
role = "second"
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("title",), 2),
        (("quoted key",), 3),
        (("text",), 4),
        (("literal",), 8),
        (("list",), 10),
        (("tlp",), 15),
        (("tlp", "level", "name"), 16),
        (("actors", 0, "name"), 19),
        (("actors", 1), 21),
        (("actors", 1, "role"), 23),
        (("actors", 1, "unheard of"), 21),
    ],
)
def test_lines_of_keys(key: tuple[str | int, ...], line: int) -> None:
    assert parse_toml(TEXT, "a.toml").place(*key) == Place("a.toml", line)


def test_what_looks_like_a_key_in_a_text_is_none() -> None:
    assert ("not_a_key",) not in parse_toml(TEXT, "a.toml").lines


def test_an_unknown_key_has_the_file_as_its_place() -> None:
    assert parse_toml(TEXT, "a.toml").place("nothing") == Place("a.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\na = 2", "a.toml:2: this is not TOML: Cannot overwrite a value"),
        ("a = [1", "a.toml:1: this is not TOML: Unclosed array"),
        ("\na = @", "a.toml:2:5: this is not TOML: Invalid value"),
        ('a = """x', "this is not TOML"),
        ("a = " + "[" * 3000, "a.toml:1: nested deeper than 8 levels"),
        (".".join("abcdefghijkl") + " = 1", "nested deeper than 8 levels"),
        ("a = " + "9" * 5000, "this is not TOML"),
        ("a = '" + "x" * 64_000 + "'", "a.toml:1: metadata is limited to 64 kB"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_toml(text, "a.toml")
    assert message in str(caught.value)


@pytest.mark.parametrize("piece", ['"\\', '"""', "'''", "[[", "a.", 'a="', "#"])
def test_broken_texts_take_no_time(piece: str) -> None:
    start = time.monotonic()
    with pytest.raises(ConfigError):
        parse_toml("=" + piece * 10_000, "a.toml")
    assert time.monotonic() - start < 5


@given(st.text(alphabet="ab=.[]{}\"'#\\\n 1,", max_size=60))
def test_nothing_but_config_errors(text: str) -> None:
    with suppress(ConfigError):
        parse_toml(text, "a.toml")

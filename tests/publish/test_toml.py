from __future__ import annotations

import tomllib
from datetime import date, datetime, time

import pytest
from briefing.publish.toml import toml_pair
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert tomllib.loads(toml_pair("key", text)) == {"key": text}


@pytest.mark.parametrize(
    "value",
    [
        'He said “no”, then "yes" \\ maybe',
        "two\nlines\twith a tab",
        "delete \x7f and bell \x07",
        "محمد باقری, Мария, 漢字",
        ["short", "list"],
        ["a point that is as long as a sentence usually is, more or less"] * 3,
        [],
        {"a key with spaces": 1, "plain": [True, False]},
        {},
        1.5,
        -3,
        float("inf"),
        date(2018, 7, 16),
        datetime(2018, 7, 16, 12, 30),  # noqa: DTZ001 - TOML has local times too
        time(12, 30),
    ],
)
def test_a_value_is_read_back_as_it_was(value: object) -> None:
    assert tomllib.loads(toml_pair("key", value)) == {"key": value}


@pytest.mark.parametrize("key", ["plain-key_1", "with space", "ключ", "", 'quo"te'])
def test_a_key_is_read_back_as_it_was(key: str) -> None:
    assert tomllib.loads(toml_pair(key, 1)) == {key: 1}


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert tomllib.loads(toml_pair("key", "a\ud800b")) == {"key": "a?b"}


def test_a_long_list_has_a_line_for_each_value() -> None:
    assert toml_pair("summary", ["x" * 50, "y" * 50]).count("\n") == 3


def test_a_value_without_a_form_in_toml_is_refused() -> None:
    with pytest.raises(TypeError, match="NoneType has no form in TOML"):
        toml_pair("key", None)

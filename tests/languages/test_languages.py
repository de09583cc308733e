"""Tests of briefing/languages/__init__.py."""

import pytest
from briefing.languages import direction, load, primary


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("UR", "ur")]
)
def test_primary(tag: str, language: str) -> None:
    assert primary(tag) == language


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "ltr"),
        ("ur", "rtl"),
        ("fa-IR", "rtl"),
        ("uz-Arab-AF", "rtl"),
        ("ar-Latn", "ltr"),
        ("pa_Arab", "rtl"),
        ("", "ltr"),
    ],
)
def test_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_english_knows_its_months_and_abbreviations() -> None:
    english = load("en-GB")
    assert english.code == "en"
    assert english.months[6] == "July"
    assert "gen." in english.abbreviations


def test_a_language_without_a_file_is_read_as_english() -> None:
    assert load("tlh").code == "en"

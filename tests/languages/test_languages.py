"""Tests of briefing/languages/__init__.py."""

from importlib.resources import files
from pathlib import Path

import pytest
from briefing.languages import direction, load, primary

PATHS = sorted(Path(str(files("briefing.languages"))).glob("*.toml"))


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


def test_a_country_is_found_by_each_of_its_names() -> None:
    french = load("fr").countries
    assert french["USA"] == french["États-Unis"] == "États-Unis"
    assert french["Ghana"] == "Ghana"


def test_dates_without_patterns_are_written_as_in_english() -> None:
    assert load("en").dates.day == "{day} {month} {year}"
    assert load("fr").dates.day == "{day} {month} {year}"
    assert load("ru").dates.months[6] == "июля"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_language_is_whole(path: Path) -> None:
    language = load(path.stem)
    assert language.code == path.stem
    assert len(language.months) == 12
    assert len(language.dates.months) in {0, 12}
    assert {"stop", "connectives", "leaning"} <= set(language.words)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_abbreviation_has_its_full_stop(path: Path) -> None:
    language = load(path.stem)
    for name in ("never_final", "before_number"):
        assert language.words.get(name, frozenset()) <= language.abbreviations, name
    assert all(word[-1] in ".ª" for word in language.abbreviations)

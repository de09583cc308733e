"""Tests of briefing/config/__init__.py."""

from pathlib import Path

import pytest
from briefing.config import Settings, load_settings
from briefing.errors import ConfigError

FULL = """
[collection]
title = "Harbour papers"
publisher = "Quay Press"
language = "en_gb"
base_url = "https://example.org/papers/"
series = "Papers"
editor = "Mira Oduya"

[build]
theme = "plain"
paper = "letter"
outputs = ["pdf", "html"]

[analysis]
points = 3
max_actors = 0
"""


def write(folder: Path, text: str) -> Path:
    (folder / "briefing.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_every_key_is_taken(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, FULL)) == Settings(
        title="Harbour papers",
        publisher="Quay Press",
        language="en-GB",
        base_url="https://example.org/papers/",
        series="Papers",
        editor="Mira Oduya",
        theme="plain",
        paper="letter",
        outputs=("pdf", "html"),
        points=3,
        max_actors=0,
    )


def test_empty_values_count_as_absent(tmp_path: Path) -> None:
    settings = load_settings(
        write(tmp_path, '[collection]\nlanguage = ""\n[build]\noutputs = []\n')
    )
    assert settings == Settings()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[build]\nthemes = 'x'\n", 2, ['unknown key "themes"', 'did you mean "theme"?']),
        ("[colection]\n", 1, ['unknown section "colection"', 'did you mean "collection"?']),
        ("title = 'x'\n", 1, ['unknown section "title"']),
        ("build = 3\n", 1, ['"build" must be a table']),
        ("\n[analysis]\npoints = 'four'\n", 3, ['"points" must be a whole number, not a text']),
        ("[analysis]\npoints = true\n", 2, ["must be a whole number, not true or false"]),
        ("[analysis]\npoints = 99\n", 2, ["from 1 to 10"]),
        ("[collection]\nbase_url = 'ftp://x'\n", 2, ["must be an http or https address"]),
        ("[collection]\nlanguage = 'English'\n", 2, ["must be a language tag"]),
        ("[build]\ntheme = '../x'\n", 2, ["must be a name of the letters"]),
        ("[build]\noutputs = [1.5]\n", 2, ["must be text or a list of texts, not a number"]),
        ("[collection]\nmarking = 'TLP:WHITE'\n", 2, ["one of TLP:RED, TLP:AMBER+STRICT"]),
        (f"[collection]\nmarking = '{'x' * 81}'\n", 2, ["not have more than 80 characters"]),
        ("[collection]\naddress = ['a', 3.5]\n", 2, ["must be text or a list of texts"]),
        (f"[collection]\ncredits = ['{'x' * 2001}']\n", 2, ["not have more than 2000"]),
        ("[collection]\ntitle = \n", 2, ["this is not TOML"]),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, text: str, line: int, words: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(write(tmp_path, text))
    assert caught.value.place is not None
    assert caught.value.place.line == line
    for word in words:
        assert word in str(caught.value)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").mkdir()
    with pytest.raises(ConfigError, match="not a regular file"):
        load_settings(tmp_path)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_bytes(b"[collection]\ntitle = '\xe9'\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_settings(tmp_path)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="limited to 64 kB"):
        load_settings(write(tmp_path, "#" * 70_000))

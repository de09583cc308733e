from __future__ import annotations

import tomllib
from pathlib import Path

import briefing.analysis
import pytest
from briefing.analysis.countries import load_countries
from briefing.analysis.names import key

TABLE = Path(str(briefing.analysis.__file__)).with_name("countries.toml")


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Iran", "Iran"),
        ("Iranians", "Iran"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("Britons", "United Kingdom"),
        ("Swiss", "Switzerland"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("the", ""),
        ("us", ""),
    ],
)
def test_words_that_tie_to_a_country(word: str, country: str) -> None:
    assert load_countries().tied(word) == country


def test_a_capital_alone_is_no_country() -> None:
    assert load_countries().tied("Tehran") == ""
    assert load_countries().capitals["tehran"] == "Iran"


@pytest.mark.parametrize("word", ["georgetown", "kingston", "victoria", "santiago", "male"])
def test_capitals_that_mean_something_else_are_left_out(word: str) -> None:
    assert word not in load_countries().capitals


def test_no_word_names_two_countries() -> None:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    meant: dict[str, set[str]] = {}
    for name, row in rows.items():
        for word in (name, *row.get("aliases", ()), *row.get("demonyms", ())):
            meant.setdefault(key(word), set()).add(name)
    assert {word: names for word, names in meant.items() if len(names) > 1} == {}


def test_the_table_covers_the_world() -> None:
    assert len(tomllib.loads(TABLE.read_text(encoding="utf-8"))) >= 200

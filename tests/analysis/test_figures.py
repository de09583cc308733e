from __future__ import annotations

import pytest
from briefing.analysis.figures import load_figures


@pytest.mark.parametrize("word", ["trump", "putin", "erdogan", "de gaulle"])
def test_surnames_known_all_over_the_world(word: str) -> None:
    assert word in load_figures().surnames


@pytest.mark.parametrize("word", ["may", "ban", "begin", "washington", "jordan"])
def test_surnames_that_are_words_or_places_are_left_out(word: str) -> None:
    assert word not in load_figures().surnames


def test_organisations_and_first_names_are_known() -> None:
    assert "hamas" in load_figures().organisations
    assert "pervez" in load_figures().given_names


@pytest.mark.parametrize("word", ["california", "rio de janeiro", "krakow", "africa"])
def test_places_besides_countries_and_capitals(word: str) -> None:
    assert word in load_figures().places


def test_no_word_names_both_a_place_and_a_person() -> None:
    figures = load_figures()
    assert not figures.places & (figures.surnames | figures.given_names)

from __future__ import annotations

import pytest
from briefing.analysis.llm.words import begins, fold, parts, runs, words


def test_words_keep_their_joints() -> None:
    found = [word.text for word in words("Oduya's UNESCO-listed U.S. site, and/or http://a.io/x.")]
    assert found == ["Oduya's", "UNESCO-listed", "U.S", "site", "and/or", "http://a.io/x"]


@pytest.mark.parametrize(
    ("word", "name"),
    [("Oduya", True), ("eBay", True), ("a@b.io", True), ("ships.example", True), ("ships", False)],
)
def test_what_looks_like_a_name(word: str, name: bool) -> None:
    assert words(word)[0].capital is name


def test_forms_are_folded() -> None:
    assert (fold("Dvořák’s"), fold("U.S."), parts("Jean-Luc's")) == (
        "dvorak",
        "us",
        ("jean", "luc"),
    )


def test_the_first_word_of_a_sentence_begins_it() -> None:
    text = "Some came. “Others left,” said Roe (Lome)."
    assert [w.text for w in words(text) if begins(w, text)] == ["Some", "Others", "Lome"]


def test_runs_of_capitals_hold_small_words() -> None:
    found = [
        " ".join(w.text for w in run) for run in runs("The Port of Lome, Mara Pell and I saw it")
    ]
    assert found == ["The Port of Lome", "Mara Pell and I"]

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.analysis.wordlists import pattern, words
from briefing.languages import load

LANGUAGE = replace(
    load("en"), words={"cues": frozenset({"in_fact", "in_fact_not", "it's", "photo:"})}
)


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("In fact, rain fell", "In fact"),
        ("in  fact not", "in  fact not"),
        ("it’s late", "it’s"),
        ("Photo:rain", "Photo:"),
    ],
)
def test_phrases_match_as_whole_words_the_longest_first(text: str, matched: str) -> None:
    found = pattern(LANGUAGE, "cues").match(text)
    assert found is not None
    assert found.group() == matched


@pytest.mark.parametrize("text", ["in facts", "ain fact", "its"])
def test_parts_of_words_do_not_match(text: str) -> None:
    assert not pattern(LANGUAGE, "cues").search(text)


def test_a_missing_list_never_matches() -> None:
    assert not words(LANGUAGE, "others")
    assert not pattern(LANGUAGE, "others").search("")


def test_a_chinese_phrase_may_be_followed_by_any_sign() -> None:
    chinese = load("zh")
    assert pattern(chinese, "connectives").match("但是市长反对")
    assert pattern(chinese, "leaning").match("他们反对")

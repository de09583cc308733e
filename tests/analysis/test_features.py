from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from briefing.analysis.features import shares, terms
from briefing.analysis.ranking import similarities
from briefing.analysis.reading import Reading
from briefing.languages import load
from briefing.model import Actor, Mention

ENGLISH = load("en")
Parse = Callable[..., Reading]


def _shares(reading: Reading, *actors: Actor) -> list[dict[str, float]]:
    texts = tuple(terms(one.text, reading.language) for one in reading.sentences)
    rows = shares(reading, reading.sentences, texts, similarities(texts), actors)
    return [dict(row) for row in rows]


def test_terms_are_stems_without_stop_words() -> None:
    assert terms("The ports were closing, and it rained a lot.", ENGLISH) == (
        "port",
        "clos",
        "rain",
        "lot",
    )


def test_an_acronym_is_no_stop_word() -> None:
    assert terms("The US told us.", ENGLISH) == ("us", "told")


def test_chinese_terms_are_pairs_of_signs() -> None:
    assert terms("港口关闭。雨", replace(ENGLISH, words={})) == ("港口", "口关", "关闭", "雨")


def test_words_of_the_title_count(parse: Parse) -> None:
    rows = _shares(parse("The port of Tema closed.", "Rain fell.", title="Tema port closed again"))
    assert rows[0]["title"] > 0
    assert "title" not in rows[1]


def test_one_word_of_title_is_worth_a_fourth(parse: Parse) -> None:
    assert _shares(parse("The port closed.", title="Port"))[0]["title"] == pytest.approx(0.125)


def test_salient_actors_count(parse: Parse) -> None:
    found = parse("Pell left.", "Rain fell.")
    pell = Actor("pell", "Pell", "person", mentions=(Mention("p1", 0, 4),), salience=0.6)
    osei = Actor("osei", "Osei", "person", mentions=(Mention("p9", 0, 4),), salience=0.2)
    rows = _shares(found, pell, osei)
    assert rows[0]["actors"] == pytest.approx(0.075)
    assert "actors" not in rows[1]


def test_a_call_counts_at_the_end_only(parse: Parse) -> None:
    call = "The council must open the port."
    rows = _shares(parse(call, "Rain fell.", "Ships wait.", "Cranes rust.", call))
    assert ["conclusion" in row for row in rows] == [False] * 4 + [True]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("The main aim of the talks is peace.", "topic"),
        ("Ana Roe is best known for her novels.", "topic"),
        ("Our ships will wait for you.", "speaks to the reader"),
        ("It is evident that ships will wait.", "comment"),
        ("The council also wants peace.", "adds to something"),
        ("Ships wait " + "and wait " * 22 + "there.", "long"),
    ],
)
def test_wording_counts(parse: Parse, text: str, feature: str) -> None:
    assert feature in _shares(parse(text))[0]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("The aim of the talks is peace.", "topic"),
        ("The US will wait.", "speaks to the reader"),
        ("Ships will wait.", "comment"),
        ("The council wants a deal on fees and hours and also peace.", "adds to something"),
    ],
)
def test_wording_that_does_not_count(parse: Parse, text: str, feature: str) -> None:
    assert feature not in _shares(parse(text))[0]

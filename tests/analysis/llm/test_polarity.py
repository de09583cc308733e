from __future__ import annotations

import pytest
from briefing.analysis.llm.polarity import denials, flipped
from briefing.languages import load

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("point", "cited"),
    [
        ("The ministry did not answer.", "The ministry didn't answer questions."),
        ("The talks ended without a deal.", "No deal was reached in the talks."),
        ("Kvist did not publish his charges.", "Kvist refused to publish his charges."),
        ("Kvist refuses to publish them.", "Kvist would not publish them."),
        ("Not only Oduya asked.", "Oduya asked."),
        ("No. 5 is open.", "Number 5 is open."),
        ("There was a deal, not a treaty.", "The deal was signed; there is no treaty."),
        ("He was never there.", "Nobody was ever there, he said: never."),
        ("It lost the port.", "It lost the port, and not the ship."),
        ("Kvist lacks a licence.", "Kvist lacks a licence."),
    ],
)
def test_the_same_is_affirmed(point: str, cited: str) -> None:
    assert flipped(point, [cited], ENGLISH) == ""


@pytest.mark.parametrize(
    ("point", "cited", "word"),
    [
        ("The ministry did not answer.", "The ministry answered questions.", "not"),
        ("The union doesn’t support it.", "The union supports it.", "doesn’t"),
        ("Oduya never reported.", "Oduya reported; nobody else came.", "never"),
        ("Kvist refused to publish charges.", "Kvist will publish the charges.", "refused"),
        ("The ministry answered.", "The ministry did not answer.", "answer"),
        ("A deal was signed.", "There was no deal, though papers were signed.", "deal"),
        ("Ships are not counted.", "Ships are counted, and dockers avoid it.", "not"),
    ],
)
def test_the_opposite_is_told(point: str, cited: str, word: str) -> None:
    assert flipped(point, [cited], ENGLISH) == word


def test_what_is_denied_here_and_affirmed_there_may_be_affirmed() -> None:
    cited = ["The ministry did not answer in May.", "It will answer in June."]
    assert flipped("The ministry will answer.", cited, ENGLISH) == ""


def test_a_negation_at_the_end_of_its_clause_governs_what_is_before() -> None:
    (found,) = denials("They asked for a deal and got none.", ENGLISH)
    assert "deal" in found.scope

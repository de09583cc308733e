from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Rules, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.marked import Marked, is_hedge, is_office, mark, singular
from briefing.analysis.mentions import find_mentions
from briefing.analysis.reading import Reading
from briefing.languages import load

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def marked(reading: Reading) -> Marked:
    return mark(reading, find_mentions(reading.doc, RULES), RULES)


def test_names_sentences_and_nations_by_token(parse: Parse) -> None:
    text = marked(parse("Angela Merkel left. The Iranians slept."))
    assert text.is_person(0)
    assert not text.is_person(2)
    assert text.sentence(5) == (4, 8)
    assert text.nation(5) == "Iran"
    assert text.nation(0) == ""


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Then former President Holm left.", "Then", False),
        ("Then-president Holm left.", "Then", True),
        ("The former president left.", "former", True),
        ("The president left.", "president", False),
    ],
)
def test_hedges(parse: Parse, sentence: str, word: str, expected: bool) -> None:
    token = next(token for token in parse(sentence).doc if token.text == word)
    assert is_hedge(token, RULES.lexicon) is expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Several Senators voted.", "Senators", "senator"),
        ("Two secretaries left.", "secretaries", "secretary"),
        ("The boss left.", "boss", "boss"),
    ],
)
def test_singular(parse: Parse, sentence: str, word: str, expected: str) -> None:
    token = next(token for token in parse(sentence).doc if token.text == word)
    assert singular(token) == expected
    assert is_office(token, RULES.lexicon)

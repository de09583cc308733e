from __future__ import annotations

from dataclasses import fields

import pytest
from briefing.analysis.lexicon import Lexicon, load_lexicon
from briefing.languages import load


@pytest.mark.parametrize("name", [field.name for field in fields(Lexicon)])
def test_english_has_every_list(name: str) -> None:
    assert getattr(load_lexicon(load("en")), name)


@pytest.mark.parametrize("name", [field.name for field in fields(Lexicon)])
def test_words_are_in_lower_case_and_without_full_stops(name: str) -> None:
    words = getattr(load_lexicon(load("en")), name)
    assert {word for word in words if word != word.lower() or word.endswith(".")} == set()

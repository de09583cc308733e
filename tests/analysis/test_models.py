from __future__ import annotations

import pytest
from briefing.analysis.models import MODELS, load_model, stop_words


def test_english_has_a_model() -> None:
    assert load_model("en").name in MODELS["en"]


@pytest.mark.parametrize("code", ["ur", "zh"])
def test_a_language_without_a_model_is_read_all_the_same(code: str) -> None:
    model = load_model(code)
    assert model.name == ""
    assert len(model.pipeline("two words")) == 2


@pytest.mark.parametrize("name", ["no_such_model", "json"])
def test_a_model_that_is_missing_or_none_at_all_is_passed_over(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MODELS, "qq", (name,))
    assert load_model.__wrapped__("qq").name == ""


def test_words_without_meaning_are_known_by_language() -> None:
    assert "the" in stop_words("en")
    assert stop_words("qq") == frozenset()

"""The form of a document and the picture of its cover, as keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.config import load_settings
from briefing.config.layer import Layer
from briefing.config.metadata import Cover, read_metadata
from briefing.errors import ConfigError, Place
from briefing.model import Meta


def test_a_sidecar_has_the_last_word_on_the_form() -> None:
    layers = [Layer("a.md", {"form": "study"}), Layer("a.toml", {"form": "At a glance"})]
    found = read_metadata(layers, Meta())
    assert found.wishes.form == "at-a-glance"
    assert [one.code for one in found.diagnostics] == ["C004"]


def test_a_form_that_is_none_is_passed_over_with_the_nearest_one() -> None:
    found = read_metadata([Layer("a.md", {"form": "stduy"})], Meta())
    assert found.wishes.form is None
    assert [one.code for one in found.diagnostics] == ["C002"]
    assert 'did you mean "study"?' in found.diagnostics[0].message


def test_a_collection_names_the_form_of_its_articles(tmp_path: Path) -> None:
    assert load_settings(tmp_path).form == "briefing"
    settings = tmp_path / "briefing.toml"
    settings.write_text('[build]\nform = "study"\n', encoding="utf-8")
    assert load_settings(tmp_path).form == "study"
    settings.write_text('[build]\nform = "poster"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r'"form" must be "at-a-glance", "briefing" or "study"$'):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("value", "alt"), [("quay.png", ""), ({"file": "quay.png", "alt": "Cranes"}, "Cranes")]
)
def test_a_cover_is_a_file_with_or_without_what_it_shows(value: object, alt: str) -> None:
    found = read_metadata([Layer("a.md", {"cover": value})], Meta())
    assert found.cover == Cover("quay.png", alt, Place("a.md"))
    assert not found.diagnostics


@pytest.mark.parametrize("value", [3, {"alt": "Cranes"}, {"file": "quay.png", "title": "Quay"}])
def test_a_cover_of_another_kind_is_passed_over(value: object) -> None:
    found = read_metadata([Layer("a.md", {"cover": value})], Meta())
    assert found.cover is None
    assert [one.code for one in found.diagnostics] == ["C002"]

"""Whether pictures are drawn: in `briefing.toml`, front matter and sidecar."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.config import load_settings
from briefing.config.layer import Layer
from briefing.config.metadata import read_metadata
from briefing.errors import ConfigError
from briefing.model import Meta


def test_a_collection_switches_pictures_off(tmp_path: Path) -> None:
    assert load_settings(tmp_path).timeline
    (tmp_path / "briefing.toml").write_text(
        "[analysis]\ntimeline = false\nactor_map = false\n", encoding="utf-8"
    )
    settings = load_settings(tmp_path)
    assert not settings.timeline
    assert not settings.actor_map


def test_a_switch_is_true_or_false(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("[analysis]\ntimeline = 3\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r'"timeline" must be true or false'):
        load_settings(tmp_path)


def test_an_article_has_the_last_word() -> None:
    front = Layer("a.md", {"timeline": "no", "actor_map": True})
    sidecar = Layer("a.toml", {"timeline": True, "actor_map": 3})
    found = read_metadata([front, sidecar], Meta())
    assert (found.overrides.timeline, found.overrides.actor_map) == (True, True)
    assert [one.code for one in found.diagnostics] == ["C004", "C002"]


def test_what_is_not_said_is_left_to_the_collection() -> None:
    overrides = read_metadata([Layer("a.md", {"timeline": ""})], Meta()).overrides
    assert (overrides.timeline, overrides.actor_map) == (None, None)

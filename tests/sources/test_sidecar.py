"""Tests of briefing/sources/sidecar.py."""

import os
from pathlib import Path

import pytest
from briefing.errors import ConfigError
from briefing.sources.sidecar import read_sidecar, sidecar_of


def test_where_it_lies() -> None:
    assert sidecar_of(Path("content/talks.txt")) == Path("content/talks.toml")


def test_the_collections_settings_are_no_sidecar() -> None:
    assert sidecar_of(Path("content/briefing.md")) is None


def test_none_says_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.toml", "a.toml").values == {}


def test_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('\ufefftitle = "Talks"\n', encoding="utf-8")
    layer = read_sidecar(tmp_path / "a.toml", "shown/a.toml")
    assert layer.values == {"title": "Talks"}
    assert str(layer.place("title")) == "shown/a.toml:1"


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text('title = "x"')
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.toml").symlink_to("../secret.toml")
    with pytest.raises(ConfigError, match="leads out"):
        read_sidecar(tmp_path / "in" / "a.toml", "a.toml")


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    with pytest.raises(ConfigError, match="not a regular file"):
        read_sidecar(tmp_path / "a.toml", "a.toml")


def test_a_link_to_nowhere_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to("gone.toml")
    with pytest.raises(ConfigError):
        read_sidecar(tmp_path / "a.toml", "a.toml")

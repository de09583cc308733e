"""The sidecar: `NAME.toml` beside a source, with metadata and an editor's decisions."""

from __future__ import annotations

from pathlib import Path

from briefing.config import FILE
from briefing.config.layer import Layer
from briefing.config.tomlfile import load_toml
from briefing.errors import ConfigError, Place
from briefing.sources.files import is_missing


def sidecar_of(path: Path) -> Path | None:
    """Return where the sidecar of a source is looked for; None if that is the collection's file."""
    sidecar = path.with_suffix(".toml")
    return None if sidecar.name == FILE else sidecar


def read_sidecar(path: Path, shown: str) -> Layer:
    """Return what a sidecar says, and nothing if there is none.

    Raises ConfigError for a file that is no TOML, or a link that leads out of the folder.
    """
    if is_missing(path) and not path.is_symlink():
        return Layer(shown)
    if not path.resolve().is_relative_to(path.parent.resolve()):
        raise ConfigError("this link leads out of the article's folder", Place(shown))
    return load_toml(path, shown)

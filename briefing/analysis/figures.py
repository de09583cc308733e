"""Names that are known beforehand: world figures, organisations, first names, places."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefing.analysis.names import key


@dataclass(frozen=True, slots=True)
class Figures:
    """Known names by their keys (`names.key`)."""

    surnames: frozenset[str]
    """Surnames that stand for one person all over the world."""
    organisations: frozenset[str]
    """Organisations that are taken for something else."""
    given_names: frozenset[str]
    """First names."""
    places: frozenset[str]
    """Regions and towns besides countries and capitals."""


@cache
def load_figures() -> Figures:
    """Return the lists that come with the package."""
    source = files("briefing.analysis") / "figures.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8"))
    return Figures(
        surnames=frozenset(map(key, lists["surnames"])),
        organisations=frozenset(map(key, lists["organisations"])),
        given_names=frozenset(map(key, lists["given_names"])),
        places=frozenset(map(key, lists["places"])),
    )

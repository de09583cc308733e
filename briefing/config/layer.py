"""Keys and values of one file, with the lines they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from briefing.errors import Place

Key = tuple[str | int, ...]
"""Where a value lies: names of tables and keys, and numbers of list items from 0."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file sets: briefing.toml, front matter, or a sidecar."""

    path: str
    """The file as the user named it."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Keys in the order of the file; values as TOML has them, from YAML only str, list and dict."""
    lines: Mapping[Key, int] = field(default_factory=dict)
    """Line of each key that was located, from 1."""

    def place(self, *key: str | int) -> Place:
        """Return where a key stands, or else the nearest table around it."""
        for size in range(len(key), 0, -1):
            if key[:size] in self.lines:
                return Place(self.path, self.lines[key[:size]])
        return Place(self.path)


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Return a hint such as `did you mean "title"?`, or an empty string if nothing is near."""
    near = get_close_matches(word[:60].lower(), known, n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def kind_of(value: object) -> str:
    """Return what a value is, in words for a message."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"

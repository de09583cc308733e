"""Fonts of the machine: the few that are too large to come with the program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def find_installed(file: str) -> Path | None:
    """Return a font file of the user or the machine by its name, or None."""
    return next(filter(None, (_find(folder, file) for folder in _folders())), None)


def _folders() -> Iterator[Path]:
    """Yield where fonts lie (XDG Base Directory Specification, and the older ~/.fonts)."""
    home = Path(os.environ.get("HOME", "/nonexistent"))
    yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts"
    yield home / ".fonts"
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    yield from (Path(folder) / "fonts" for folder in shared.split(":") if folder)


@cache
def _find(folder: Path, file: str) -> Path | None:
    return min(folder.rglob(file), default=None)

"""Which files are opened at all: regular ones of a limited size."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Places:
    """Where files lie in fact, whatever links lead to them."""

    folders: dict[str, str] = field(default_factory=dict)
    """Real folder by the one that was named; to look one up for each file would take time."""

    def real(self, path: Path) -> str:
        """Return the path of a file without links in it."""
        if os.path.islink(path):  # noqa: PTH114 - for thousands of files
            return os.path.realpath(path)
        named = str(path.parent)
        if named not in self.folders:
            self.folders[named] = os.path.realpath(named)
        return f"{self.folders[named]}/{path.name}"


def is_missing(path: Path) -> bool:
    """Tell whether there is nothing to open at a path, be it that no file can have such a name."""
    try:
        path.stat()
    except (OSError, ValueError):
        return True
    return False


def refusal(path: Path, most: int) -> str:
    """Return why a file is not opened, in words that follow its name; empty if it may be.

    `most` is the greatest size in bytes. Pipes, sockets and devices are never opened: reading them
    may wait for ever.
    """
    try:
        status = path.stat()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if stat.S_ISDIR(status.st_mode):
        return "is a folder"
    if not stat.S_ISREG(status.st_mode):
        return "is not a regular file"
    if status.st_size > most:
        return f"is larger than {most // 1_000_000} MB"
    return ""

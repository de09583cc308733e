"""Keeps what took long to find out beside a digest of what it was found out from.

It changes how long a build takes and never a byte of what it makes: an entry that is missing,
damaged, or from another version of this program is found out again.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

HOME = "XDG_CACHE_HOME"
"""Variable that says where programs keep what they can do without (XDG Base Directory 0.8)."""
NAME = "briefing"
KINDS = ("sources", "analyses", "editions", "outputs")
"""What is kept apart: articles as they were read, what was found in them, what helps to lay them
out, and finished files."""
MOST = 1_000_000_000
"""Bytes that it may take; beyond, what was not used for longest goes."""
ROOM = 0.8
"""Share of it that is left when something had to go."""
HOUR = 3600
"""Seconds."""
DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries; without a folder nothing is kept. Safe for builds at the same time."""

    folder: Path | None = None
    """It."""

    def get(self, kind: str, key: str) -> object | None:
        """Return what is kept under a key, or None."""
        if self.folder is None:
            return None
        from briefing.build.packing import unpacked  # noqa: PLC0415 - see `put`

        path = self._path(kind, key)
        try:
            data = path.read_bytes()
            if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
                return None
            os.utime(path)
            return unpacked(data[DIGEST:])
        except Exception:  # noqa: BLE001 - of what somebody else wrote there anything may come
            return None

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value, if there is a place for it."""
        if self.folder is None:
            return
        # A build with nothing to do keeps nothing, and is over before this is imported.
        from briefing.build.packing import packed  # noqa: PLC0415

        with suppress(OSError, RecursionError):
            data = packed(value)
            _write(self._path(kind, key), hashlib.sha256(data).digest() + data)

    def size(self) -> int:
        """Return how many bytes all entries have."""
        return sum(found.st_size for _, found in self._entries())

    def tidy(self) -> None:
        """Trim, unless that was done within the last hour: it looks at every entry."""
        mark = Path(f"{self.folder}/tidied")
        with suppress(OSError):
            if self.folder is None or (mark.exists() and time.time() - mark.stat().st_mtime < HOUR):
                return
            self.trim()
            mark.touch()

    def trim(self, most: int = MOST) -> None:
        """Remove what was not used for longest, if there is more than that many bytes."""
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime_ns)
        left = sum(found.st_size for _, found in entries)
        if left <= most:
            return
        for path, found in entries:
            if left <= most * ROOM:
                break
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - a Path of each takes time
                left -= found.st_size

    def clear(self) -> None:
        """Remove all entries, and nothing else that lies there."""
        if self.folder is not None:
            for kind in KINDS:
                rmtree(self.folder / kind, ignore_errors=True)

    def _path(self, kind: str, key: str) -> Path:
        return Path(f"{self.folder}/{kind}/{key[:2]}/{key[2:]}")

    def _entries(self) -> Iterator[tuple[str, os.stat_result]]:
        for kind in KINDS if self.folder else ():
            for here, _, names in os.walk(f"{self.folder}/{kind}"):
                for name in names:
                    with suppress(OSError):
                        yield f"{here}/{name}", os.stat(f"{here}/{name}")  # noqa: PTH116


NOWHERE = Cache()
"""Keeps nothing."""


def user_cache() -> Cache:
    """Return the cache of whoever runs this program."""
    place = os.environ.get(HOME, "")
    if place.startswith("/"):
        return Cache(Path(place) / NAME)
    try:
        return Cache(Path.home() / ".cache" / NAME)
    except RuntimeError:  # nobody's home
        return Cache()


def _write(path: Path, data: bytes) -> None:
    """Write a file whole, so that nobody who reads at the same time finds half of it."""
    import tempfile  # noqa: PLC0415 - see `put`

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    number, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise

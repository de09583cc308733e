"""Remembers beside the outputs what each was made from, so that a build can leave them alone.

One JSON file per source holds the keys of its outputs (see `briefing.build.staleness`), what they
hash to, and what was said about the source. A stamp that is damaged in any way counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefing.errors import Diagnostic, Place
from briefing.manuscript import Wishes
from briefing.output import Output
from briefing.publish.files import write_all

ENDING = ".cache.json"
"""Ending of the file of a stamp; two lines, the stamp and its digest."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One output that was written."""

    name: str
    """Its file name."""
    key: str
    """Digest of everything it was made from."""
    sha256: str
    """Digest of its bytes."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found while making it."""
    seen: tuple[int, ...] = ()
    """What the system said of the file when it was written, see `glimpse`."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was made of one source."""

    source: str
    """The file as the user named it."""
    slug: str
    """Name of its outputs."""
    files: tuple[str, ...]
    """Files it depends on, also those looked for in vain."""
    wishes: Wishes
    """How it asks to be built."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found while reading it."""
    outputs: Mapping[str, Mark] = field(default_factory=dict)
    """By output, such as `pdf`."""


def glimpse(path: str | Path) -> tuple[int, ...]:
    """Return what tells a file from another without reading it; nothing if there is none.

    It is number, size, and the times of the last writing and the last change in nanoseconds. The
    last (`st_ctime`) is not for a program to set.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path of every output takes time
    except (OSError, ValueError):
        return ()
    if not stat.S_ISREG(found.st_mode):
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def load_stamps(folder: Path) -> tuple[Stamp, ...]:
    """Return the stamps of an output folder by name, without those that are damaged."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - Path makes an object of each name
    except OSError:
        return ()
    found = (_load(f"{folder}/{name}") for name in names if name.endswith(ENDING))
    return tuple(stamp for stamp in found if stamp is not None)


def load_stamp(folder: Path, slug: str) -> Stamp | None:
    """Return the stamp of one slug, or None if it is absent or damaged."""
    return _load(folder / _name(slug))


def save_stamp(folder: Path, stamp: Stamp) -> None:
    """Write a stamp into an output folder that is locked.

    Raises:
        PublishError: it cannot be written.
    """
    body = json.dumps(asdict(stamp), sort_keys=True).encode()
    write_all(folder, [Output(_name(stamp.slug), body + b"\n" + _digest(body) + b"\n")])


def _name(slug: str) -> str:
    return f".{slug}{ENDING}"


def _digest(body: bytes) -> bytes:
    """Return the second line of a file whose first it is about, a JSON value too."""
    return f'"{hashlib.sha256(body).hexdigest()}"'.encode()


def _load(path: str | Path) -> Stamp | None:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path of each takes time
            body, _, digest = file.readall().partition(b"\n")
        if digest.rstrip() != _digest(body):
            return None
        return _stamp(json.loads(body))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _stamp(data: Mapping[str, Any]) -> Stamp:
    return Stamp(
        source=data["source"],
        slug=data["slug"],
        files=tuple(data["files"]),
        wishes=Wishes(**{**data["wishes"], "outputs": tuple(data["wishes"]["outputs"])}),
        diagnostics=_diagnostics(data["diagnostics"]),
        outputs={
            output: Mark(
                mark["name"],
                mark["key"],
                mark["sha256"],
                _diagnostics(mark["diagnostics"]),
                tuple(mark["seen"]),
            )
            for output, mark in data["outputs"].items()
        },
    )


def _diagnostics(data: list[dict[str, Any]]) -> tuple[Diagnostic, ...]:
    return tuple(Diagnostic(**{**item, "place": Place(**item["place"])}) for item in data)

"""Remembers beside the outputs what each was made from, so that a build can leave them alone.

One JSON file per source holds the keys of its outputs (see `briefing.build.staleness`), what they
hash to, and what was said about the source. A stamp that is damaged in any way counts as absent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefing.errors import Diagnostic, Place
from briefing.manuscript import Wishes
from briefing.model import Output
from briefing.publish.files import write_all


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


def load_stamps(folder: Path) -> tuple[Stamp, ...]:
    """Return the stamps of an output folder by name, without those that are damaged."""
    found = (_load(path) for path in sorted(folder.glob(_name("*"))))
    return tuple(stamp for stamp in found if stamp is not None)


def load_stamp(folder: Path, slug: str) -> Stamp | None:
    """Return the stamp of one slug, or None if it is absent or damaged."""
    return _load(folder / _name(slug))


def save_stamp(folder: Path, stamp: Stamp) -> None:
    """Write a stamp into an output folder that is locked.

    Raises:
        PublishError: it cannot be written.
    """
    body = json.dumps(asdict(stamp), sort_keys=True)
    data = json.dumps({"sha256": _digest(body), "stamp": body}) + "\n"
    write_all(folder, [Output(_name(stamp.slug), data.encode())])


def _name(slug: str) -> str:
    return f".{slug}.cache.json"


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _load(path: Path) -> Stamp | None:
    try:
        data = json.loads(path.read_bytes())
        if data["sha256"] != _digest(data["stamp"]):
            return None
        return _stamp(json.loads(data["stamp"]))
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
            output: Mark(**{**mark, "diagnostics": _diagnostics(mark["diagnostics"])})
            for output, mark in data["outputs"].items()
        },
    )


def _diagnostics(data: list[dict[str, Any]]) -> tuple[Diagnostic, ...]:
    return tuple(Diagnostic(**{**item, "place": Place(**item["place"])}) for item in data)

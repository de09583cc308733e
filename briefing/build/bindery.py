"""What is known of the parts of a bundle, and where they wait for each other.

They wait in files, since a bundle may have more articles than there is memory.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.cache import Cache
from briefing.build.project import Target
from briefing.build.staleness import Keys
from briefing.errors import Diagnostic
from briefing.manuscript import Wishes
from briefing.model import Briefing, Image, Meta
from briefing.output import Output, Theme
from briefing.render.bundled import Line

FRONT = 0
"""Number of the front matter among the parts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a bundle is asked for beside what a build is."""

    title: str
    """What it is called."""
    keep_going: bool = False
    """True if articles that fail are left out."""
    cover: Path | None = None
    """A picture for the cover."""
    cover_alt: str = ""
    """What that picture shows."""


@dataclass(frozen=True, slots=True)
class Bindery:
    """What the articles of one bundle have in common."""

    folder: Path
    """Where parts wait."""
    theme: Theme
    """How they look."""
    paper: str
    """Paper of the print."""
    asked: Wishes
    """What the command line asks for."""
    outputs: tuple[str, ...]
    """Outputs to make."""
    keys: Keys
    """Computes the keys of what is kept."""
    cache: Cache
    """What is kept of other times."""
    endpoint: Endpoint | None
    """A model that is asked for the summaries."""

    def file(self, number: int, name: str) -> Path:
        """Return where something of a part waits."""
        return self.folder / f"{number}.{name}"

    def put(self, number: int, name: str, value: object) -> None:
        """Let something of a part wait."""
        self.file(number, name).write_bytes(pickle.dumps(value))

    def take(self, number: int, name: str) -> Any:
        """Return what waits."""
        return pickle.loads(self.file(number, name).read_bytes())  # noqa: S301  our own files


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a bundle, of which something is to be done."""

    number: int
    """Which of all sources it is, from 1."""
    target: Target
    """Its source."""
    bindery: Bindery
    """What all have in common."""
    page: int = 0
    """Number of its first page, where that is known."""
    place: int = 0
    """Its place among the articles that are bound, from 1, where that is known."""
    language: str = ""
    """BCP 47 tag of the bundle, where that is known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an article that was read."""

    meta: Meta
    """About it."""
    logo: Image | None
    """The picture of its letterhead."""
    pages: int
    """How many pages it takes, about; 0 without print."""
    diagnostics: tuple[Diagnostic, ...]
    """What was found on the way."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that was read."""

    briefing: Briefing
    """It."""
    source: Output
    """What is attached to its print."""
    places: Mapping[str, int]
    """The page of each id, as estimated."""
    key: str
    """What its print is kept by."""


@dataclass(frozen=True, slots=True)
class Done:
    """What is known of a part that was printed or written."""

    diagnostics: tuple[Diagnostic, ...]
    """What was found on the way."""
    pages: int = 0
    """How many pages it has."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture for the cover."""

    image: Image | None = None
    """It, if it can be used."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands in front of the articles."""

    bindery: Bindery
    """What all parts have in common."""
    briefing: Briefing
    """What is known of the bundle as a whole."""
    lines: tuple[Line, ...]
    """Its contents."""
    numbers: tuple[int, ...]
    """The articles that are bound."""
    ebook: bool = False
    """True if the ebook is made, and goes into the print."""

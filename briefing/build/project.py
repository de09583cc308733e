"""What a build is asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.cache import NOWHERE, Cache
from briefing.build.limits import DEFAULT, Limits
from briefing.config import FILE, Settings, load_settings
from briefing.errors import BriefingError, Diagnostic, Failure, failure
from briefing.manuscript import Wishes
from briefing.sources.discovery import find
from briefing.sources.files import Places

NOTHING = Wishes()
PAPERS = ("a4", "letter", "a5")
"""Papers that a PDF can be made for."""


@dataclass(frozen=True, slots=True)
class Project:
    """A build as the command line asks for it."""

    sources: tuple[Path, ...]
    """Files and folders."""
    out: Path
    """Folder for the outputs."""
    asked: Wishes = NOTHING
    """Theme, paper and outputs for all sources."""
    jobs: int = 0
    """Most processes at once; 0 for as many as there are processors."""
    endpoint: Endpoint | None = None
    """A model that is asked for the summaries."""
    limits: Limits = DEFAULT
    """What one source may take."""
    pdf2: bool = False
    """True for PDFs of PDF 2.0."""
    shop: tuple[str, ...] = ()
    """What a print shop asks for, see `briefing.render.printshop`."""
    scheduler: str = ""
    """Address of a Dask scheduler, or its file; empty for this machine alone."""
    cache: Cache = NOWHERE
    """What was found out in other builds."""


@dataclass(frozen=True, slots=True)
class Target:
    """One source that was found."""

    path: Path
    """Where it lies."""
    shown: str
    """The same as the user would name it."""
    settings: Settings
    """Settings of the collection it belongs to."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one source; neither a failure nor files mean that it was up to date."""

    source: str
    """The file as the user named it."""
    written: tuple[Path, ...] = ()
    """Files that were written."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way."""
    failure: Failure | None = None
    """Why it failed."""

    @property
    def fresh(self) -> bool:
        """True if there was nothing to do."""
        return not self.written and self.failure is None


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build."""

    results: tuple[Result, ...]
    """One per source, in the order in which they were found."""

    @property
    def failed(self) -> bool:
        """True if some source failed or was refused."""
        return any(result.failure for result in self.results)

    @property
    def fresh(self) -> int:
        """How many sources were up to date."""
        return sum(result.fresh for result in self.results)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found, each thing once."""
        return tuple(dict.fromkeys(d for result in self.results for d in result.diagnostics))


def gather(paths: Sequence[Path]) -> tuple[Target | Result, ...]:
    """Return what files and folders hold: targets in a stable order, and failures between them.

    The settings come from the nearest `briefing.toml`, see `collection_of`.
    """
    found: list[Target | Result] = []
    seen: set[str] = set()
    places = Places()
    for given in paths:
        files, errors = find([given])
        found += [failed(error, _source(error, given)) for error in errors]
        try:
            settings = load_settings(collection_of(given))
        except BriefingError as error:
            found.append(failed(error, _source(error, given)))
            continue
        for path in files:
            # what lies in one folder is not found twice
            real = places.real(path) if len(paths) > 1 else str(path)
            if real not in seen:
                seen.add(real)
                found.append(Target(path, str(path), settings))
    return tuple(found)


def collection_of(given: Path) -> Path:
    """Return the folder whose settings hold for a file or a folder.

    It is the nearest with a `briefing.toml` on the way up to the current folder, so that an
    article is the same whether it is built alone or with its collection.
    """
    folder = given if given.is_dir() else given.parent
    try:
        steps = len(folder.resolve().relative_to(Path.cwd()).parts)
    except ValueError:
        steps = 0
    above = [folder.joinpath(*[".."] * step) for step in range(steps)]
    return next((place for place in above if (place / FILE).is_file()), folder)


def failed(error: Exception, source: str) -> Result:
    """Return the result of a source that raised an error."""
    return Result(source, failure=failure(error, source))


def _source(error: BriefingError, given: Path) -> str:
    return error.place.path if error.place else str(given)

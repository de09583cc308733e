"""What is done to one article of a bundle in a process of its own: it is read, then printed.

Between the two lie the page numbers of all articles before it. What was read waits in a file, since
a bundle may have more articles than there is memory.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.build.limits import attempt
from briefing.build.project import Result, Target, failed
from briefing.build.staleness import options
from briefing.build.worker import original
from briefing.errors import Diagnostic
from briefing.manuscript import Wishes
from briefing.model import Briefing, Image, Meta, Output, Theme
from briefing.render.bundled import Line


@dataclass(frozen=True, slots=True)
class Bindery:
    """What the articles of one bundle have in common."""

    folder: Path
    """Where the parts wait for each other."""
    theme: Theme
    """How they look."""
    paper: str
    """Paper of the print."""
    asked: Wishes
    """What the command line asks for."""
    outputs: tuple[str, ...]
    """Outputs to make."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a bundle, or its front matter."""

    number: int
    """Its place in the bundle, from 1; 0 for the front matter."""
    target: Target
    """Its source."""
    bindery: Bindery
    """What all have in common."""
    page: int = 0
    """Number of its first page; 0 while that is not known."""

    def file(self, ending: str) -> Path:
        """Return where something of it waits."""
        return self.bindery.folder / f"{self.number}.{ending}"


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
class Printed:
    """What is known of a part that was printed."""

    pages: int
    """How many pages it has."""
    diagnostics: tuple[Diagnostic, ...]
    """What was found on the way."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The front matter of a bundle."""

    bindery: Bindery
    """What all parts have in common."""
    briefing: Briefing
    """What is known of the bundle as a whole."""
    lines: tuple[Line, ...]
    """Its contents."""


def read_piece(piece: Piece) -> Entry | Result:
    """Read and analyse an article, put it down, and estimate its pages."""
    return attempt(_read, _failed, piece)


def print_piece(piece: Piece) -> Printed | Result:
    """Print an article that was put down, and put its PDF down."""
    return attempt(_print, _failed, piece)


def print_front(opening: Opening) -> Printed | Result:
    """Print the front matter, and put its PDF down."""
    return attempt(_print_front, _failed_front, opening)


def _failed(error: Exception, piece: Piece) -> Result:
    return failed(error, piece.target.shown)


def _failed_front(error: Exception, opening: Opening) -> Result:
    return failed(error, opening.briefing.article.meta.title)


def _read(piece: Piece) -> Entry:
    # Whoever only prints does not need the language model.
    from briefing.analysis import analyse  # noqa: PLC0415
    from briefing.sources import read  # noqa: PLC0415

    target, bindery = piece.target, piece.bindery
    source = read(target.path, target.shown, target.settings)
    form = options(bindery.asked, source.wishes, target.settings).form
    found = analyse(source, target.settings)
    briefing = replace(found, form=form or target.settings.form)
    pages, places = _estimated(briefing, bindery)
    _put_down(piece, _Waiting(briefing, original(source), places))
    meta = briefing.article.meta
    logo = next((i for i in briefing.article.images if i.name == meta.logo), None)
    return Entry(meta, logo, pages, briefing.diagnostics)


def _estimated(briefing: Briefing, bindery: Bindery) -> tuple[int, Mapping[str, int]]:
    """Return how many pages an article takes and where everything is, if it is printed."""
    if "pdf" not in bindery.outputs:
        return 0, {}
    from briefing.render.part import estimate  # noqa: PLC0415

    found = estimate(briefing, bindery.theme, bindery.paper)
    return found.pages, found.places


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An article that was read and waits to be printed."""

    briefing: Briefing
    """It."""
    source: Output
    """What is attached to its print."""
    places: Mapping[str, int]
    """The page of each id, as estimated."""


def _put_down(piece: Piece, waiting: _Waiting) -> None:
    piece.file("article").write_bytes(pickle.dumps(waiting))


def _taken_up(piece: Piece) -> _Waiting:
    found: _Waiting = pickle.loads(piece.file("article").read_bytes())  # noqa: S301  our own
    return found


def _print(piece: Piece) -> Printed:
    from briefing.render.part import render_part  # noqa: PLC0415

    found, bindery = _taken_up(piece), piece.bindery
    part = render_part(
        found.briefing, bindery.theme, bindery.paper, found.source, piece.page, found.places
    )
    piece.file("pdf").write_bytes(part.output.data)
    piece.file("starts").write_bytes(pickle.dumps(part.starts))
    return Printed(part.pages, part.output.diagnostics)


def _print_front(opening: Opening) -> Printed:
    from briefing.render.front import render_front  # noqa: PLC0415

    bindery = opening.bindery
    front = render_front(opening.briefing, opening.lines, bindery.theme, bindery.paper)
    (bindery.folder / "0.pdf").write_bytes(front.output.data)
    return Printed(front.pages, front.output.diagnostics)

"""Many articles in one document: each is printed by itself, then all are merged.

Pages are numbered through the bundle, also where the text speaks of pages. So an article can only
be printed when it is known how many pages all before it have: they are estimated while the articles
are read, and what does not begin where it was thought to is printed again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import accumulate, count
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from briefing.build import Progress
from briefing.build.apart import known
from briefing.build.binding import (
    Bindery,
    Entry,
    Opening,
    Piece,
    Printed,
    print_front,
    print_piece,
    read_piece,
)
from briefing.build.bundle_meta import bundle_meta
from briefing.build.pool import run
from briefing.build.project import Project, Result, Target, gather
from briefing.build.staleness import options
from briefing.errors import Diagnostic, Failure, Place, PublishError, RenderError
from briefing.manuscript import Wishes
from briefing.model import Output
from briefing.publish.files import locked, sweep, write_all
from briefing.publish.stamps import load_stamp
from briefing.render.bundled import Line, whole
from briefing.render.theme import find_theme
from briefing.sources.slug import slugify

R = TypeVar("R")

LINES = 20
"""About how many articles a page of contents lists."""
ROUNDS = 6
"""Most times that articles are printed; one is usual, and two where an estimate was wrong."""
READERS = ("briefing.analysis.actors", "briefing.render.part")
PRINTERS = ("briefing.render.part",)
"""Modules that take long to import, for those who read and those who print."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of a bundle."""

    written: tuple[Path, ...] = ()
    """Files that were written."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way, each thing once."""
    failures: tuple[Failure, ...] = ()
    """Why articles could not be put into it."""


@dataclass(slots=True)
class _Desk:
    """A bundle while it is made; articles go by their numbers, the front matter is 0."""

    project: Project
    """What is asked for."""
    title: str
    """What it is called."""
    keep_going: bool
    """True if articles that fail are left out."""
    bindery: Bindery
    """What all parts have in common."""
    pieces: Mapping[int, Piece]
    """Articles, in their order."""
    on_progress: Progress
    """Is told how far it is."""
    failures: dict[int, Failure]
    """Why parts failed; what was not found at all is below 0."""
    entries: dict[int, Entry] = field(default_factory=dict)
    """What was read and is part of the bundle, in its order."""
    printed: dict[int, Printed] = field(default_factory=dict)
    """What was printed."""
    begun: dict[int, int] = field(default_factory=dict)
    """The page that each was printed to begin on."""
    lines: tuple[Line, ...] = ()
    """Contents that the front matter was printed with."""
    steps: int = 0
    """How much was done."""

    @property
    def stopped(self) -> bool:
        """True if no bundle can be made."""
        return not self.entries or (bool(self.failures) and not self.keep_going)

    def fail(self, number: int, result: Result) -> None:
        """Leave a part out."""
        assert result.failure is not None
        self.failures[number] = result.failure
        if number:
            self.entries.pop(number, None)
        else:
            self.entries.clear()

    def begins(self) -> Mapping[int, int]:
        """Return the number of the first page of each article, as far as is known."""
        front = self.printed[0].pages if 0 in self.printed else 1 + -(-len(self.entries) // LINES)
        counts = (self._pages(number) for number in self.entries)
        return dict(zip(self.entries, accumulate(counts, initial=1 + front), strict=False))

    def out_of_place(self) -> list[int]:
        """Return the articles that are not printed, or begin where they should not."""
        begins = self.begins()
        return [number for number in self.entries if self.begun.get(number) != begins[number]]

    def tell(self, piece: Piece) -> None:
        """Tell that something more was done."""
        self.steps += 1
        total = 2 * len(self.pieces)
        self.on_progress(min(self.steps, total), total, piece.target.shown)

    def _pages(self, number: int) -> int:
        known_pages = self.printed.get(number) or self.entries[number]
        return known_pages.pages


def bundle(
    project: Project,
    title: str,
    on_progress: Progress = lambda *_: None,
    *,
    keep_going: bool = False,
) -> Bundled:
    """Make one document of all sources, in the order in which they are named.

    A source that fails stops it, and then nothing is written, since a document with a hole is
    another one; all that fail are reported. With `keep_going` it is left out.

    Raises:
        BriefingError: it cannot be made or written.
    """
    found = gather(project.sources)
    targets = [item for item in found if isinstance(item, Target)]
    lost = [item.failure for item in found if isinstance(item, Result) and item.failure]
    if not targets:
        return Bundled(failures=tuple(lost))
    with TemporaryDirectory(prefix="briefing-") as folder:
        bindery = _bindery(project, targets[0], Path(folder))
        pieces = {n: Piece(n, target, bindery) for n, target in enumerate(targets, 1)}
        desk = _Desk(
            project,
            title,
            keep_going,
            bindery,
            pieces,
            on_progress,
            dict(zip(count(-len(lost)), lost, strict=False)),
        )
        _read(desk)
        outputs = () if desk.stopped else _made(desk)
        failures = tuple(failure for _, failure in sorted(desk.failures.items(), key=itemgetter(0)))
        written = () if desk.stopped else _publish(project, outputs)
        return Bundled(written, _diagnostics(desk), failures)


def _bindery(project: Project, first: Target, folder: Path) -> Bindery:
    """Return what all parts have in common: the wishes of single articles do not count."""
    chosen = options(project.asked, Wishes(), first.settings)
    return Bindery(folder, find_theme(chosen.theme), chosen.paper, project.asked, chosen.outputs)


def _read(desk: _Desk) -> None:
    """Read all articles."""
    for piece, outcome in _run(desk, read_piece, iter(desk.pieces.values()), READERS):
        if isinstance(outcome, Result):
            desk.fail(piece.number, outcome)
        else:
            desk.entries[piece.number] = outcome
    desk.entries = {number: desk.entries[number] for number in sorted(desk.entries)}


def _made(desk: _Desk) -> tuple[Output, ...]:
    """Return the outputs of a bundle of which something could be read; none if it is stopped."""
    slug = slugify(desk.title)
    _print(desk, slug)
    if desk.stopped:
        return ()
    # What reads PDFs takes long to import.
    from briefing.publish.merging.bundle import merge  # noqa: PLC0415

    parts = [desk.pieces[number].file("pdf") for number in desk.entries]
    return (Output(f"{slug}.pdf", merge(desk.bindery.folder / "0.pdf", parts)),)


def _print(desk: _Desk, slug: str) -> None:
    """Print all parts until each begins on the page that follows the last of the one before it.

    Raises:
        RenderError: that never comes about.
    """
    for _ in range(ROUNDS):
        _print_front(desk, slug)
        stale = desk.out_of_place()
        if desk.stopped or not stale:
            return
        _print_articles(desk, stale)
    raise RenderError("the page numbers of this bundle do not come to rest")


def _print_front(desk: _Desk, slug: str) -> None:
    """Print the front matter, again if its own length or that of an article was misjudged."""
    while not desk.stopped:
        metas = [entry.meta for entry in desk.entries.values()]
        logos = [entry.logo for entry in desk.entries.values() if entry.logo]
        begins = desk.begins()
        lines = tuple(Line(entry.meta, begins[n]) for n, entry in desk.entries.items())
        if lines == desk.lines:
            return
        briefing = whole(slug, bundle_meta(desk.title, metas), tuple(logos[:1]))
        opening = Opening(desk.bindery, briefing, lines)
        for _, outcome in run(print_front, iter([opening]), desk.project.limits):
            result: Printed | Result = known(outcome, desk.project.limits, desk.title)
            if isinstance(result, Result):
                desk.fail(0, result)
                return
            desk.printed[0] = result
            desk.lines = lines


def _print_articles(desk: _Desk, numbers: Sequence[int]) -> None:
    """Print articles; the page of each is asked for when its turn comes, since it may be known."""
    due = (replace(desk.pieces[number], page=desk.begins()[number]) for number in numbers)
    for piece, outcome in _run(desk, print_piece, due, PRINTERS):
        if isinstance(outcome, Result):
            desk.fail(piece.number, outcome)
        else:
            desk.printed[piece.number] = outcome
            desk.begun[piece.number] = piece.page


def _run(
    desk: _Desk,
    work: Callable[[Piece], R | Result],
    pieces: Iterator[Piece],
    modules: Sequence[str],
) -> Iterator[tuple[Piece, R | Result]]:
    """Yield what comes of pieces of work, and tell how far it is."""
    project = desk.project
    processes = min(project.jobs or len(os.sched_getaffinity(0)), len(desk.pieces))
    with closing(run(work, pieces, project.limits, processes, modules)) as done:
        for piece, outcome in done:
            yield piece, known(outcome, project.limits, piece.target.shown)
            desk.tell(piece)


def _diagnostics(desk: _Desk) -> tuple[Diagnostic, ...]:
    """Return what was found, each thing once, in the order of the articles."""
    found: list[Diagnostic] = list(desk.printed[0].diagnostics) if 0 in desk.printed else []
    for number, entry in desk.entries.items():
        found += entry.diagnostics
        found += desk.printed[number].diagnostics if number in desk.printed else ()
    return tuple(dict.fromkeys(found))


def _publish(project: Project, outputs: Sequence[Output]) -> tuple[Path, ...]:
    """Write the outputs.

    Raises:
        PublishError: they cannot be written, or an article has their name.
    """
    slug = Path(outputs[0].name).stem
    with locked(project.out):
        sweep(project.out)
        stamp = load_stamp(project.out, slug)
        if stamp is not None:
            raise PublishError(
                f"its name “{slug}” is already that of {stamp.source}",
                Place(str(project.out)),
                hint="give the bundle another title or another folder",
            )
        return write_all(project.out, outputs)

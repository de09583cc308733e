"""Many articles in one document: each is printed and written by itself, then all are bound.

Pages are numbered through the bundle, also where the text speaks of pages. So an article can only
be printed when it is known how many pages all before it have: they are estimated while the articles
are read, and what does not begin where it was thought to is printed again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from briefing.build import Progress
from briefing.build.apart import known
from briefing.build.bindery import FRONT, Asked, Bindery, Cover, Done, Opening, Piece
from briefing.build.binding import (
    bind_ebook,
    print_front,
    print_piece,
    read_cover,
    read_piece,
    write_piece,
)
from briefing.build.bundle_desk import Desk
from briefing.build.planning import keys_for
from briefing.build.pool import run
from briefing.build.project import Project, Result, Target, gather
from briefing.build.staleness import options
from briefing.errors import Diagnostic, Failure, Place, PublishError, RenderError
from briefing.manuscript import Wishes
from briefing.output import Output
from briefing.publish.files import locked, sweep, write_all
from briefing.publish.stamps import load_stamp
from briefing.sources.slug import slugify

R = TypeVar("R")

OUTPUTS = ("pdf", "epub")
"""What a bundle can be."""
ROUNDS = 6
"""Most times that articles are printed; one is usual, and two where an estimate was wrong."""
PRINTER, WRITER = "briefing.render.part", "briefing.render.bound_epub"
READERS = ("briefing.analysis.actors",)
"""Modules that take long to import, for those who print, who write ebooks, and who read."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of a bundle."""

    written: tuple[Path, ...] = ()
    """Files that were written."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way, each thing once."""
    failures: tuple[Failure, ...] = ()
    """Why articles could not be put into it."""


def bundle(project: Project, asked: Asked, on_progress: Progress = lambda *_: None) -> Bundled:
    """Make one document of all sources, in the order in which they are named.

    A source that fails stops it, and then nothing is written, since a document with a hole is
    another one; all that fail are reported. Going on, it is left out.

    Raises:
        BriefingError: it cannot be made or written.
    """
    found = gather(project.sources)
    targets = [item for item in found if isinstance(item, Target)]
    lost = [item.failure for item in found if isinstance(item, Result) and item.failure]
    if not targets:
        return Bundled(failures=tuple(lost))
    _claim(project.out, slugify(asked.title))
    with TemporaryDirectory(prefix="briefing-") as folder:
        bindery = _bindery(project, targets[0], Path(folder))
        pieces = {n: Piece(n, target, bindery) for n, target in enumerate(targets, 1)}
        failures = dict(zip(count(-len(lost)), lost, strict=False))
        desk = Desk(project, asked, bindery, pieces, failures, on_progress)
        outputs = _made(desk)
        written = _publish(project.out, outputs) if outputs else ()
        project.cache.tidy()
        failed = tuple(failure for _, failure in sorted(desk.failures.items(), key=itemgetter(0)))
        return Bundled(written, desk.diagnostics, failed)


def _bindery(project: Project, first: Target, folder: Path) -> Bindery:
    """Return what all parts have in common: the wishes of single articles do not count."""
    chosen = options(project.asked, Wishes(), first.settings)
    keys = keys_for(project.endpoint, pdf2=False, shop=())
    return Bindery(
        folder=folder,
        theme=keys.theme(chosen.theme),
        paper=chosen.paper,
        asked=project.asked,
        outputs=tuple(name for name in chosen.outputs if name in OUTPUTS),
        keys=keys,
        cache=project.cache,
        endpoint=project.endpoint,
    )


def _made(desk: Desk) -> tuple[Output, ...]:
    """Return the outputs of a bundle; none if it is stopped."""
    wanted = desk.bindery.outputs
    if desk.asked.cover:
        _read_cover(desk)
    _read(desk)
    failures = -1
    while not desk.stopped and len(desk.failures) != failures:  # a part less moves the others
        failures = len(desk.failures)
        if "pdf" in wanted:
            _print(desk)
        if "epub" in wanted and not desk.stopped:
            _write(desk)
    if "epub" in wanted and not desk.stopped:
        _bind(desk)
    if desk.stopped:
        return ()
    return tuple(_merged(desk) if name == "pdf" else _ebook(desk) for name in wanted)


def _read_cover(desk: Desk) -> None:
    with closing(run(read_cover, iter([desk.asked]), desk.project.limits)) as done:
        _, outcome = next(done)
    cover: Cover | Result = known(outcome, desk.project.limits, str(desk.asked.cover))
    if isinstance(cover, Result):
        desk.fail(FRONT, cover)
    else:
        desk.cover = cover


def _read(desk: Desk) -> None:
    """Read all articles."""
    modules = (*READERS, *((PRINTER,) if "pdf" in desk.bindery.outputs else ()))
    for piece, outcome in _run(desk, read_piece, iter(desk.pieces.values()), modules):
        if isinstance(outcome, Result):
            desk.fail(piece.number, outcome)
        else:
            desk.entries[piece.number] = outcome
    desk.entries = {number: desk.entries[number] for number in sorted(desk.entries)}


def _print(desk: Desk) -> None:
    """Print all parts until each begins on the page that follows the last of the one before it.

    Raises:
        RenderError: that never comes about.
    """
    for _ in range(ROUNDS):
        while not desk.stopped and desk.shown != desk.lines():
            _print_front(desk, desk.opening())
        stale = desk.out_of_place()
        if desk.stopped or not stale:
            return
        for piece, outcome in _run(desk, print_piece, map(desk.due, stale), (PRINTER,)):
            if isinstance(outcome, Result):
                desk.fail(piece.number, outcome)
            else:
                desk.printed[piece.number] = outcome
                desk.begun[piece.number] = piece.page
    raise RenderError("the page numbers of this bundle do not come to rest")


def _print_front(desk: Desk, opening: Opening) -> None:
    outcome = _run_whole(desk, print_front, opening)
    if isinstance(outcome, Result):
        desk.fail(FRONT, outcome)
    else:
        desk.printed[FRONT] = outcome
        desk.shown = opening.lines


def _write(desk: Desk) -> None:
    """Write all articles for an ebook."""
    for piece, outcome in _run(desk, write_piece, iter(desk.placed()), (WRITER,)):
        if isinstance(outcome, Result):
            desk.fail(piece.number, outcome)


def _bind(desk: Desk) -> None:
    """Make the ebook, and put it into the print."""
    outcome = _run_whole(desk, bind_ebook, desk.opening())
    if isinstance(outcome, Result):
        desk.fail(FRONT, outcome)
        return
    desk.bound = outcome.diagnostics
    if "pdf" in desk.bindery.outputs:
        _print_front(desk, desk.opening(ebook=True))


def _ebook(desk: Desk) -> Output:
    ebook: Output = desk.bindery.take(FRONT, "epub")
    return ebook


def _merged(desk: Desk) -> Output:
    """Return the print of all parts."""
    # What reads PDFs takes long to import.
    from briefing.publish.merging.bundle import merge  # noqa: PLC0415

    front, *articles = [desk.bindery.file(number, "pdf") for number in (FRONT, *desk.entries)]
    return Output(f"{desk.whole().slug}.pdf", merge(front, articles))


def _run(
    desk: Desk, work: Callable[[Piece], R | Result], pieces: Iterator[Piece], modules: Sequence[str]
) -> Generator[tuple[Piece, R | Result], None, None]:
    """Yield what comes of work on articles, and tell how far it is.

    An article is asked for when its turn comes, since more may be known by then of its place.
    """
    project = desk.project
    processes = min(project.jobs or len(os.sched_getaffinity(0)), len(desk.pieces))
    with closing(run(work, pieces, project.limits, processes, modules)) as done:
        for piece, outcome in done:
            yield piece, known(outcome, project.limits, piece.target.shown)
            desk.tell(piece)


def _run_whole(
    desk: Desk, work: Callable[[Opening], Done | Result], opening: Opening
) -> Done | Result:
    """Return what comes of work on the whole, which may take as long as all articles together."""
    limits = replace(desk.project.limits, seconds=desk.project.limits.seconds * len(desk.pieces))
    with closing(run(work, iter([opening]), limits)) as done:
        _, outcome = next(done)
    return known(outcome, limits, desk.asked.title)


def _claim(out: Path, slug: str) -> None:
    """Make sure that no article has the name of the bundle.

    Raises:
        PublishError: one has, or there can be no output folder.
    """
    with locked(out):
        sweep(out)
        stamp = load_stamp(out, slug)
    if stamp is not None:
        raise PublishError(
            f"its name “{slug}” is already that of {stamp.source}",
            Place(str(out)),
            hint="give the bundle another title or another folder",
        )


def _publish(out: Path, outputs: Sequence[Output]) -> tuple[Path, ...]:
    with locked(out):
        return write_all(out, outputs)

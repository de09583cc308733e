"""From sources to outputs on the disk: what is stale is made anew, and everything else is left.

A source is read, analysed and rendered in a process of its own, within limits. What it sends back
is written by the parent, so that slugs are given out in one order and a process that dies leaves
nothing behind.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.cluster import extra
from briefing.build.cluster.addresses import url_of
from briefing.build.limits import Lost
from briefing.build.planning import (
    Desk,
    claim,
    diagnostics_of,
    fresh_stamp,
    job_for,
    keys_for,
    modules_for,
    settled,
)
from briefing.build.project import Project, Report, Result, Target, failed, gather
from briefing.build.staleness import options
from briefing.build.worker import Job, Made, work
from briefing.config import Settings
from briefing.model import Briefing, Summary
from briefing.publish.files import locked, sweep, write_all
from briefing.publish.stamps import (
    Mark,
    Stamp,
    glimpse,
    load_stamp,
    load_stamps,
    save_stamp,
)

GENERATED = frozenset({"summary", "actors", "timeline", "links"})
"""Parts of a briefing that the analysis makes."""

Progress = Callable[[int, int, str], None]
"""Is told how many stale sources are done, of how many, and which was the last."""


def compose(
    path: Path,
    shown: str,
    settings: Settings,
    parts: frozenset[str] = GENERATED,
    endpoint: Endpoint | None = None,
) -> Briefing:
    """Return the briefing of one source; parts left out are empty and cost nothing.

    The summary is asked of the model behind the endpoint, if there is one.

    Raises:
        BriefingError: the source cannot be read or analysed.
    """
    # A build with nothing to do neither reads nor analyses, and is over before these are imported.
    from briefing.analysis import analyse  # noqa: PLC0415
    from briefing.sources import read  # noqa: PLC0415

    source = read(path, shown, settings)
    if not parts:
        return Briefing(source.slug, source.article, Summary(), (), source.diagnostics, path=shown)
    return analyse(source, settings, parts, endpoint)


def build(project: Project, on_progress: Progress = lambda *_: None) -> Report:
    """Bring the outputs of all sources up to date, and return what came of each.

    All outputs of a source are made before the first is written. A source that fails keeps its
    old outputs and does not stop the others.

    Raises:
        PublishError: the output folder cannot be made or written to.
    """
    if any(map(url_of, (*project.sources, project.out))):
        with extra():
            from briefing.build.cluster.remote import build_there  # noqa: PLC0415

            return build_there(project, on_progress)
    found = gather(project.sources)
    desk = Desk(
        project,
        keys_for(project.endpoint, project.pdf2, project.shop),
        settled(load_stamps(project.out), project),
    )
    stamps = [fresh_stamp(desk, item) if isinstance(item, Target) else None for item in found]
    stale = [
        job_for(desk, index, item)
        for index, item in enumerate(found)
        if isinstance(item, Target) and stamps[index] is None
    ]
    if stale:
        with locked(project.out):
            sweep(project.out)
        on_progress(0, len(stale), "")
    with closing(_run(stale, project, on_progress)) as outcomes:
        report = Report(tuple(_in_order(desk, found, stamps, outcomes)))
    if stale:
        project.cache.tidy()
    return report


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a stale source."""

    index: int
    """Its place in the order of the report."""
    made: Made | Result
    """It."""


def _run(
    jobs: Sequence[Job], project: Project, on_progress: Progress
) -> Generator[_Outcome, None, None]:
    """Yield what comes of the stale sources as they are done, in as many processes as it takes."""
    if not jobs:
        return
    # Processes take a while to import, and a build with nothing to do starts none.
    from briefing.build.apart import known  # noqa: PLC0415

    with closing(_made(jobs, project)) as done:
        for count, (job, made) in enumerate(done, 1):
            shown = job.target.shown
            yield _Outcome(job.index, known(made, project.limits, shown))
            on_progress(count, len(jobs), shown)


def _made(
    jobs: Sequence[Job], project: Project
) -> Generator[tuple[Job, Made | Result | Lost], None, None]:
    """Return what does the jobs, on this machine or on a cluster."""
    if project.scheduler:
        with extra():
            from briefing.build.cluster.chunks import build_chunks  # noqa: PLC0415

            return build_chunks(jobs, project)
    from briefing.build.pool import run  # noqa: PLC0415

    processes = min(project.jobs or len(os.sched_getaffinity(0)), len(jobs))
    return run(work, iter(jobs), project.limits, processes, modules_for(jobs, project))


def _in_order(
    desk: Desk,
    found: Sequence[Target | Result],
    stamps: Sequence[Stamp | None],
    outcomes: Iterator[_Outcome],
) -> Iterator[Result]:
    """Yield the results of all sources in their order, having written what was made.

    What is done before its turn waits, since the first source that asks for a slug shall have it.
    """
    waiting: dict[int, Made | Result] = {}
    for index, (item, stamp) in enumerate(zip(found, stamps, strict=True)):
        if isinstance(item, Result):
            yield item
        elif stamp is not None:
            yield _fresh(desk, item, stamp)
        else:
            while index not in waiting:
                outcome = next(outcomes)
                waiting[outcome.index] = outcome.made
            yield _publish(desk, item, waiting.pop(index))
    next(outcomes, None)  # so that the processes end in peace


def _fresh(desk: Desk, target: Target, stamp: Stamp) -> Result:
    """Return the result of a source that is up to date."""
    try:
        claim(desk, stamp.slug, target.shown)
        chosen = options(desk.project.asked, stamp.wishes, target.settings)
        return Result(target.shown, diagnostics=diagnostics_of(stamp, chosen.outputs))
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(error, target.shown)


def _publish(desk: Desk, target: Target, made: Made | Result) -> Result:
    """Write what was made, with its stamp."""
    if isinstance(made, Result):
        return made
    folder = desk.project.out
    try:
        claim(desk, made.slug, target.shown)
        with locked(folder):
            written = write_all(folder, tuple(made.outputs.values()))
            stamp = _stamp(target, made, folder)
            save_stamp(folder, stamp)
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(error, target.shown)
    return Result(target.shown, written, diagnostics_of(stamp, made.chosen))


def _stamp(target: Target, made: Made, folder: Path) -> Stamp:
    """Return the stamp of what was just written into the folder."""
    old = load_stamp(folder, made.slug)
    kept = old.outputs if old and old.source == target.shown else {}
    new = {
        name: Mark(
            output.name,
            made.keys[name],
            hashlib.sha256(output.data).hexdigest(),
            output.diagnostics,
            glimpse(folder / output.name),
        )
        for name, output in made.outputs.items()
    }
    return Stamp(
        source=target.shown,
        slug=made.slug,
        files=made.files,
        wishes=made.wishes,
        diagnostics=made.diagnostics,
        outputs={**kept, **new},
    )

"""From sources to outputs on the disk: what is stale is made anew, and everything else is left.

A source is read in the parent process, made in a worker and written in the parent again, so that
slugs are given out in one order and a worker that dies leaves nothing behind.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from briefing.analysis import analyse
from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.planning import Desk, diagnostics_of, fresh_stamp, plan
from briefing.build.pool import run_apart, run_here
from briefing.build.project import Project, Report, Result, Target, failed, gather
from briefing.build.staleness import Keys
from briefing.build.worker import Job, Made, work
from briefing.config import Settings
from briefing.errors import RenderError
from briefing.model import Briefing, Summary
from briefing.publish.files import locked, sweep, write_all
from briefing.publish.stamps import Mark, Stamp, load_stamp, load_stamps, save_stamp
from briefing.render import RENDERERS
from briefing.sources import read

GENERATED = frozenset({"summary", "actors"})
"""Parts of a briefing that the analysis makes."""

UNANSWERED = "N008"
"""Code that says a model gave no summary, so that the next build asks again."""

ANALYSER = "briefing.analysis.actors"
"""The module that takes longest to import of those that every source needs."""

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
    found = gather(project.sources)
    author = f"model {project.endpoint.model}" if project.endpoint else "computed"
    desk = Desk(project, Keys(author), _settled(load_stamps(project.out), project))
    stamps = [fresh_stamp(desk, item) if isinstance(item, Target) else None for item in found]
    stale = {
        index: item
        for index, item in enumerate(found)
        if isinstance(item, Target) and stamps[index] is None
    }
    if stale:
        with locked(project.out):
            sweep(project.out)
        on_progress(0, len(stale), "")
    results: dict[int, Result] = {}
    jobs = _jobs(desk, found, stamps, results)
    for job, made in _run(jobs, project, tuple(stale.values())):
        results[job.index] = _publish(job, made, project.out)
        on_progress(sum(index in results for index in stale), len(stale), job.source.path)
    return Report(tuple(results[index] for index in range(len(found))))


def _settled(stamps: tuple[Stamp, ...], project: Project) -> tuple[Stamp, ...]:
    """Return the stamps without those of sources for which a model has to be asked again."""
    return tuple(
        stamp
        for stamp in stamps
        if not project.endpoint or all(found.code != UNANSWERED for found in stamp.diagnostics)
    )


def _jobs(
    desk: Desk,
    found: tuple[Target | Result, ...],
    stamps: list[Stamp | None],
    results: dict[int, Result],
) -> Iterator[Job]:
    """Yield what has to be done, and note the results of what has not."""
    for index, item in enumerate(found):
        step = plan(desk, index, item, stamps[index]) if isinstance(item, Target) else item
        if isinstance(step, Job):
            yield step
        else:
            results[index] = step


def _run(
    jobs: Iterator[Job], project: Project, stale: Sequence[Target]
) -> Iterator[tuple[Job, Made | Result]]:
    processes = min(project.jobs or len(os.sched_getaffinity(0)), len(stale))
    if processes <= 1:
        yield from run_here(work, jobs)
        return
    outputs = {name for item in stale for name in project.asked.outputs or item.settings.outputs}
    renderers = [RENDERERS[name].partition(":")[0] for name in sorted(outputs & RENDERERS.keys())]
    for job, made in run_apart(work, jobs, processes, [ANALYSER, *renderers]):
        if made is None:
            error = RenderError("the process that built it died, perhaps for want of memory")
            yield job, failed(error, job.source.path)
        else:
            yield job, made


def _publish(job: Job, made: Made | Result, folder: Path) -> Result:
    """Write what was made, with its stamp."""
    if isinstance(made, Result):
        return made
    try:
        with locked(folder):
            written = write_all(folder, tuple(made.outputs.values()))
            stamp = _stamp(job, made, load_stamp(folder, job.source.slug))
            save_stamp(folder, stamp)
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(error, job.source.path)
    return Result(job.source.path, written, diagnostics_of(stamp, job.chosen.outputs))


def _stamp(job: Job, made: Made, old: Stamp | None) -> Stamp:
    kept = old.outputs if old and old.source == job.source.path else {}
    new = {
        name: Mark(
            output.name, job.keys[name], hashlib.sha256(output.data).hexdigest(), output.diagnostics
        )
        for name, output in made.outputs.items()
    }
    return Stamp(
        source=job.source.path,
        slug=job.source.slug,
        files=job.source.files,
        wishes=job.source.wishes,
        diagnostics=made.diagnostics,
        outputs={**kept, **new},
    )

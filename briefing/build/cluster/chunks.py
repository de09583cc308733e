"""Sources are done in chunks on a cluster: each goes there and comes back as one message."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Protocol, TypeVar

from briefing.build.cache import NOWHERE
from briefing.build.limits import Limits, Lost
from briefing.build.planning import find_theme_once, keys_for, modules_for
from briefing.build.pool import run as run_here
from briefing.build.project import Project, Result, failed
from briefing.build.staleness import options, program_digest
from briefing.build.warm import warm_up
from briefing.build.worker import Job, Made, work
from briefing.errors import BriefingError, ConfigError, Place, RenderError
from briefing.manuscript import Wishes

MOST = 25
"""Sources of a chunk: some seconds of work, beside which the way there and back is nothing."""
PARTS = 100
"""Chunks of a build that has fewer sources, so that many machines end at about the same time."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Sources that one helper builds one after the other."""

    jobs: tuple[Job, ...]
    """What there is to do for each."""
    limits: Limits
    """What one source may take."""
    modules: tuple[str, ...]
    """Modules to import for the work, where several processes do it."""
    program: str
    """Digest of the program and its libraries, which must be the same everywhere."""
    processes: int = 1
    """Sources to do at once."""
    out: str = ""
    """URL of the output folder, if the outputs go there and not back to the build."""
    staging: str = ""
    """URL of the folder for outputs until it is known that their names are theirs."""
    styles: tuple[str, ...] = ()
    """Files of themes in `staging`, as paths below it."""


class Runner(Protocol):
    """Does work on chunks somewhere: `briefing.build.cluster.executor.run` or another like it."""

    def __call__(
        self, work: Callable[[Chunk], R], items: Iterator[Chunk]
    ) -> Generator[tuple[Chunk, R | Lost], None, None]:
        """Yield chunks with what the work makes of them, as they are done."""
        ...


@dataclass(slots=True)
class Queue(Iterator[Chunk]):
    """Chunks that wait, to which the pieces of others may be added."""

    chunks: deque[Chunk] = field(default_factory=deque)
    """They."""

    def __next__(self) -> Chunk:
        """Return the next chunk."""
        if not self.chunks:
            raise StopIteration
        return self.chunks.popleft()


def runner_for(project: Project, folder: Path | None) -> Runner:
    """Return what does chunks in the folder, or in empty ones, on the cluster or on this machine.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    if project.scheduler:
        from briefing.build.cluster import executor  # noqa: PLC0415 - URLs need no cluster

        return partial(executor.run, scheduler=project.scheduler, folder=folder)
    from briefing.build.cluster import alone  # noqa: PLC0415

    return partial(alone.run, folder=folder)


def build_chunks(
    jobs: Sequence[Job], project: Project
) -> Generator[tuple[Job, Made | Result | Lost], None, None]:
    """Yield jobs with what comes of them on a cluster that sees the folders of this machine.

    Raises:
        BriefingError: the cluster cannot be used.
        ModuleNotFoundError: the extra is not installed.
    """
    run = runner_for(project, Path.cwd())
    pattern = Chunk((), project.limits, modules_for(jobs, project), program_digest())
    return run_chunks(jobs, pattern, run, perform)


def run_chunks(
    jobs: Sequence[Job],
    pattern: Chunk,
    run: Runner,
    work: Callable[[Chunk], tuple[R, ...]],
) -> Generator[tuple[Job, R | Result], None, None]:
    """Yield jobs with what comes of them, in chunks after the pattern, as they are done.

    A chunk on which workers die is done again source by source, so that the one to blame is found.
    """
    size = size_for(len(jobs))
    starts = range(0, len(jobs), size)
    chunks = (replace(pattern, jobs=tuple(jobs[start : start + size])) for start in starts)
    queue = Queue(deque(chunks))
    with closing(run(work, queue)) as done:
        for chunk, outcome in done:
            if not isinstance(outcome, Lost):
                yield from zip(chunk.jobs, outcome, strict=True)
            elif len(chunk.jobs) > 1:
                queue.chunks.extendleft(replace(chunk, jobs=(job,)) for job in chunk.jobs[::-1])
            else:
                (job,) = chunk.jobs
                yield job, _given_up(job, outcome)


def size_for(sources: int) -> int:
    """Return how many sources make a chunk."""
    return max(1, min(MOST, -(-sources // PARTS)))


def perform(chunk: Chunk) -> tuple[Made | Result | Lost, ...]:
    """Build the sources of a chunk in their order, and return what comes of each.

    Raises:
        ConfigError: the program is another one here.
    """
    check_program(chunk)
    first = chunk.jobs[0]
    make_ready(first)
    keys = keys_for(first.endpoint, first.pdf2, first.shop)  # themes may lie elsewhere here
    # what the cache of one machine holds is not what another needs, and nobody would tidy it
    jobs = [replace(job, keys=keys, cache=NOWHERE) for job in chunk.jobs]
    for job in jobs:
        find_theme_once(keys, job.asked, job.target)
    made: dict[int, Made | Result | Lost] = {}
    with closing(run_here(work, iter(jobs), chunk.limits, chunk.processes, chunk.modules)) as done:
        made = {job.index: outcome for job, outcome in done}
    return tuple(made[job.index] for job in jobs)


def check_program(chunk: Chunk) -> None:
    """Make sure that what is made here is what would be made on any other machine.

    Raises:
        ConfigError: the program is another one here.
    """
    if program_digest() != chunk.program:
        raise ConfigError(
            "a worker has another version of briefing, of Python or of a library",
            hint="install the same on all machines",
        )


def make_ready(job: Job) -> None:
    """Load once what all processes that are forked from this one need for such work."""
    with suppress(BriefingError):  # which the sources that have the same trouble will say
        _warm_up(options(job.asked, Wishes(), job.target.settings))


@cache
def _warm_up(asked: Wishes) -> None:
    warm_up(Project((), Path(), asked))


def _given_up(job: Job, lost: Lost) -> Result:
    """Return the result of a source that no worker can do."""
    shown = job.target.shown
    error = RenderError(f"could not be built: {lost.reason}", Place(shown))
    return failed(error, shown)

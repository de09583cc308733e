"""Sources are done in chunks on a cluster: each goes there and comes back as one message."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

from briefing.build.cluster.executor import run
from briefing.build.limits import Limits, Lost
from briefing.build.planning import find_theme_once, keys_for
from briefing.build.pool import run as run_here
from briefing.build.project import Project, Result, failed
from briefing.build.staleness import program_digest
from briefing.build.worker import Job, Made, work
from briefing.errors import ConfigError, Place, RenderError

MOST = 25
"""Sources of a chunk: some seconds of work, beside which the way there and back is nothing."""
PARTS = 100
"""Chunks of a build that has fewer sources, so that many machines end at about the same time."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Sources that one helper builds one after the other."""

    jobs: tuple[Job, ...]
    """What there is to do for each."""
    limits: Limits
    """What one source may take."""
    program: str
    """Digest of the program and its libraries, which must be the same everywhere."""
    modules: tuple[str, ...]
    """Modules to import for the work."""


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


def run_chunks(
    jobs: Sequence[Job], project: Project, modules: Sequence[str]
) -> Generator[tuple[Job, Made | Result | Lost], None, None]:
    """Yield jobs with what comes of them on the cluster, as they are done.

    A chunk on which workers die is done again source by source, so that the one to blame is found.

    Raises:
        BriefingError: the cluster cannot be used.
    """
    program = program_digest()
    size = size_for(len(jobs))
    cut = [jobs[start : start + size] for start in range(0, len(jobs), size)]
    chunks = (Chunk(tuple(part), project.limits, program, tuple(modules)) for part in cut)
    queue = Queue(deque(chunks))
    with closing(run(perform, queue, project.scheduler, Path.cwd())) as done:
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
    return min(MOST, -(-sources // PARTS))


def perform(chunk: Chunk) -> tuple[Made | Result | Lost, ...]:
    """Build the sources of a chunk in their order, and return what comes of each.

    Raises:
        ConfigError: the program is another one here.
    """
    if program_digest() != chunk.program:
        raise ConfigError(
            "a worker has another version of briefing, of Python or of a library",
            hint="install the same on all machines",
        )
    for module in chunk.modules:  # once for all processes that are forked from this one
        import_module(module)
    first = chunk.jobs[0]
    keys = keys_for(first.endpoint, first.pdf2, first.shop)  # themes may lie elsewhere here
    jobs = [replace(job, keys=keys) for job in chunk.jobs]
    for job in jobs:
        find_theme_once(keys, job.asked, job.target)
    with closing(run_here(work, iter(jobs), chunk.limits)) as done:
        return tuple(made for _, made in done)


def _given_up(job: Job, lost: Lost) -> Result:
    """Return the result of a source that no worker can do."""
    shown = job.target.shown
    error = RenderError(f"given up on the cluster: {lost.reason}", Place(shown))
    return failed(error, shown)

"""Builds again and again: after each batch of changes what they concern, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.build import build
from briefing.build.changes import Changes
from briefing.build.project import Project, Report, Target, failed, gather
from briefing.errors import BriefingError, Failure
from briefing.publish.stamps import load_stamps

ONE_BY_ONE = 4
"""Most articles that are built one after the other in processes forked from this warm one; for
more it pays to start several."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of one batch of changes."""

    report: Report
    """It, without sources that were left alone."""
    seconds: float
    """What it took by the clock."""
    mended: tuple[str, ...] = ()
    """Sources that failed before, and are up to date without being built."""


Tell = Callable[[Rebuilt], None]
Build = Callable[[Project], Report]


@dataclass(slots=True)
class _Memory:
    """What is known from the last build."""

    sources: int = 0
    """How many there are."""
    failures: dict[str, Failure] = field(default_factory=dict)
    """By source that failed."""


def watch(project: Project, batches: Iterator[Changes], tell: Tell, make: Build = build) -> None:
    """Build once and then after each batch, as long as there are any, and tell what came of it.

    A source that failed is tried again when something has changed that may be about it. A batch
    that changes nothing of what is built is not told of.
    """
    memory = _Memory()
    tell(_build(project, memory, make))
    for batch in batches:
        if not batch:
            continue
        chosen = _chosen(project, memory, batch)
        rebuilt = _build(chosen, memory, make)
        if rebuilt.mended or any(not result.fresh for result in rebuilt.report.results):
            tell(rebuilt)


def _build(project: Project, memory: _Memory, make: Build) -> Rebuilt:
    """Build, and remember what failed; an error that stops a build is a failure of its folder."""
    start = time.monotonic()
    try:
        report = make(project)
    except BriefingError as error:
        report = Report((failed(error, str(project.out)),))
    mended = tuple(r.source for r in report.results if r.fresh and r.source in memory.failures)
    for result in report.results:
        memory.failures.pop(result.source, None)
        if result.failure:
            memory.failures[result.source] = result.failure
    memory.sources = max(memory.sources, len(report.results))
    return Rebuilt(report, time.monotonic() - start, mended)


def _chosen(project: Project, memory: _Memory, batch: Changes) -> Project:
    """Return the project for a batch: which sources to look at, and in how many processes."""
    mine = _owners(project) if memory.failures or memory.sources > ONE_BY_ONE else {}
    unknown = not batch <= mine.keys()
    touched = {source for path in batch for source in mine.get(path, ())}
    few = memory.sources <= ONE_BY_ONE or (not unknown and len(touched) <= ONE_BY_ONE)
    jobs = 1 if few else project.jobs
    if unknown or not memory.failures:
        return replace(project, jobs=jobs)
    found = gather(project.sources)
    sources = tuple(
        item.path
        for item in found
        if isinstance(item, Target) and (item.shown not in memory.failures or item.shown in touched)
    )
    return replace(project, sources=sources, jobs=jobs)


def _owners(project: Project) -> dict[Path, set[str]]:
    """Return for each file that built sources depend on which of them do."""
    owners: dict[Path, set[str]] = {}
    for stamp in load_stamps(project.out):
        for name in stamp.files:
            with suppress(ValueError):
                owners.setdefault(Path(os.path.abspath(name)), set()).add(stamp.source)  # noqa: PTH100 - a file may be gone
    return owners

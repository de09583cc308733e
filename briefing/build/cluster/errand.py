"""A chunk of sources in foreign storage: they are fetched, built, and their outputs put there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import TemporaryDirectory

from briefing.build.cluster.addresses import spelled_all, spelled_failure, url_of
from briefing.build.cluster.chunks import Chunk, check_program, make_ready
from briefing.build.cluster.storage import each, fetch, put
from briefing.build.limits import Limits, Lost, attempt
from briefing.build.planning import Desk, find_theme_once, fresh_stamp, keys_for
from briefing.build.pool import run
from briefing.build.project import Project, Result, Target
from briefing.build.worker import Job, Made, work
from briefing.publish.stamps import Mark, Stamp, glimpse
from briefing.sources import read
from briefing.sources.fetched import RECORD

ROUNDS = 4
"""How often files are sought that the files found so far speak of; no picture speaks of another."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A source that is up to date."""

    slug: str
    """Name of the stamp that says so."""


@dataclass(frozen=True, slots=True)
class Staged:
    """Outputs of a source that wait in storage."""

    made: Made
    """They, without their bytes."""
    places: Mapping[str, str]
    """URL of each, by output."""
    sums: Mapping[str, str]
    """SHA-256 of each, by output."""


Outcome = Fresh | Staged | Result | Lost


def deliver(chunk: Chunk) -> tuple[Outcome, ...]:
    """Fetch and build the sources of a chunk, put stale outputs into storage, and say what came.

    The current folder gets copies of the files, which are removed in the end.

    Raises:
        ConfigError: the program is another one here.
        OSError: the storage does not answer.
    """
    check_program(chunk)
    with TemporaryDirectory(prefix="briefing-") as out:
        try:
            each(lambda name: fetch(f"{chunk.staging}/{name}", Path(name)), chunk.styles)
            jobs = _prepared(chunk, Path(out))
            _fetch_all(file for job in jobs for file in _needed(job))
            done: dict[int, Outcome] = {}
            stale = []
            for job in jobs:
                fresh = _fresh(job)
                if fresh:
                    done[job.index] = fresh
                else:
                    stale.append(job)
            if stale and chunk.processes == 1:
                make_ready(stale[0])
            _complete(stale, chunk.limits)
            done |= _built(stale, chunk)
            return tuple(done[job.index] for job in jobs)
        finally:
            for job in chunk.jobs:
                if url_of(job.target.path):
                    rmtree(job.target.path.parts[0], ignore_errors=True)


def _prepared(chunk: Chunk, out: Path) -> list[Job]:
    """Return the jobs with keys of this machine, and with a folder that stands for the outputs."""
    first = chunk.jobs[0]
    keys = keys_for(first.endpoint, first.pdf2, first.shop)
    for job in chunk.jobs:
        find_theme_once(keys, job.asked, job.target)
    return [
        replace(
            job,
            keys=keys,
            out=out,
            stamps=tuple(_standing(stamp, chunk.out, out) for stamp in job.stamps),
        )
        for job in chunk.jobs
    ]


def _standing(stamp: Stamp, url: str, out: Path) -> Stamp:
    """Return a stamp about what stands for the outputs here.

    For one that the storage says nobody touched it is an empty file, for another its copy.
    """
    outputs: dict[str, Mark] = {}
    for name, mark in stamp.outputs.items():
        path = out / mark.name
        if mark.seen:
            path.touch()
        else:
            fetch(f"{url}/{mark.name}", path)
        outputs[name] = replace(mark, seen=glimpse(path) if mark.seen else ())
    return replace(stamp, outputs=outputs)


def _needed(job: Job) -> set[str]:
    """Return files that a source may depend on, without having read it."""
    path = job.target.path
    beside = (path, path.with_suffix(".toml"), path.with_name(RECORD))
    return {*map(str, beside), *(file for stamp in job.stamps for file in stamp.files)}


def _fetch_all(files: Iterable[str]) -> bool:
    """Get copies of those that lie in storage, and tell whether there was one."""
    urls = {url: Path(file) for file in files if (url := url_of(file))}
    return any(each(lambda url: fetch(url, urls[url]), urls))


def _fresh(job: Job) -> Fresh | None:
    desk = Desk(Project((), job.out, job.asked), job.keys, {job.target.shown: job.stamps})
    stamp = fresh_stamp(desk, job.target)
    return Fresh(stamp.slug) if stamp else None


def _complete(jobs: Sequence[Job], limits: Limits) -> None:
    """Get copies of what sources turn out to depend on."""
    far = [job for job in jobs if url_of(job.target.path)]
    tried = {file for job in far for file in _needed(job)}
    for _ in range(ROUNDS):
        targets = iter([job.target for job in far])
        with closing(run(partial(attempt, _files, _no_files), targets, limits)) as found:
            files = {t: set(f) - tried for t, f in found if not isinstance(f, Lost)}
        new = {file for some in files.values() for file in some}
        tried |= new
        if not new or not _fetch_all(new):
            return
        far = [job for job in far if files.get(job.target)]


def _files(target: Target) -> tuple[str, ...]:
    return read(target.path, target.shown, target.settings).files


def _no_files(_error: Exception, _target: Target) -> tuple[str, ...]:
    """Return nothing for a source that cannot be read, which is said when it is built."""
    return ()


def _built(jobs: Sequence[Job], chunk: Chunk) -> dict[int, Outcome]:
    """Return what comes of stale sources, by their place in the order."""
    made = run(work, iter(jobs), chunk.limits, chunk.processes, chunk.modules)
    with closing(made) as done:
        return {job.index: _staged(outcome, job, chunk.staging) for job, outcome in done}


def _staged(outcome: Made | Result | Lost, job: Job, staging: str) -> Outcome:
    """Put the outputs of a source where they wait, under names that no other attempt has."""
    if isinstance(outcome, Lost):
        return outcome
    if isinstance(outcome, Result):
        failure = outcome.failure
        return replace(outcome, failure=spelled_failure(failure)) if failure else outcome
    outputs, this = outcome.outputs, token_hex(4)
    places = {name: f"{staging}/{job.index}-{this}-{o.name}" for name, o in outputs.items()}
    each(lambda name: put(places[name], outputs[name].data), outputs)
    light = {
        name: replace(output, data=b"", diagnostics=spelled_all(output.diagnostics))
        for name, output in outputs.items()
    }
    made = replace(outcome, outputs=light, diagnostics=spelled_all(outcome.diagnostics))
    sums = {name: hashlib.sha256(output.data).hexdigest() for name, output in outputs.items()}
    return Staged(made, places, sums)

"""A build out of or into foreign storage: the machines that build fetch and put the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from briefing.build.cache import NOWHERE
from briefing.build.cluster.addresses import url_of
from briefing.build.cluster.chunks import Chunk, Runner, run_chunks, runner_for
from briefing.build.cluster.errand import Fresh, Outcome, Staged, deliver
from briefing.build.cluster.gathering import gather_there
from briefing.build.cluster.storage import AT_ONCE, each, fetch, move, put, remove, seen, seen_in
from briefing.build.limits import Lost, complaint
from briefing.build.planning import (
    Desk,
    claim,
    diagnostics_of,
    job_for,
    keys_for,
    modules_for,
    settled,
)
from briefing.build.project import Project, Report, Result, Target, failed
from briefing.build.staleness import options, program_digest
from briefing.build.worker import Job
from briefing.errors import BriefingError, Place, PublishError
from briefing.publish.stamps import ENDING, Mark, Stamp, load_stamps, save_stamp
from briefing.render.theme import theme_places

Progress = Callable[[int, int, str], None]
STAGING = ".briefing-"
"""How the folder is called, inside that for outputs, in which they wait for their names."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where outputs go."""

    url: str
    """Folder."""
    staging: str
    """Folder inside for what has no name yet."""


def build_there(project: Project, on_progress: Progress, run: Runner | None = None) -> Report:
    """Bring the outputs of all sources up to date, and return what came of each.

    Workers put outputs where they wait, and this process gives them their names in the order of the
    sources, so that the first that asks for a slug has it.

    Raises:
        BriefingError: a place or the cluster cannot be used.
        ModuleNotFoundError: the extra is not installed.
    """
    if project.scheduler:  # workers have other machines, and nobody would tidy their caches
        project = replace(project, cache=NOWHERE)
    out = url_of(project.out) or f"file://{project.out.absolute()}"
    shelf = _Shelf(out, f"{out}/{STAGING}{token_hex(8)}")
    found = gather_there(project.sources)
    desk = Desk(
        project,
        keys_for(project.endpoint, project.pdf2, project.shop),
        settled(_stamps(shelf), project),
    )
    jobs = [job_for(desk, i, item) for i, item in enumerate(found) if isinstance(item, Target)]
    if not jobs:
        return Report(tuple(item for item in found if isinstance(item, Result)))
    is_far = any(map(url_of, project.sources))
    run = run or runner_for(project, None if is_far else Path.cwd())
    processes = 1 if project.scheduler else project.jobs or len(os.sched_getaffinity(0))
    modules = modules_for(jobs, project)
    try:
        styles = _send_styles(shelf) if is_far else ()
        pattern = Chunk(
            (),
            project.limits,
            modules,
            program_digest(),
            processes,
            shelf.url,
            shelf.staging,
            styles,
        )
        with closing(run_chunks(jobs, pattern, run, deliver)) as done:
            outcomes = _counted(done, len(jobs), on_progress)
            return Report(tuple(_in_order(desk, shelf, found, outcomes)))
    finally:
        remove(shelf.staging)
        project.cache.tidy()


def _stamps(shelf: _Shelf) -> tuple[Stamp, ...]:
    """Return the stamps in the output folder, their marks with what there is to know of outputs.

    A mark keeps what was `seen` if the output is still the same, loses it if it may be another one,
    and is left out if there is none.

    Raises:
        PublishError: the folder cannot be listed.
    """
    there = seen_in(shelf.url)
    with TemporaryDirectory(prefix="briefing-") as folder:
        names = [name for name in there if name.endswith(ENDING)]
        each(lambda name: fetch(f"{shelf.url}/{name}", Path(folder, name)), names)
        stamps = load_stamps(Path(folder))
    return tuple(replace(stamp, outputs=_present(stamp, there)) for stamp in stamps)


def _present(stamp: Stamp, there: Mapping[str, tuple[int, ...]]) -> dict[str, Mark]:
    return {
        output: mark if mark.seen == there[mark.name] else replace(mark, seen=())
        for output, mark in stamp.outputs.items()
        if mark.name in there
    }


def _send_styles(shelf: _Shelf) -> tuple[str, ...]:
    """Put the themes of the current folder where workers find them, and return their files."""
    own, packaged = theme_places()
    if not own.is_dir() or own.resolve() == packaged.resolve():
        return ()
    files = [str(path) for path in sorted(own.rglob("*")) if path.is_file()]
    each(lambda name: put(f"{shelf.staging}/{name}", Path(name).read_bytes()), files)
    return tuple(files)


def _counted(
    done: Iterator[tuple[Job, Outcome]], total: int, on_progress: Progress
) -> Iterator[tuple[int, Outcome]]:
    """Yield outcomes with their place in the order, and tell how many there are."""
    on_progress(0, total, "")
    for count, (job, outcome) in enumerate(done, 1):
        yield job.index, outcome
        on_progress(count, total, job.target.shown)


def _in_order(
    desk: Desk,
    shelf: _Shelf,
    found: Sequence[Target | Result],
    outcomes: Iterator[tuple[int, Outcome]],
) -> list[Result]:
    """Return the results of all sources in their order, when all that was made is in its place."""
    waiting: dict[int, Outcome] = {}
    results: list[Future[Result] | Result] = []
    porters = ThreadPoolExecutor(AT_ONCE)
    try:
        for index, item in enumerate(found):
            if isinstance(item, Result):
                results.append(item)
                continue
            while index not in waiting:
                other, outcome = next(outcomes)
                waiting[other] = outcome
            results.append(_settle(desk, shelf, item, waiting.pop(index), porters))
        next(outcomes, None)  # so that the processes end in peace
        return [item if isinstance(item, Result) else item.result() for item in results]
    finally:
        porters.shutdown(cancel_futures=True)


def _settle(
    desk: Desk, shelf: _Shelf, target: Target, outcome: Outcome, porters: ThreadPoolExecutor
) -> Future[Result] | Result:
    """Return the result of a source, or where it will be when its outputs have their names."""
    if isinstance(outcome, Lost):
        return failed(complaint(outcome, desk.project.limits, target.shown), target.shown)
    if isinstance(outcome, Result):
        return outcome
    stamps = desk.stamps.get(target.shown, ())
    try:
        slug = outcome.slug if isinstance(outcome, Fresh) else outcome.made.slug
        claim(desk, slug, target.shown)
    except BriefingError as error:
        return failed(error, target.shown)
    old = next((stamp for stamp in stamps if stamp.slug == slug), None)
    if isinstance(outcome, Staged):
        return porters.submit(_publish, desk.project.out, shelf, target, outcome, old)
    assert old
    chosen = options(desk.project.asked, old.wishes, target.settings)
    return Result(target.shown, diagnostics=diagnostics_of(old, chosen.outputs))


def _publish(out: Path, shelf: _Shelf, target: Target, staged: Staged, old: Stamp | None) -> Result:
    """Give outputs their names, and write their stamp."""
    made = staged.made
    outputs = dict(old.outputs) if old else {}
    try:
        for name, output in made.outputs.items():
            url = f"{shelf.url}/{output.name}"
            move(staged.places[name], url)
            outputs[name] = Mark(
                output.name, made.keys[name], staged.sums[name], output.diagnostics, seen(url)
            )
        stamp = Stamp(target.shown, made.slug, made.files, made.wishes, made.diagnostics, outputs)
        _save(shelf, stamp)
    except Exception as error:  # noqa: BLE001 - one source must not stop the others
        return failed(PublishError(f"cannot be written: {error}", Place(shelf.url)), target.shown)
    written = tuple(out / output.name for output in made.outputs.values())
    return Result(target.shown, written, diagnostics_of(stamp, made.chosen))


def _save(shelf: _Shelf, stamp: Stamp) -> None:
    with TemporaryDirectory(prefix="briefing-") as folder:
        save_stamp(Path(folder), stamp)
        for path in Path(folder).glob(f".*{ENDING}"):
            put(f"{shelf.url}/{path.name}", path.read_bytes())

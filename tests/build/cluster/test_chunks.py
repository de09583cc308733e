"""Chunks, with a stand-in for the cluster: a function that says what comes of each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from briefing.build.cluster import chunks
from briefing.build.cluster.chunks import (
    MOST,
    Chunk,
    check_program,
    run_chunks,
    runner_for,
    size_for,
)
from briefing.build.limits import DEFAULT, Lost
from briefing.build.planning import keys_for
from briefing.build.project import Project, Result, Target
from briefing.build.worker import Job
from briefing.config import Settings
from briefing.errors import ConfigError
from briefing.manuscript import Wishes

PATTERN = Chunk((), DEFAULT, (), "program")


@pytest.fixture(scope="module")
def jobs() -> tuple[Job, ...]:
    keys, here = keys_for(None, pdf2=False, shop=()), Path()
    targets = (Target(Path(f"{n}.md"), f"{n}.md", Settings()) for n in range(600))
    return tuple(Job(n, target, Wishes(), here, keys) for n, target in enumerate(targets))


class Cluster:
    """Does the work here, but loses chunks with a source that kills its worker."""

    def __init__(self, deadly: str = "") -> None:
        self.deadly = deadly
        self.sizes: list[int] = []

    def run(
        self, work: Callable[[Chunk], Any], items: Iterator[Chunk]
    ) -> Generator[tuple[Chunk, Any], None, None]:
        for chunk in items:
            self.sizes.append(len(chunk.jobs))
            names = {job.target.shown for job in chunk.jobs}
            yield chunk, Lost("it died") if self.deadly in names else work(chunk)


def shown(chunk: Chunk) -> tuple[str, ...]:
    return tuple(job.target.shown for job in chunk.jobs)


def test_every_source_is_done_once(jobs: tuple[Job, ...]) -> None:
    cluster = Cluster()
    done = list(run_chunks(jobs, PATTERN, cluster.run, shown))
    assert [job.index for job, _ in done] == list(range(600))
    assert all(job.target.shown == name for job, name in done)
    assert set(cluster.sizes) == {size_for(600)}


def test_of_a_chunk_that_kills_workers_only_the_source_to_blame_fails(
    jobs: tuple[Job, ...],
) -> None:
    done = dict(run_chunks(jobs[:250], PATTERN, Cluster("17.md").run, shown))
    failed = [found for found in done.values() if isinstance(found, Result)]
    (result,) = failed
    assert result.failure
    assert result.failure.message == "17.md: could not be built: it died"
    assert len(done) == 250


@pytest.mark.parametrize(("sources", "size"), [(1, 1), (100, 1), (101, 2), (10**6, MOST)])
def test_small_builds_have_small_chunks(sources: int, size: int) -> None:
    assert size_for(sources) == size


def test_another_version_of_the_program_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"another version .*install the same on all machines"):
        check_program(PATTERN)


@pytest.mark.parametrize("scheduler", ["", "tcp://127.0.0.1:8786"])
def test_a_scheduler_decides_where_chunks_are_done(scheduler: str) -> None:
    runner: Any = runner_for(Project((), Path(), scheduler=scheduler), None)
    assert runner.func.__module__.endswith("executor" if scheduler else "alone")
    assert runner.keywords.get("scheduler", "") == scheduler


def test_a_chunk_is_built_where_the_folder_is_seen(
    jobs: tuple[Job, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "work", lambda job: job.target.shown)
    monkeypatch.setattr(chunks, "program_digest", lambda: "program")
    monkeypatch.setattr(chunks, "warm_up", lambda _project: None)
    chunk = Chunk(jobs[:3], DEFAULT, (), "program")
    assert list(map(str, chunks.perform(chunk))) == ["0.md", "1.md", "2.md"]

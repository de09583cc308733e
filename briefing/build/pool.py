"""Runs jobs in this process or in several, and survives a process that dies.

Jobs are drawn from their iterator only as processes become free, so that a long build does not
hold all its sources in memory.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for

from briefing.build.project import Result, failed
from briefing.build.worker import Job, Made, work
from briefing.errors import RenderError

AHEAD = 2
"""Jobs in flight per process, so that none waits for its next one."""

SAFE_PATH = "PYTHONSAFEPATH"
"""Variable that keeps an interpreter from importing out of the current folder."""

Done = tuple[Job, Made | Result]


def run_here(jobs: Iterator[Job]) -> Iterator[Done]:
    """Yield each job with what came of it, one after the other in this process."""
    for job in jobs:
        yield job, work(job)


def run_apart(jobs: Iterator[Job], processes: int) -> Iterator[Done]:
    """Yield jobs with what came of them, as they are done in that many processes.

    When a process dies, the jobs that were in flight are done again one at a time, each in a
    process of its own, so that the one at fault is found and the others are not lost.
    """
    while suspects := (yield from _run(jobs, processes)):
        for job in suspects:
            if (yield from _run(iter([job]), 1)):
                error = RenderError("the process that built it died, perhaps for want of memory")
                yield job, failed(error, job.source.path)


def _run(jobs: Iterator[Job], processes: int) -> Generator[Done, None, list[Job]]:
    """Yield what is done until there is nothing left or a process dies; return what that lost."""
    running: dict[Future[Made | Result], Job] = {}
    lost: list[Job] = []
    with _pool(processes) as pool:
        while not lost:
            for job in islice(jobs, AHEAD * processes - len(running)):
                running[pool.submit(work, job)] = job
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(job)
                else:
                    yield job, future.result()
    return [*lost, *running.values()]


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Provide a pool whose processes end with the block, and at once if an exception ends it."""
    # the processes start as `python -c`, which would import from the current folder first
    before = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    pool = ProcessPoolExecutor(processes, get_context("forkserver"), _set_up)
    try:
        yield pool
    except BaseException:
        for child in active_children():
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        if before is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = before


def _set_up() -> None:
    """Prepare a process: it leaves Ctrl-C to its parent and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)

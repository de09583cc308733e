"""Runs work in this process or in several, and survives a process that dies.

Items are drawn from their iterator only as processes become free, so that a long run does not
hold all of them in memory.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from typing import TypeVar

AHEAD = 2
"""Items in flight per process, so that none waits for its next one."""

SAFE_PATH = "PYTHONSAFEPATH"
"""Variable that keeps an interpreter from importing out of the current folder."""

T = TypeVar("T")
R = TypeVar("R")


def run_here(work: Callable[[T], R], items: Iterator[T]) -> Iterator[tuple[T, R]]:
    """Yield each item with what the work makes of it, one after the other in this process."""
    for item in items:
        yield item, work(item)


def run_apart(
    work: Callable[[T], R], items: Iterator[T], processes: int, modules: Sequence[str] = ()
) -> Iterator[tuple[T, R | None]]:
    """Yield items with what the work makes of them, as they are done in that many processes.

    The modules are imported once, for all processes to share.

    When a process dies, the items that were in flight are done again one at a time, each in a
    process of its own; one that lets its process die again is yielded with None.
    """
    get_context("forkserver").set_forkserver_preload(list(modules))
    while suspects := (yield from _run(work, items, processes)):
        for item in suspects:
            for lost in (yield from _run(work, iter([item]), 1)):
                yield lost, None


def _run(
    work: Callable[[T], R], items: Iterator[T], processes: int
) -> Generator[tuple[T, R], None, list[T]]:
    """Yield what is done until there is nothing left or a process dies; return what that lost."""
    running: dict[Future[R], T] = {}
    lost: list[T] = []
    with _pool(processes) as pool:
        while not lost:
            for item in islice(items, AHEAD * processes - len(running)):
                try:
                    running[pool.submit(work, item)] = item
                except BrokenProcessPool:
                    lost.append(item)
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                item = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(item)
                else:
                    yield item, future.result()
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

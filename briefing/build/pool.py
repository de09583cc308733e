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
from multiprocessing import (
    active_children,
    forkserver,
    get_context,
    parent_process,
    resource_tracker,
)
from multiprocessing.connection import wait as wait_for
from tempfile import gettempdir
from typing import TypeVar

AHEAD = 2
"""Items in flight per process, so that none waits for its next one."""

FORKED = "forkserver"
"""The start method that lets processes share what is imported."""
LONGEST_ADDRESS = 100
"""Bytes of a socket's address that every system allows (macOS 104, Linux 108)."""
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
    get_context(FORKED).set_forkserver_preload(list(modules))
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
    method = start_method()
    if method == FORKED:
        _start_server()
    with _safe_path():
        pool = ProcessPoolExecutor(processes, get_context(method), _set_up)
    try:
        yield pool
    except BaseException:
        for child in active_children():
            child.kill()
        if method == FORKED:
            _stop_server()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def start_method() -> str:
    """Return how processes are started: forked from a server, if its address is short enough.

    The server listens in the temporary folder, and the address of a socket has an end (unix(7)).
    """
    room = LONGEST_ADDRESS - len(os.fsencode(gettempdir()))
    return FORKED if room >= len("/pymp-12345678/listener-12345678") else "spawn"


def _start_server() -> None:
    """Start the process that the others are forked from, if it does not run yet.

    Ctrl-C reaches every process of a terminal; it is for the parent alone to act on it.
    """
    with _safe_path():
        resource_tracker.ensure_running()  # which would let signals through again
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keep helpers that start as `python -c` from importing out of the current folder."""
    safe = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        if safe is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = safe


def _stop_server() -> None:
    """End the server at once, which may be busy importing; another is started when needed."""
    # there is no public name for its process
    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined] # noqa: SLF001


def _set_up() -> None:
    """See to it that a process does not outlive the one that it works for."""
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)

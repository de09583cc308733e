"""The inside of a process that does work on items within limits."""

from __future__ import annotations

import gc
import os
import resource
import signal
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import TypeVar

from briefing.build.limits import MEMORY, OUT_OF_MEMORY, Limits, Lost

MEGABYTE = 1_000_000
STATM = Path("/proc/self/statm")
"""Sizes of this process in pages (proc(5)); the sixth is that of its data and stack."""
COLLECTING = (50_000, 20, 50)
"""When Python looks for garbage: seldom, since almost all objects live as long as their item.

With its own thresholds (700, 10, 10) rendering takes a sixth more time, and no less memory.
"""
TIRED = 2
"""A process that has taken one part in this many of its memory begins no other item."""

T = TypeVar("T")
R = TypeVar("R")


def serve(pipe: Connection, work: Callable[[T], R], limits: Limits, folder: str) -> None:
    """Do the work on every item that comes through the pipe, and send back what comes of it.

    What is sent is a pair: the result, or Lost if it needed too much memory, and whether this
    process takes another item. An item that takes too much time ends the process by SIGPROF.
    Temporary files go to `folder`, which somebody else removes. What libraries print goes nowhere.
    """
    _silence()
    threading.Thread(target=_follow_parent, daemon=True).start()
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    tempfile.tempdir = folder
    gc.set_threshold(*COLLECTING)
    start = data_size()
    _limit(resource.RLIMIT_DATA, start + limits.megabytes * MEGABYTE)
    _limit(resource.RLIMIT_CORE, 0)
    staying = True
    while staying:
        try:
            item = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)
        try:
            result = work(item)
            staying = data_size() - start < limits.megabytes * MEGABYTE // TIRED
            pipe.send((result, staying))
        except OUT_OF_MEMORY:
            staying = False
            pipe.send((Lost(MEMORY), staying))
        signal.setitimer(signal.ITIMER_PROF, 0)


def data_size() -> int:
    """Return how many bytes this process has asked for, 0 where the system does not say."""
    try:
        pages = int(STATM.read_bytes().split()[5])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * resource.getpagesize()


def _silence() -> None:
    """Let no library in C mix its complaints with our messages, or with results on stdout."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit(what: int, most: int) -> None:
    """Set a limit for this process and its children, as far as the system allows."""
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most, most))


def _follow_parent() -> None:
    """End this process when the one that it works for has ended."""
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)

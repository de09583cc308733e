"""How processes are started: forked from here or from a server, safe from the current folder."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from tempfile import gettempdir

Context = ForkContext | ForkServerContext | SpawnContext

LONGEST_ADDRESS = 100
"""Bytes of a socket's address that every system allows (macOS 104, Linux 108)."""
SAFE_PATH = "PYTHONSAFEPATH"
"""Variable that keeps an interpreter from importing out of the current folder."""


def context_for(processes: int, modules: Sequence[str]) -> Context:
    """Return how to start that many processes.

    One is forked from this process, which costs next to nothing. Several are forked from a server
    that imports the modules once for all, or else started one by one: the server listens in the
    temporary folder, and the address of a socket has an end (unix(7)).
    """
    if processes == 1:
        return get_context("fork")
    room = LONGEST_ADDRESS - len(os.fsencode(gettempdir()))
    if room < len("/pymp-12345678/listener-12345678"):
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    with starting():
        resource_tracker.ensure_running()  # which would let signals through again
    with starting():
        forkserver.ensure_running()
    return context


@contextmanager
def starting() -> Iterator[None]:
    """Let processes that are started meanwhile leave Ctrl-C to this one.

    It reaches every process of a terminal. Helpers that start as `python -c` do not import out of
    the current folder either.
    """
    safe = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if safe is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = safe


def stop_server() -> None:
    """End the server at once, which may be busy importing; another is started when needed."""
    # there is no public name for its process
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined] # noqa: SLF001
    if server is not None:
        os.kill(server, signal.SIGKILL)

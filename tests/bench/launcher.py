"""Runs one command and writes down what it took: `launcher.py RESULT COMMAND...`.

It waits for everything that the command started, also for processes that outlive it, so that
nobody's work is left out. Nothing but a few modules of the standard library is imported.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import time

SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): orphans become children of this process."""

PATIENCE = 20
"""Seconds that are waited for processes that outlive the command."""


def main(result: str, *command: str) -> int:
    """Run the command; write seconds by the clock, of processors, and the largest process's kB."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status = os.waitpid(child, 0)
    wall = time.perf_counter() - start
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(PATIENCE)
    while _orphan_ends():
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(result, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes long to import
        file.write(f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")
    return os.waitstatus_to_exitcode(status)


def _orphan_ends() -> bool:
    try:
        os.wait()
    except (ChildProcessError, TimeoutError):
        return False
    return True


def _give_up(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

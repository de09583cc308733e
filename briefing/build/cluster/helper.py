"""A process that does work on items for another, in a folder of its own, and stays for the next.

It has a main thread and may start processes, which tasks of a Dask worker cannot.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import TypeVar, cast

LOOK = 0.2
"""Seconds between two looks whether the work is still wanted."""
SERVE = "from briefing.build.cluster.helping import main; main()"
"""What the process does."""

T = TypeVar("T")
R = TypeVar("R")


class GoneError(Exception):
    """The process ended before it was done."""


class Helper:
    """A process that was started in a folder; `temporary` is where its temporary files go."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        here, there = Pipe()
        with there:
            # it notices by the end of its stdin that nobody waits for it any more
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
                [sys.executable, "-P", "-c", SERVE, str(there.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                pass_fds=(there.fileno(),),
                cwd=folder,
                env={**os.environ, "TMPDIR": str(temporary)},
                process_group=0,
            )
        self._pipe: Connection = here
        self.folder = folder

    def ask(self, work: Callable[[T], R], item: T, is_wanted: Callable[[], bool]) -> R:
        """Return what the work makes of an item.

        Raises:
            GoneError: the process died, or was ended since the work is not wanted any more.
            Exception: what the work raised.
        """
        try:
            self._pipe.send_bytes(ForkingPickler.dumps((work, item)))
            while not self._pipe.poll(LOOK):
                if not is_wanted():
                    self.end()
                    raise GoneError("not wanted any more")
            done, outcome = cast("tuple[bool, R | Exception]", self._pipe.recv())
        except (EOFError, OSError) as error:
            self.end()
            raise GoneError(f"exit code {self._process.returncode}") from error
        if not done:
            raise cast("Exception", outcome)
        return cast("R", outcome)

    @property
    def is_alive(self) -> bool:
        """True until the process ends."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the process and those that it started at once."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()

"""What a Dask worker needs to do our work: helpers, each busy with one item at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from typing import TypeVar, cast

from distributed import Worker, WorkerPlugin, get_worker

from briefing.build.cluster.helper import Helper
from briefing.errors import ConfigError, Place

T = TypeVar("T")
R = TypeVar("R")


class Hands(WorkerPlugin):
    """Helpers on one worker for one run; they end with it, or when the worker does."""

    def __init__(self, name: str, folder: Path | None) -> None:
        self.name = name
        self.folder = folder
        """Where the work is done; None for an empty folder for each helper."""

    def setup(self, worker: Worker) -> None:
        """Begin, without any helper yet."""
        self._lock = Lock()
        self._idle: list[Helper] = []
        self._all: list[Helper] = []
        self._own = Path(mkdtemp(prefix="briefing-", dir=worker.local_directory))

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - so it is called
        """End all helpers, whatever they do."""
        for helper in self._all:
            helper.end()
        rmtree(self._own, ignore_errors=True)

    def do(self, work: Callable[[T], R], item: T, is_wanted: Callable[[], bool]) -> R:
        """Return what the work makes of an item, in an idle helper or a new one."""
        with self._lock:
            helper = self._idle.pop() if self._idle else None
        helper = helper if helper and helper.is_alive else self._start()
        outcome = helper.ask(work, item, is_wanted)
        with self._lock:
            self._idle.append(helper)
        return outcome

    def _start(self) -> Helper:
        folder = self.folder or Path(mkdtemp(dir=self._own))
        try:
            helper = Helper(folder, self._own)
        except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
            hint = "all workers have to see it at this path, or give URLs"
            place = Place(str(folder))
            raise ConfigError("a worker cannot use this folder", place, hint) from error
        with self._lock:
            self._all = [*(old for old in self._all if old.is_alive), helper]
        return helper


def task(name: str, work: Callable[[T], R], item: T) -> R:
    """Do the work on an item with the worker's hands of that name; runs on a worker."""
    worker = get_worker()
    hands = cast("Hands", worker.plugins[name])
    key = worker.get_current_task()

    def is_wanted() -> bool:
        state = worker.state.tasks.get(key)
        return state is not None and state.state != "cancelled"

    return hands.do(work, item, is_wanted)

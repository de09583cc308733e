"""Work on items on the machines of a Dask cluster: what `briefing.build.pool` is on one machine."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any, Generic, TypeVar

from distributed import Client, Future, as_completed
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker

from briefing.build.cluster.hands import Hands, task
from briefing.build.limits import Lost
from briefing.errors import BriefingError, ConfigError, Place, RenderError

FIRST = 30
"""Seconds in which a scheduler has to answer, and to have a worker."""
RETRIES = 2
"""How often an item is tried again on whose way something went wrong, such as a network."""
AHEAD = 16
"""Items for each worker thread that may be under way or done while an earlier one is not.

What comes of them may have to wait for it in the memory of this process.
"""
ADDRESSES = ("tcp://", "tls://", "ws://", "wss://", "ucx://", "inproc://")
"""How addresses of schedulers begin; all else is the path of a scheduler file."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class _Round(Generic[T]):
    """What is under way."""

    client: Client
    """The way to the scheduler."""
    name: str
    """What the helpers of this run are called on the workers."""
    most: int
    """Items that may be between the oldest that is not done and the newest that was begun."""
    places: dict[Future[Any], int] = field(default_factory=dict)
    """Where each item under way stands in the order."""
    items: dict[Future[Any], T] = field(default_factory=dict)
    """Items under way."""
    begun: int = 0
    """Items that were begun."""

    @property
    def has_room(self) -> bool:
        """True if another item may be begun."""
        return self.begun - min(self.places.values(), default=self.begun) < self.most


def run(
    work: Callable[[T], R], items: Iterator[T], scheduler: str, folder: Path | None = None
) -> Generator[tuple[T, R | Lost], None, None]:
    """Yield items with what the work makes of them, as they are done on the cluster's workers.

    The scheduler is an address or the path of a scheduler file. The work is done in a process of
    its own in the `folder`, or in one that is empty. An item is done again if its worker is lost,
    until the scheduler suspects it: then, and if it fails again and again, it is yielded with Lost.
    Items may be added until the last was yielded. When the iteration is left, nothing is begun any
    more, and what is under way is broken off.

    Raises:
        ConfigError: no scheduler answers, or it has no workers.
        RenderError: the scheduler is lost.
        BriefingError: the work raised it, since no item can be done.
    """
    with _client(scheduler) as client:
        threads = _threads(client, scheduler)
        round_: _Round[T] = _Round(client, f"briefing-{token_hex(8)}", AHEAD * threads)
        try:
            _hire(round_, folder, scheduler)
            yield from _all(round_, work, items, scheduler)
        finally:
            _leave(round_)


def _client(scheduler: str) -> Client:
    """Return a client of the scheduler."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":  # what matters is said by us
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        if scheduler.startswith(ADDRESSES):
            return Client(scheduler, timeout=FIRST, set_as_default=False)
        if not Path(scheduler).is_file():
            message = "there is no such scheduler file, and no address begins like this"
            raise ConfigError(message, Place(scheduler))
        return Client(scheduler_file=scheduler, timeout=FIRST, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # the last for want of certificates
        raise ConfigError(f"no scheduler answers ({_short(error)})", Place(scheduler)) from error


def _threads(client: Client, scheduler: str) -> int:
    """Return how many threads the workers have, once there are any."""
    try:
        client.wait_for_workers(1, timeout=FIRST)
    except TimeoutError as error:
        raise ConfigError("this scheduler has no workers", Place(scheduler)) from error
    return sum(client.nthreads().values())


def _hire(round_: _Round[T], folder: Path | None, scheduler: str) -> None:
    """Let all workers, and those that come later, have helpers in the folder."""
    try:
        round_.client.register_plugin(Hands(round_.name, folder))
    except Exception as error:
        hint = "install briefing[cluster] on all machines"
        message = f"its workers cannot do this work ({_short(error)})"
        raise ConfigError(message, Place(scheduler), hint) from error


def _all(
    round_: _Round[T], work: Callable[[T], R], items: Iterator[T], scheduler: str
) -> Generator[tuple[T, R | Lost], None, None]:
    done = as_completed([], loop=round_.client.loop, with_results=False)
    _fill(round_, work, items, done)
    while round_.items:
        future = next(done)
        item = round_.items.pop(future)
        del round_.places[future]
        yield item, _outcome(future, scheduler)
        future.release()
        _fill(round_, work, items, done)


def _fill(
    round_: _Round[T], work: Callable[[T], R], items: Iterator[T], done: as_completed
) -> None:
    """Begin items while there is room."""
    while round_.has_room:
        try:
            item = next(items)
        except StopIteration:
            return
        future = round_.client.submit(
            task, round_.name, work, item, pure=False, retries=RETRIES, priority=-round_.begun
        )
        round_.items[future] = item
        round_.places[future] = round_.begun
        round_.begun += 1
        done.add(future)


def _outcome(future: Future[Any], scheduler: str) -> Any:
    """Return what came of an item."""
    try:
        return future.result()
    except BriefingError:
        raise
    except KilledWorker:
        return Lost("its workers died one after the other")
    except FutureCancelledError as error:
        raise RenderError("the scheduler is lost", Place(scheduler)) from error
    except Exception as error:  # noqa: BLE001 - whatever it was, one item must not stop the others
        return Lost(_short(error))


def _leave(round_: _Round[T]) -> None:
    """Break off what is under way, and let the helpers go."""
    with suppress(Exception):  # the scheduler may be gone
        round_.client.cancel(list(round_.items), force=True)
        round_.client.unregister_worker_plugin(round_.name)


def _short(error: Exception) -> str:
    """Return an error in one line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:200] if text else type(error).__name__

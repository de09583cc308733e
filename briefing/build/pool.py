"""Runs work in processes of their own, within limits, and survives a process that dies.

Items are drawn from their iterator only as processes become free, so that a long run does not
hold all of them in memory.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from shutil import rmtree
from tempfile import mkdtemp
from typing import Generic, TypeVar, cast

from briefing.build.confined import serve
from briefing.build.limits import TIME, Limits, Lost
from briefing.build.starting import Context, context_for, starting, stop_server

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class _Hand(Generic[T]):
    """A process at work on an item."""

    process: BaseProcess
    """It."""
    pipe: Connection
    """The way there and back."""
    item: T
    """What it works on."""
    end: float
    """When it is stopped, on the monotonic clock."""


@dataclass(slots=True)
class _Idle:
    """A process without an item."""

    process: BaseProcess
    """It."""
    pipe: Connection
    """The way there and back."""


@dataclass(frozen=True, slots=True)
class _Office(Generic[T, R]):
    """What every process is started with."""

    context: Context
    """How it is started."""
    work: Callable[[T], R]
    """What it does."""
    limits: Limits
    """What an item may take."""
    folder: str
    """Where its temporary files go."""


def run(
    work: Callable[[T], R],
    items: Iterator[T],
    limits: Limits,
    processes: int = 1,
    modules: Sequence[str] = (),
) -> Generator[tuple[T, R | Lost], None, None]:
    """Yield items with what the work makes of them, as they are done in that many processes.

    The modules are imported once, for all processes to share. An item that takes more than the
    limits, or lets its process die, is yielded with Lost, and the others go on in a new process.
    One process does the items in their order. When the iteration is left, all processes end.
    """
    context = context_for(processes, modules)
    folder = mkdtemp(prefix="briefing-")
    office = _Office(context, work, limits, folder)
    busy: list[_Hand[T]] = []
    idle: list[_Idle] = []
    finished = False
    try:
        _fill(office, items, processes, busy, idle)
        while busy:
            for hand in _ready(busy):
                busy.remove(hand)
                outcome, stays = _collect(hand)
                if stays:
                    idle.append(_Idle(hand.process, hand.pipe))
                _fill(office, items, processes, busy, idle)  # before the caller takes its time
                yield hand.item, outcome
        finished = True
    finally:
        for hand in busy:
            _end(hand.process, hand.pipe)
        for one in idle:
            _end(one.process, one.pipe)
        if not finished and context.get_start_method() == "forkserver":
            stop_server()
        rmtree(folder, ignore_errors=True)


def _fill(
    office: _Office[T, R],
    items: Iterator[T],
    processes: int,
    busy: list[_Hand[T]],
    idle: list[_Idle],
) -> None:
    """Give items to processes until all are busy or there is nothing left to do."""
    while len(busy) < processes:
        try:
            item = next(items)
        except StopIteration:
            return
        busy.append(_give(office, item, idle))


def _give(office: _Office[T, R], item: T, idle: list[_Idle]) -> _Hand[T]:
    """Give an item to a process that is idle, or to a new one."""
    end = time.monotonic() + office.limits.by_the_clock
    while idle:
        one = idle.pop()
        try:
            one.pipe.send(item)
        except OSError:  # it died of something else meanwhile
            _end(one.process, one.pipe)
        else:
            return _Hand(one.process, one.pipe, item, end)
    new = _start(office)
    new.pipe.send(item)
    return _Hand(new.process, new.pipe, item, end)


def _start(office: _Office[T, R]) -> _Idle:
    here, there = Pipe()
    arguments = (there, office.work, office.limits, office.folder)
    process = office.context.Process(target=serve, args=arguments, daemon=True)
    with starting():
        process.start()
    there.close()
    return _Idle(process, here)


def _ready(busy: Sequence[_Hand[T]]) -> list[_Hand[T]]:
    """Wait until some process has something to say, has ended, or has to be stopped."""
    left = min(hand.end for hand in busy) - time.monotonic()
    speaking = wait([hand.pipe for hand in busy], max(left, 0))
    return [hand for hand in busy if hand.pipe in speaking or hand.end <= time.monotonic()]


def _collect(hand: _Hand[T]) -> tuple[R | Lost, bool]:
    """Return what came of an item, and whether its process takes another one."""
    if not hand.pipe.poll():
        _end(hand.process, hand.pipe)
        return Lost(TIME), False
    try:
        outcome, stays = cast("tuple[R | Lost, bool]", hand.pipe.recv())
    except (EOFError, OSError):
        hand.process.join()
        outcome, stays = Lost(_how_it_ended(hand.process.exitcode)), False
    if not stays:
        _end(hand.process, hand.pipe)
    return outcome, stays


def _how_it_ended(code: int | None) -> str:
    """Return the reason behind an exit code; -N stands for signal N."""
    if code == -signal.SIGPROF:
        return TIME
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"


def _end(process: BaseProcess, pipe: Connection) -> None:
    """End a process at once."""
    pipe.close()
    process.kill()
    process.join()
    process.close()

"""How much time and memory one source may take, and what is said of one that takes more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from briefing.errors import BriefingError, Place, RenderError

SECONDS = 20.0
"""Processor time for a source unless the command line says otherwise."""
MEGABYTES = 800
"""Memory for a source unless the command line says otherwise."""
BY_THE_CLOCK = 1.15
"""How much longer it may take by the clock, on a machine that has other things to do."""

OUT_OF_MEMORY = (MemoryError, SystemError)
"""What is raised when memory is short; the latter by code in C that does not look closely."""
TIME = "time"
MEMORY = "memory"

T = TypeVar("T")
R = TypeVar("R")
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source may take; content has no say in it."""

    seconds: float = SECONDS
    """Processor time."""
    megabytes: int = MEGABYTES
    """Memory beside that of the program and its libraries, in units of 10^6 bytes."""
    patience: float = 0.0
    """Seconds more by the clock, where an answer from outside is waited for."""

    @property
    def by_the_clock(self) -> float:
        """Seconds after which a source is stopped, whatever it does."""
        return self.seconds * BY_THE_CLOCK + self.patience


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Lost:
    """Nothing came of an item, because its process ended or was stopped."""

    reason: str
    """`TIME`, `MEMORY`, or how the process ended."""


def complaint(lost: Lost, limits: Limits, shown: str) -> BriefingError:
    """Return the error of a source that nothing came of; `shown` is the source."""
    place = Place(shown)
    if lost.reason == TIME:
        unit = "second" if limits.seconds == 1 else "seconds"
        message = f"stopped, since it takes more than {limits.seconds:g} {unit}"
        return RenderError(message, place, hint="--time-limit gives it more")
    if lost.reason == MEMORY:
        message = f"stopped, since it needs more than {limits.megabytes} MB of memory"
        return RenderError(message, place, hint="--memory-limit gives it more")
    message = f"the process that built it died, perhaps for want of memory ({lost.reason})"
    return RenderError(message, place)


def attempt(work: Callable[[T], R], blame: Callable[[Exception, T], F], item: T) -> R | F:
    """Return what comes of work, or what `blame` makes of the error that it raises."""
    try:
        return work(item)
    except OUT_OF_MEMORY:  # whoever limits this process knows how much it had
        raise
    except Exception as error:  # noqa: BLE001 - one item must not stop the others
        return blame(error, item)

"""Work on sources one after the other in a process of its own, for what is shown or checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import TypeVar

from briefing.build.limits import Limits, Lost, attempt, complaint
from briefing.build.pool import run
from briefing.build.project import Result, Target, failed

R = TypeVar("R")


def each(
    work: Callable[[Target], R], found: Sequence[Target | Result], limits: Limits
) -> Iterator[R | Result]:
    """Yield in order what the work makes of targets, and the failures between them as they are.

    A target that takes more than the limits, or for which the work raises an error, becomes a
    failure too and does not stop the others.
    """
    targets = (item for item in found if isinstance(item, Target))
    with closing(run(partial(attempt, work, _failed), targets, limits)) as done:
        for item in found:
            if isinstance(item, Result):
                yield item
            else:
                target, outcome = next(done)
                yield known(outcome, limits, target.shown)


def known(outcome: R | Lost, limits: Limits, shown: str) -> R | Result:
    """Return what came of a source, which is a failure if its process ended or was stopped."""
    if isinstance(outcome, Lost):
        return failed(complaint(outcome, limits, shown), shown)
    return outcome


def _failed(error: Exception, target: Target) -> Result:
    return failed(error, target.shown)

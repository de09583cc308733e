"""Work on items without a cluster: in one helper on this machine, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from briefing.build.cluster.helper import GoneError, Helper
from briefing.build.limits import Lost

T = TypeVar("T")
R = TypeVar("R")


def run(
    work: Callable[[T], R], items: Iterator[T], folder: Path | None = None
) -> Generator[tuple[T, R | Lost], None, None]:
    """Yield items with what the work makes of them, as `executor.run` does.

    Raises:
        Exception: what the work raised.
    """
    with TemporaryDirectory(prefix="briefing-") as own:
        place = folder or Path(own)
        helper = Helper(place, Path(own))
        try:
            for item in items:
                try:
                    outcome: R | Lost = helper.ask(work, item, lambda: True)
                except GoneError as error:
                    outcome = Lost(str(error))
                    helper = Helper(place, Path(own))
                yield item, outcome
        finally:
            helper.end()

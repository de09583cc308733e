"""Work on items without a cluster: in one helper on this machine, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from briefing.build.cluster.helper import GoneError, Helper
from briefing.build.limits import Lost
from briefing.errors import BriefingError

T = TypeVar("T")
R = TypeVar("R")


def run(
    work: Callable[[T], R], items: Iterator[T], folder: Path | None = None
) -> Generator[tuple[T, R | Lost], None, None]:
    """Yield items with what the work makes of them, as `executor.run` does.

    Raises:
        BriefingError: the work raised it, since no item can be done.
    """
    with TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True) as own:
        place = folder or Path(own)
        helper = Helper(place, Path(own))
        try:
            for item in items:
                try:
                    outcome: R | Lost = helper.ask(work, item, lambda: True)
                except GoneError as error:
                    outcome = Lost(str(error))
                    helper = Helper(place, Path(own))
                except BriefingError:
                    raise
                except Exception as error:  # noqa: BLE001 - one item must not stop the others
                    outcome = Lost(f"{type(error).__name__}: {error}")
                yield item, outcome
        finally:
            helper.end()

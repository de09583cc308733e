"""A progress bar on stderr, for a person who watches a build of several sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from briefing.build import Progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Provide a callback that draws the bar, or does nothing where nobody could watch it."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    with ExitStack() as stack:
        yield _drawer(stack)


def _drawer(stack: ExitStack) -> Progress:
    draw: Progress | None = None

    def report(done: int, total: int, source: str) -> None:
        nonlocal draw
        if total > 1:
            draw = draw or _bar(stack)
            draw(done, total, source)

    return report


def _bar(stack: ExitStack) -> Progress:
    from rich.console import Console  # noqa: PLC0415 - rich is slow to import and seldom needed
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("")
    return lambda done, total, source: bar.update(
        task, completed=done, total=total, description=source
    )

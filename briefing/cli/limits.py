"""The options `--time-limit` and `--memory-limit`: only the command line can raise limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from briefing.build.limits import MEGABYTES, SECONDS

T = TypeVar("T", bound=Callable[..., object])


def limited(command: T) -> T:
    """Add the options to a verb, which gets them as `time_limit` and `memory_limit`."""
    in_time = click.option(
        "--time-limit",
        metavar="SECONDS",
        type=click.IntRange(1, 86_400),
        default=round(SECONDS),
        show_default=True,
        help="Most processor time for one article.",
    )
    in_memory = click.option(
        "--memory-limit",
        metavar="MB",
        type=click.IntRange(1, 1_000_000),
        default=MEGABYTES,
        show_default=True,
        help="Most memory for one article.",
    )
    return in_time(in_memory(command))

"""The option `--to-dir`: where verbs that make articles put them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

T = TypeVar("T", bound=Callable[..., object])


def to_dir(what: str) -> Callable[[T], T]:
    """Return what adds the option to a verb, which gets it as `folder`; `what` is its help."""
    return click.option(
        "--to-dir",
        "folder",
        metavar="DIR",
        type=click.Path(path_type=Path),
        default=Path("content"),
        show_default=True,
        help=what,
    )

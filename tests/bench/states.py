"""What a build finds when it starts: nothing, the analysis of an earlier build, or its outputs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from enum import Enum
from pathlib import Path

CACHE = "XDG_CACHE_HOME"
"""Variable that says where programs keep what they can do without (XDG Base Directory 0.8)."""


class State(Enum):
    """What is left of earlier builds."""

    NOTHING = "nothing"
    ANALYSED = "the cache without any output"
    BUILT = "everything"


def nothing() -> None:
    """Do nothing."""


def reset(state: State, out: Path, cache: Path, build: Callable[[], object]) -> None:
    """Bring the output folder and the cache into a state; `build` makes what has to be there."""
    if state is State.NOTHING:
        shutil.rmtree(cache, ignore_errors=True)
    elif not cache.exists() or (state is State.BUILT and not out.exists()):
        cache.mkdir(parents=True, exist_ok=True)
        build()
    if state is not State.BUILT:
        shutil.rmtree(out, ignore_errors=True)
        forget_outputs(cache)


def forget_outputs(cache: Path) -> None:
    """Remove the outputs from a cache and leave the analysis."""
    for folder in cache.glob("briefing/outputs"):
        shutil.rmtree(folder)

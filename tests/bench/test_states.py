from __future__ import annotations

from pathlib import Path

import pytest
from tests.bench.states import State, reset


class Built:
    """An output folder and a cache, and how often they were filled."""

    def __init__(self, folder: Path) -> None:
        self.out, self.cache = folder / "out", folder / "cache"
        self.times = 0

    def build(self) -> None:
        self.times += 1
        self.out.mkdir(exist_ok=True)

    def reset(self, state: State) -> None:
        reset(state, self.out, self.cache, self.build)


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return Built(tmp_path)


def test_from_nothing_there_is_neither_output_nor_cache(built: Built) -> None:
    built.reset(State.BUILT)
    built.reset(State.NOTHING)
    assert (built.out.exists(), built.cache.exists()) == (False, False)


def test_the_analysis_is_made_once_and_then_kept(built: Built) -> None:
    built.reset(State.ANALYSED)
    built.reset(State.ANALYSED)
    assert built.times == 1
    assert (built.out.exists(), built.cache.exists()) == (False, True)


def test_what_is_built_is_built_once(built: Built) -> None:
    built.reset(State.BUILT)
    built.reset(State.BUILT)
    assert built.times == 1
    assert built.out.exists()

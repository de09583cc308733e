"""The stages raise what a process without memory raises; that a limit holds is tested elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from briefing.build import recalling
from briefing.cli import check, show
from briefing.manuscript import Source
from briefing.publish import draft

Program = Callable[..., tuple[int, str, str]]

STOPPED = (
    "content/visit.md: stopped, since it needs more than 300 MB of memory"
    " (--memory-limit gives it more)"
)


def greedy(*_: object, **__: object) -> NoReturn:
    raise MemoryError


@pytest.fixture(autouse=True)
def _greedy_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, stage in (
        (recalling, "analyse"), (show, "compose"), (check, "compose"), (draft, "analyse"),
    ):  # fmt: skip
        monkeypatch.setattr(module, stage, greedy)


@pytest.mark.parametrize("verb", ["build", "check", "draft"])
def test_a_source_beyond_the_limit_is_named(briefing: Program, article: Path, verb: str) -> None:
    code, out, err = briefing(verb, str(article), "--memory-limit", "300")
    assert (code, out, err) == (1, "", f"{STOPPED}\n")
    assert [path.name for path in article.parent.iterdir()] == ["visit.md"]


def test_show_gives_its_error(briefing: Program, article: Path) -> None:
    code, out, _ = briefing("show", str(article), "--memory-limit", "300")
    assert (code, json.loads(out)["error"]) == (1, STOPPED)


def endless(source: Source, *_: object, **__: object) -> NoReturn:
    del source
    while True:
        pass


def test_a_source_without_end_is_named(
    briefing: Program, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recalling, "analyse", endless)
    code, _, err = briefing("build", str(article), "--time-limit", "1")
    assert code == 1
    assert err.startswith("content/visit.md: stopped, since it takes more than 1 second (--time")


@pytest.mark.parametrize("verb", ["build", "show", "check", "draft"])
@pytest.mark.parametrize("option", ["--time-limit", "--memory-limit"])
def test_there_is_no_work_without_time_or_memory(
    briefing: Program, article: Path, verb: str, option: str
) -> None:
    assert briefing(verb, str(article), option, "0")[0] == 2

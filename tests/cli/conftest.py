from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.running import run


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the program in this process; return its exit code, stdout and stderr."""

    return partial(run, capsys)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let every test run in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def article(folder: Path) -> Path:
    """Write an article that has nothing to complain about but an unknown key."""
    path = folder / "content" / "visit.md"
    path.parent.mkdir()
    path.write_text(
        "+++\ntitle = 'The visit'\npublished = '2018'\ntitel = 'x'\n+++\n\n"
        "The talks between Pakistan and Iran ended well. Mira Oduya led them.\n",
        encoding="utf-8",
    )
    return path.relative_to(folder)

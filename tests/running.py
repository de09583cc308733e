"""Runs the program in this process, for tests that type commands."""

from __future__ import annotations

import pytest
from briefing.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the exit code of a command, and what it prints on stdout and stderr."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert isinstance(ended.value.code, int)
    return (ended.value.code, *capsys.readouterr())

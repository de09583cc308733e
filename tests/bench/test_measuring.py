from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.bench.measuring import BenchError, Command, interleaved, measure

BUSY = "import time; end = time.process_time() + 0.05\nwhile time.process_time() < end: pass"
ABANDONED = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BUSY!r}])"


def python(name: str, code: str, *, optional: bool = False) -> Command:
    return Command(name, (sys.executable, "-S", "-c", code), optional=optional)


def test_work_of_a_process_that_outlives_its_parent_counts() -> None:
    assert measure(python("left behind", ABANDONED)).cpu >= 0.05


def test_memory_is_the_peak_of_the_command() -> None:
    assert 40 < measure(python("40 MB", "bytes(bytearray(20_000_000))")).memory < 200


def test_commands_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    commands = [python(name, f"open({str(log)!r}, 'a').write('{name}')") for name in "ab"]
    costs = interleaved(commands, 2, print)
    assert log.read_text() == "abab"
    assert [len(costs[name]) for name in "ab"] == [2, 2]


def test_a_program_of_somebody_else_that_fails_is_named_and_left_out() -> None:
    told: list[str] = []
    costs = interleaved([python("peer", "raise SystemExit(3)", optional=True)], 2, told.append)
    assert costs == {}
    assert told == ["skipped: peer: exit code 3: "]


def test_our_own_program_must_not_fail() -> None:
    with pytest.raises(BenchError, match="ours: exit code 3"):
        interleaved([python("ours", "raise SystemExit(3)")], 1, print)

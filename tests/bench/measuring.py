"""Runs commands in turns and says what each run took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launcher.py")
OURS = frozenset({"FONTCONFIG_FILE"})
"""Variables that the PDF engine sets where it is imported, and that no command shall find."""
PATIENCE = 900.0
"""Seconds after which a command is given up."""


class BenchError(Exception):
    """A command that does not do what it should."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of processors, of all processes together."""
    memory: float
    """Peak of the largest process, in units of 10^6 bytes."""


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something to measure."""

    name: str
    """What the results call it."""
    line: tuple[str, ...]
    """Program and arguments."""
    before: Callable[[], None] = _nothing
    """Puts everything into the state that is measured; not measured itself."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables beside those of this process."""
    optional: bool = False
    """True for a program of somebody else, which may fail here."""


def measure(command: Command) -> Cost:
    """Run a command once.

    Raises:
        BenchError: it fails.
    """
    command.before()
    plain = {name: value for name, value in os.environ.items() if name not in OURS}
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "cost")
        done = subprocess.run(
            [sys.executable, "-S", "-E", str(LAUNCHER), str(result), *command.line],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env={**plain, **command.environment},
            timeout=PATIENCE,
        )
        if done.returncode:
            raise BenchError(f"{command.name}: exit code {done.returncode}: {done.stderr[-400:]}")
        wall, cpu, kilobytes = (float(word) for word in result.read_text().split())
    return Cost(wall, cpu, kilobytes * 1024 / 1e6)


def interleaved(
    commands: Sequence[Command], runs: int, tell: Callable[[str], None]
) -> dict[str, list[Cost]]:
    """Run all commands in turns, `runs` times, so that a busy spell hits all of them.

    A program of somebody else that fails is told of and left out.
    """
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    waiting = list(commands)
    for _ in range(runs):
        for command in list(waiting):
            try:
                costs[command.name].append(measure(command))
            except (BenchError, OSError, subprocess.TimeoutExpired) as error:
                if not command.optional:
                    raise
                tell(f"skipped: {error}")
                waiting.remove(command)
                del costs[command.name]
    return costs

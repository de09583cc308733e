"""Measures how long a rebuild takes while `briefing build --watch` runs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.bench.articles import SEED
from tests.bench.measuring import BenchError, Command, Cost, measure

THEME = 'title = "Own"\nextends = "classic"\n'
TOLD = " s\n"
"""How a line about a rebuild ends."""


def rebuilds(folder: Path, base: Command, runs: int) -> dict[str, list[Cost]]:
    """Edit an article and a theme in turns with B; return what B and each rebuild took.

    Of rebuilds only the time by the clock is known, from the change to the line about it.
    """
    source, style = folder / "content" / "seed.txt", folder / "styles" / "own" / "base.css"
    for path in (source, style):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = SEED.read_text(encoding="utf-8")
    source.write_text(text, encoding="utf-8")
    (style.parent / "theme.toml").write_text(THEME)
    style.write_text("")
    costs: dict[str, list[Cost]] = {base.name: [], "article": [], "style": []}
    with _watching(folder) as said:
        _wait(said)
        for run in range(1, runs + 1):
            costs[base.name].append(measure(base))
            costs["article"].append(_edit(source, f"{text} This is version {run}.", said))
            costs["style"].append(_edit(style, f"p {{ color: #00000{run % 10} }}", said))
    return costs


@contextmanager
def _watching(folder: Path) -> Iterator[IO[str]]:
    """Run the watch in a folder, and provide what it says."""
    program = str(Path(sys.executable).with_name("briefing"))
    line = (program, "build", "--watch", "--to", "pdf", "--theme", "own")
    with subprocess.Popen(line, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            yield process.stderr
        finally:
            process.kill()


def _edit(path: Path, text: str, said: IO[str]) -> Cost:
    start = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    _wait(said)
    return Cost(time.perf_counter() - start, 0, 0)


def _wait(said: IO[str]) -> None:
    """Read until a rebuild is told of."""
    for line in said:
        if line.endswith(TOLD):
            return
    raise BenchError("the watch has ended")

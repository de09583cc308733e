"""`make bench`: measure, print the table, keep the results; `make bench ONLY=seed,batch RUNS=3`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench.figures import Figure, table
from tests.bench.record import keep, last_values, machine
from tests.bench.scenes import SCENES, Bench

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".bench"
BUSY = 0.5
"""Load a processor above which times by the clock mean little."""


def main() -> int:
    """Run the scenes that are asked for."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", default="", help=f"scenes, of {', '.join(SCENES)}")
    parser.add_argument("--runs", type=int, default=7, help="how often each command is run")
    given = parser.parse_args()
    wanted = [name for name in given.only.split(",") if name] or list(SCENES)
    unknown = [name for name in wanted if name not in SCENES]
    if unknown:
        parser.error(f"there is no scene {unknown[0]}; there are {', '.join(SCENES)}")
    facts = machine(ROOT)
    if facts["load"] > BUSY * facts["processors"]:
        _tell(f"this machine is busy (load {facts['load']}): ratios of CPU are closer to the truth")
    bench = Bench(HOME / "work", HOME / "peers", given.runs, _tell)
    last = last_values(HOME / "results")
    figures: list[Figure] = []
    costs = {}
    for name in wanted:
        _tell(f"{name} ...")
        scene = SCENES[name](bench)
        figures += scene.figures
        costs[name] = scene.costs
    path = keep(HOME / "results", figures, costs, facts)
    sys.stdout.write("\n".join(table(figures, last)) + "\n")
    _tell(f"medians of {given.runs} runs in turns, kept in {path.relative_to(ROOT)}")
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())

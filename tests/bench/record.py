"""Keeps results as JSON files, and finds those of the last time."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.figures import Costs, Figure


def keep(
    folder: Path, figures: Sequence[Figure], costs: Mapping[str, Costs], facts: Mapping[str, Any]
) -> Path:
    """Write figures and every single run into a new file of the folder, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = folder / f"{now:%Y%m%dT%H%M%S.%f}.json"
    data = {
        "time": now.isoformat(timespec="seconds"),
        "machine": dict(facts),
        "figures": [asdict(figure) | {"verdict": figure.verdict} for figure in figures],
        "runs": {
            scene: {name: [asdict(cost) for cost in found] for name, found in measured.items()}
            for scene, measured in costs.items()
        },
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return path


def last_values(folder: Path) -> dict[str, float]:
    """Return by name the value of every figure when it was last measured."""
    values: dict[str, float] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            figures = json.loads(path.read_bytes())["figures"]
            values |= {f["name"]: float(f["value"]) for f in figures if f["value"] is not None}
        except (OSError, ValueError, LookupError, TypeError):
            continue  # somebody's unfinished file
    return values


def machine(root: Path) -> dict[str, Any]:
    """Return what the figures depend on beside the program."""
    return {
        "processors": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[0], 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "commit": _commit(root),
    }


def _commit(root: Path) -> str:
    command = ["git", "-C", str(root), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""

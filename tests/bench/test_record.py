from __future__ import annotations

import json
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.measuring import Cost
from tests.bench.record import keep, last_values


def figure(name: str, value: float | None) -> Figure:
    return Figure(name, value, "x", 1)


def test_every_run_is_kept(tmp_path: Path) -> None:
    costs = {"seed": {"ours": [Cost(1, 2, 3)]}}
    data = json.loads(keep(tmp_path, [figure("a", 0.5)], costs, {"load": 0.1}).read_bytes())
    assert data["runs"]["seed"]["ours"] == [{"wall": 1, "cpu": 2, "memory": 3}]
    assert data["figures"][0]["verdict"] == "target"
    assert data["machine"]["load"] == 0.1


def test_a_figure_is_compared_with_its_own_last_time(tmp_path: Path) -> None:
    keep(tmp_path, [figure("a", 1), figure("b", 2)], {}, {})
    keep(tmp_path, [figure("a", 3), figure("c", None)], {}, {})
    assert last_values(tmp_path) == {"a": 3, "b": 2}


def test_a_file_that_is_no_result_is_passed_over(tmp_path: Path) -> None:
    keep(tmp_path, [figure("a", 1)], {}, {})
    (tmp_path / "9.json").write_text("{")
    assert last_values(tmp_path) == {"a": 1}


def test_without_results_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert last_values(tmp_path / "none") == {}

"""The work is `eval` here: a piece of Python that any process can be asked to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefing.build.pool import run_apart, run_here, start_method

DIE = "__import__('os')._exit(3)"


def test_one_after_the_other_in_this_process() -> None:
    here = "__import__('os').getpid()"
    assert list(run_here(eval, iter([here, "1 + 1"]))) == [(here, os.getpid()), ("1 + 1", 2)]


def test_work_is_done_in_other_processes() -> None:
    items = ["__import__('os').getpid()", "1 + 1", "2 + 2"]
    done = dict(run_apart(eval, iter(items), 2))
    assert done[items[0]] != os.getpid()
    assert (done[items[1]], done[items[2]]) == (2, 4)


def test_a_process_that_dies_costs_its_own_item_only() -> None:
    items = ["1 + 1", DIE, *(f"{number} * 1" for number in range(12))]
    done = dict(run_apart(eval, iter(items), 2))
    assert done == {item: None if item == DIE else eval(item) for item in items}


def test_nothing_to_do() -> None:
    assert list(run_apart(eval, iter([]), 2)) == []


def test_items_are_drawn_only_as_they_are_needed() -> None:
    drawn: list[int] = []

    def items() -> Iterator[str]:
        for number in range(30):
            drawn.append(number)
            yield str(number)

    run = run_apart(eval, items(), 2)
    next(run)
    assert len(drawn) < 12
    assert len(list(run)) == 29


def test_a_hostile_current_folder_is_not_imported_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("struct", "socket", "signal"):
        (tmp_path / f"{module}.py").write_text("open('obeyed', 'w').close()\nraise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    from multiprocessing import forkserver, resource_tracker

    # the next ones start here
    forkserver._forkserver._stop()  # type: ignore[attr-defined]
    resource_tracker._resource_tracker._stop()  # type: ignore[attr-defined]
    assert dict(run_apart(eval, iter(["1 + 1"]), 1)) == {"1 + 1": 2}
    assert not (tmp_path / "obeyed").exists()
    assert "PYTHONSAFEPATH" not in os.environ


def test_processes_are_gone_when_the_caller_stops() -> None:
    from multiprocessing import active_children

    run = run_apart(eval, iter(["1 + 1", "__import__('time').sleep(30)"]), 2)
    assert next(run) == ("1 + 1", 2)
    del run
    assert active_children() == []


def test_a_long_name_of_the_temporary_folder_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("deep" * 20)
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert start_method() == "spawn"
    assert dict(run_apart(eval, iter(["1 + 1", "2 + 2"]), 2)) == {"1 + 1": 2, "2 + 2": 4}

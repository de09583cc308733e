"""The work is `eval` here: a piece of Python that any process can be asked to do."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from briefing.build.limits import MEMORY, TIME, Limits, Lost
from briefing.build.pool import run

CLOCK = "__import__('time').process_time"
PROCESS = "__import__('os').getpid()"
DIE = "__import__('os')._exit(3)"
ENDLESS = "any(iter(int, 1))"
WAITING = "__import__('time').sleep(60)"
GREEDY = "len(bytearray(300_000_000))"
LIMITS = Limits(seconds=20)
SHORT = Limits(seconds=1)


def outcomes(*items: str, limits: Limits = LIMITS, processes: int = 1) -> dict[str, object]:
    return dict(run(eval, iter(items), limits, processes))


@pytest.mark.parametrize("processes", [1, 2])
def test_work_is_done_in_other_processes(processes: int) -> None:
    done = outcomes(PROCESS, "1 + 1", "2 + 2", processes=processes)
    assert done.pop(PROCESS) not in {os.getpid(), None}
    assert done == {"1 + 1": 2, "2 + 2": 4}


def test_one_process_does_the_items_in_their_order() -> None:
    items = [PROCESS, "1 + 1", f"{PROCESS} + 0"]
    done = list(run(eval, iter(items), LIMITS))
    assert [item for item, _ in done] == items
    assert done[0][1] == done[2][1]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_process_that_dies_costs_its_own_item_only(processes: int) -> None:
    items = ["1 + 1", DIE, *(f"{number} * 1" for number in range(6))]
    done = outcomes(*items, processes=processes)
    assert done.pop(DIE) == Lost("exit code 3")
    assert done == {item: eval(item) for item in items if item != DIE}


def test_a_process_that_is_killed_is_told_from_others() -> None:
    kill = "__import__('os').kill(__import__('os').getpid(), 9)"
    assert outcomes(kill) == {kill: Lost("SIGKILL")}


@pytest.mark.parametrize(
    "endless", [ENDLESS, "'x' * 40 in __import__('re').match('(a*)*b', 'a' * 40)"]
)
def test_an_item_without_end_is_stopped_and_the_others_go_on(endless: str) -> None:
    assert outcomes(endless, "1 + 1", limits=SHORT) == {endless: Lost(TIME), "1 + 1": 2}


def test_an_item_that_waits_for_ever_is_stopped_by_the_clock() -> None:
    assert outcomes(WAITING, "1 + 1", limits=SHORT) == {WAITING: Lost(TIME), "1 + 1": 2}


def test_every_item_has_the_time_anew() -> None:
    busy = f"all(iter(lambda end={CLOCK}() + .8: {CLOCK}() < end, False))"
    items = [busy, f"{busy} ", f"{busy}  "]
    assert outcomes(*items, limits=Limits(seconds=2, patience=20)) == dict.fromkeys(items, True)


def test_where_an_answer_is_waited_for_the_clock_is_patient() -> None:
    nap = "__import__('time').sleep(.3)"
    assert outcomes(nap, limits=Limits(seconds=0.1, patience=20)) == {nap: None}


def test_an_item_that_needs_too_much_memory_is_stopped_and_the_others_go_on() -> None:
    limits = Limits(seconds=20, megabytes=200)
    assert outcomes(GREEDY, "1 + 1", limits=limits) == {GREEDY: Lost(MEMORY), "1 + 1": 2}


@pytest.mark.parametrize("fault", ["MemoryError", "SystemError('error return without exception')"])
def test_code_that_runs_out_of_memory_may_say_so_in_two_ways(fault: str) -> None:
    out = f"(_ for _ in ()).throw({fault})"
    assert outcomes(out, "1 + 1") == {out: Lost(MEMORY), "1 + 1": 2}


@pytest.mark.parametrize("stream", [1, 2])
def test_what_libraries_print_does_not_reach_the_terminal(
    stream: int, capfd: pytest.CaptureFixture[str]
) -> None:
    shout = f"__import__('os').write({stream}, b'GLib-ERROR **: no room')"
    assert list(outcomes(shout).values()) == [22]
    assert capfd.readouterr() == ("", "")


def test_a_process_that_has_grown_is_replaced() -> None:
    grow = "__import__('sys').modules.setdefault('kept', bytearray(120_000_000)) and 1"
    done = outcomes(PROCESS, grow, f"{PROCESS} + 0", limits=Limits(seconds=20, megabytes=200))
    assert done[grow] == 1
    assert done[PROCESS] != done[f"{PROCESS} + 0"]


def test_nothing_to_do() -> None:
    assert outcomes(processes=2) == {}


def test_items_are_drawn_only_as_they_are_needed() -> None:
    drawn: list[int] = []

    def items() -> Iterator[str]:
        for number in range(30):
            drawn.append(number)
            yield str(number)

    left = run(eval, items(), LIMITS, 2)
    next(left)
    assert len(drawn) < 6
    assert len(list(left)) == 29


def test_temporary_files_are_gone_when_all_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    leave = f"__import__('tempfile').mkdtemp() and {DIE}"
    assert outcomes(leave) == {leave: Lost("exit code 3")}
    assert list(tmp_path.iterdir()) == []
    assert tempfile.gettempdir() == str(tmp_path)


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
    assert outcomes("1 + 1", "2 + 2", processes=2) == {"1 + 1": 2, "2 + 2": 4}
    assert not (tmp_path / "obeyed").exists()
    assert "PYTHONSAFEPATH" not in os.environ


@pytest.mark.parametrize("processes", [1, 2])
def test_processes_are_gone_when_the_caller_stops(processes: int) -> None:
    from multiprocessing import active_children

    start = time.monotonic()
    with closing(run(eval, iter(["1 + 1", WAITING]), LIMITS, processes)) as done:
        assert next(done) == ("1 + 1", 2)
    assert active_children() == []
    assert time.monotonic() - start < 20


def test_a_long_name_of_the_temporary_folder_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("deep" * 20)
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert outcomes("1 + 1", "2 + 2", processes=2) == {"1 + 1": 2, "2 + 2": 4}

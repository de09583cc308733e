"""The work is `eval` here: a piece of Python that any process can be asked to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from briefing.build.cluster import alone, executor
from briefing.build.cluster.hands import Hands
from briefing.build.limits import Lost
from briefing.errors import ConfigError
from distributed import LocalCluster

pytestmark = pytest.mark.enable_socket

FOLDER = "__import__('os').getcwd()"
PROCESS = "__import__('os').getpid()"
DIE = "__import__('os')._exit(3)"
REFUSE = "(_ for _ in ()).throw(__import__('briefing.errors').errors.ConfigError('no'))"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a scheduler and a worker in this process; they stay on the machine."""
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster.scheduler_address


def test_work_is_done_in_other_processes_in_the_folder(address: str, tmp_path: Path) -> None:
    done = dict(executor.run(eval, iter([PROCESS, FOLDER, "1 + 1", "1 / 0"]), address, tmp_path))
    assert done.pop(PROCESS) != os.getpid()
    assert done == {
        FOLDER: str(tmp_path),
        "1 + 1": 2,
        "1 / 0": Lost("ZeroDivisionError: division by zero"),
    }


def test_a_process_that_dies_is_tried_again_and_costs_its_own_item_only(address: str) -> None:
    done = dict(executor.run(eval, iter([DIE, "2 + 2"]), address))
    assert done == {DIE: Lost("GoneError: exit code 3"), "2 + 2": 4}


def test_what_no_item_can_do_without_ends_the_run(address: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"missing: a worker cannot use this folder"):
        list(executor.run(eval, iter(["1"]), address, tmp_path / "missing"))
    with pytest.raises(ConfigError, match="no"):
        list(executor.run(eval, iter([REFUSE]), address))


def test_workers_that_cannot_help_are_named(
    address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'spacy'")

    monkeypatch.setattr(Hands, "setup", fail)
    monkeypatch.setattr(Hands, "teardown", lambda *_, **__: None)
    with pytest.raises(ConfigError, match=r"cannot do this work .*'spacy'.*install briefing"):
        list(executor.run(eval, iter(["1"]), address))
    caplog.clear()  # the worker says so too


def test_no_more_is_begun_than_may_wait(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []

    def items() -> Iterator[str]:
        for number in range(12):
            begun.append(str(number))
            yield begun[-1]

    monkeypatch.setattr(executor, "AHEAD", 3)
    with closing(executor.run(eval, items(), address)) as done:
        for count, (item, outcome) in enumerate(done, 1):
            assert outcome == int(item)
            assert len(begun) <= count + 2
    assert len(begun) == 12


def test_a_run_that_is_left_leaves_no_process(address: str) -> None:
    waiting = "__import__('time').sleep(60)"
    with closing(executor.run(eval, iter([PROCESS, waiting, waiting]), address)) as done:
        _, process = next(done)
    assert isinstance(process, int)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize(
    ("scheduler", "message"),
    [("missing.json", "no such scheduler file"), ("tcp://nowhere", "no scheduler answers")],
)
def test_a_scheduler_that_is_not_there_is_named(scheduler: str, message: str) -> None:
    with pytest.raises(ConfigError, match=f"{scheduler}: .*{message}"):
        list(executor.run(eval, iter(["1"]), scheduler))


def test_without_a_cluster_one_process_does_the_items_in_their_order() -> None:
    done = list(alone.run(eval, iter(["1 + 1", DIE, "1 / 0", "2 + 2"])))
    lost = Lost("ZeroDivisionError: division by zero")
    assert done == [("1 + 1", 2), (DIE, Lost("exit code 3")), ("1 / 0", lost), ("2 + 2", 4)]
    with pytest.raises(ConfigError, match="no"):
        list(alone.run(eval, iter([REFUSE])))

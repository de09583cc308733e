"""A build on a real cluster gives what a build on one machine gives, whatever happens on the way.

`make audit` runs it, `make test` does not: a scheduler and two workers are started on this machine.
What is said among them never leaves it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from briefing.build.cluster.executor import run
from briefing.build.limits import Lost
from tests.bench.articles import write_articles

ARTICLES = 30
PATIENCE = 300
"""Seconds after which something is wrong."""
STORAGE = """
import os
from fsspec.implementations.local import LocalFileSystem

class Shelf(LocalFileSystem):
    protocol = "shelf"

    @classmethod
    def _strip_protocol(cls, path):
        path = os.fspath(path).removeprefix("shelf://")
        return path if path.startswith("/") else os.environ["SHELF"] + "/" + path.rstrip("/")
"""
"""A storage that only fsspec can open: a folder whose place is no part of its addresses."""

pytestmark = pytest.mark.timeout(4 * PATIENCE)


class Cluster:
    """A scheduler and its workers, and programs that are run in a folder beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        plugin = folder / "storage" / "shelf-1.dist-info"
        plugin.mkdir(parents=True)
        (plugin / "METADATA").write_text("Metadata-Version: 2.1\nName: shelf\nVersion: 1\n")
        (plugin / "entry_points.txt").write_text("[fsspec.specs]\nshelf = shelf_storage.Shelf\n")
        (folder / "storage" / "shelf_storage.py").write_text(STORAGE)
        paths = [str(folder / "storage"), *filter(None, [os.environ.get("PYTHONPATH")])]
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            "SHELF": str(folder / "shelf"),
        }
        self.start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", self.file)

    def start(self, kind: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a scheduler or a worker that nobody outside this machine can reach."""
        with (self.folder / f"{kind}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "dask", kind, "--host", "127.0.0.1", *arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.folder, env=self.environment, start_new_session=True,
            )  # fmt: skip
        self.processes.append(process)
        return process

    def worker(self, *options: str) -> subprocess.Popen[bytes]:
        wait_for(self.file.exists)
        own: list[str | Path] = ["--scheduler-file", self.file, "--nthreads", "1", "--no-dashboard"]
        return self.start("worker", *own, "--local-directory", self.folder / "own", *options)

    def build(self, *arguments: str | Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "briefing", "build", *arguments, "--time-limit", "600"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            cwd=self.folder, env=self.environment,
        )  # fmt: skip

    def end(self) -> None:
        for process in self.processes[::-1]:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something is the case that another process brings about."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("cluster")
    write_articles(folder / "content", ARTICLES)
    (folder / "content" / "twin.md").write_text("+++\nslug = 'article-0001'\n+++\nToo late.\n")
    cluster = Cluster(folder)
    try:
        yield cluster
    finally:
        cluster.end()


@pytest.fixture(scope="module")
def local(cluster: Cluster) -> tuple[dict[str, bytes], str, str]:
    """Return what a build on one machine writes and says."""
    out, said = cluster.build("content", "--out", "local").communicate(timeout=PATIENCE)
    return contents(cluster.folder / "local"), out.replace("local/", ""), said


def test_a_worker_that_is_killed_costs_nothing_but_time(
    cluster: Cluster, local: tuple[dict[str, bytes], str, str]
) -> None:
    made, listed, said = local
    cluster.worker("--no-nanny")
    victim = cluster.worker("--no-nanny")
    building = cluster.build("content", "--out", "clustered", "--scheduler", cluster.file)
    out = cluster.folder / "clustered"
    wait_for(lambda: len(list(out.glob("*.pdf"))) > ARTICLES // 4)
    victim.kill()
    victim.wait()
    assert building.poll() is None  # it was in the middle of it
    out_, said_ = building.communicate(timeout=PATIENCE)
    assert contents(out) == made
    assert out_.replace("clustered/", "") == listed  # each once
    assert said_ == said
    assert len(made) == 3 * ARTICLES


def test_storage_behind_urls_is_as_good_as_a_folder(
    cluster: Cluster, local: tuple[dict[str, bytes], str, str]
) -> None:
    made, listed, said = local
    shelf = cluster.folder / "shelf"
    write_articles(shelf / "bucket" / "content", ARTICLES)
    twin = cluster.folder / "content" / "twin.md"
    (shelf / "bucket" / "content" / "twin.md").write_bytes(twin.read_bytes())
    cluster.worker("--no-nanny")
    order = ("shelf://bucket/content", "--out", "shelf://bucket/out", "--scheduler", cluster.file)
    out, said_ = cluster.build(*order).communicate(timeout=PATIENCE)
    assert contents(shelf / "bucket" / "out") == made
    assert out.replace("shelf://bucket/out/", "") == listed
    assert said_ == said.replace("content/", "shelf://bucket/content/")
    times = {path: path.stat().st_mtime_ns for path in (shelf / "bucket" / "out").iterdir()}
    out, said_ = cluster.build(*order).communicate(timeout=PATIENCE)
    assert out == ""
    assert said_.endswith(f"{ARTICLES} up to date\n")
    assert {p: p.stat().st_mtime_ns for p in (shelf / "bucket" / "out").iterdir()} == times


def kill_worker(item: str) -> str:
    """Kill the worker whose helper does this, if the item says so."""
    if item == "poison":
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(PATIENCE)
    return item.upper()


@pytest.mark.enable_socket
def test_an_item_that_kills_every_worker_is_given_up_and_the_others_are_done(
    cluster: Cluster,
) -> None:
    cluster.worker()  # with a nanny, which starts it again
    with closing(run(kill_worker, iter(["a", "b", "poison"]), str(cluster.file))) as done:
        outcomes = dict(done)
    assert isinstance(outcomes.pop("poison"), Lost)
    assert outcomes == {"a": "A", "b": "B"}

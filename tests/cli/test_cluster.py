from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import run


@pytest.fixture(autouse=True)
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("+++\ntitle = 'a'\n+++\nThe talks ended well.\n")


def test_a_scheduler_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "build", "a.md", "--scheduler", "cluster.json")
    assert (code, out) == (1, "")
    assert err.startswith("cluster.json: there is no such scheduler file")
    assert err.count("\n") == 1


def test_a_kind_of_url_that_is_not_known_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "build", "a.md", "--out", "nowhere://bucket/out")
    assert (code, out) == (1, "")
    assert err.startswith("nowhere://bucket/out: this kind of URL is not known")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [("a.md", "--scheduler", "cluster.json"), ("s3://bucket/a.md",)]
)
def test_only_local_files_are_watched(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "build", "--watch", *arguments)
    assert code == 2
    assert "--watch builds local files on this machine" in err

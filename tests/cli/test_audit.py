from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import pytest
from briefing.publish.audit import verapdf
from briefing.publish.audit.verdict import Examination, Finding, Verdict

Program = Callable[..., tuple[int, str, str]]
FAULT = Finding("table-headers", "a table without a header cell", "page 2")


def examined(*findings: Finding) -> tuple[Examination, ...]:
    return (Examination("a.pdf", (Verdict("veraPDF PDF/A-3a", 155), Verdict("own", 9, findings))),)


@pytest.fixture
def file() -> str:
    Path("a.pdf").write_bytes(b"")
    return "a.pdf"


def say(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    """Let the audit find these."""

    def examine(_: Sequence[Path]) -> tuple[Examination, ...]:
        return examined(*findings)

    monkeypatch.setattr(import_module("briefing.cli.audit"), "examine", examine)


def test_a_sound_file_passes(briefing: Program, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch)
    code, out, _ = briefing("audit", file)
    assert code == 0
    assert out.splitlines() == [
        "file   validator         checks  findings",
        "a.pdf  veraPDF PDF/A-3a     155         0",
        "a.pdf  own                    9         0",
    ]


def test_findings_are_listed(briefing: Program, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, FAULT, Finding("title", "no\ttitle"))
    code, out, _ = briefing("audit", file)
    assert code == 1
    assert out.splitlines()[3:] == [
        "a.pdf: page 2: table-headers: a table without a header cell",
        "a.pdf: title: no\\ttitle",
    ]


def test_json_is_one_object(briefing: Program, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, FAULT)
    code, out, _ = briefing("audit", file, "--json")
    record = json.loads(out)
    (only,) = record["files"]
    assert (code, record["passed"], only["passed"], only["path"]) == (1, False, False, "a.pdf")
    assert only["verdicts"][1] == {
        "validator": "own", "checks": 9,
        "findings": [{"rule": FAULT.rule, "message": FAULT.message, "where": FAULT.where}],
    }  # fmt: skip


@pytest.mark.parametrize("name", ["page.html", "gone.pdf"])
def test_other_files_are_wrong_usage(briefing: Program, name: str) -> None:
    Path("page.html").write_text("")
    assert briefing("audit", name)[0] == 2


def test_a_missing_validator_is_an_error(
    briefing: Program, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    verapdf._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "jpype", None)
    code, out, err = briefing("audit", file)
    assert (code, out) == (1, "")
    assert "veraPDF" in err
    assert "pip install 'briefing[audit]'" in err
    assert err.count("\n") == 1


def test_verapdf_judges_files() -> None:
    """In a process of its own: a Java machine in this one would outlive the test."""
    Path("junk.pdf").write_bytes(b"%PDF-1.7\n")
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "audit", "--json", "junk.pdf"],
        check=False, capture_output=True, text=True, cwd=Path.cwd(),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    assert [(v["validator"], v["checks"] > 100) for v in file["verdicts"][:2]] == [
        ("veraPDF PDF/A-3a", True),
        ("veraPDF PDF/UA-1", True),
    ]
    assert {f["rule"] for v in file["verdicts"] for f in v["findings"]} == {"unreadable"}

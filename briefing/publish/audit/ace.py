"""Ace, the accessibility checker of the DAISY consortium, which needs a browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

from briefing.publish.audit.verdict import Finding, ValidatorError, Verdict

NAME = "Ace"
PROGRAM = "ace-puppeteer"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "npm install --ignore-scripts @daisy/ace@1.4.6, and put node_modules/.bin on PATH"
START = "60000"
"""Milliseconds that the browser may take to start; Ace gives it 5 seconds, which is too tight."""
SECONDS = 300
"""Longest that an examination may take; that of an article takes five."""
FONTS = "FONTCONFIG_FILE"
"""Variable that names the configuration of fontconfig."""
OPTIONAL = frozenset({"a11y:certifierCredential", "a11y:certifierReport"})
"""Metadata about an examination by people, which most books never had."""


def check(path: Path) -> Verdict:
    """Return what Ace says of the accessibility of an ebook.

    Raises:
        ValidatorError: it or a browser is not installed, or it wrote no whole report.
    """
    program, environment = _program(), {**_inherited(), **_settings()}
    with TemporaryDirectory(prefix="briefing-") as folder:
        command = [program, "--force", "--silent", "--tempdir", folder]
        command += ["--outdir", f"{folder}/report", str(path.resolve())]
        done = _run(command, environment)
        try:
            report = json.loads((Path(folder) / "report/report.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            said = (done.stderr or done.stdout).strip().splitlines()[-1:]
            why = said[0] if said else str(error)
            raise ValidatorError(f"{NAME} wrote no report about {path}: {why}") from error
    return verdict(report, path)


def verdict(report: Any, path: Path) -> Verdict:
    """Return what a report says.

    Raises:
        ValidatorError: it is not whole, or nothing was looked at.
    """
    try:
        version = report["earl:assertedBy"]["doap:release"]["doap:revision"]
        outcome = report["earl:result"]["earl:outcome"]
        pages = report["assertions"]
        findings = [*_broken(pages), *_missing(report["a11y-metadata"])]
    except (KeyError, TypeError) as error:
        raise ValidatorError(f"the report of {NAME} about {path} lacks {error}") from error
    if outcome != "pass" and not findings:
        findings.append(Finding("outcome", f"the outcome is {outcome}"))
    return Verdict(f"{NAME} {version}", len(pages), tuple(findings))


def _broken(pages: Any) -> Iterator[Finding]:
    """Yield the failed tests of every page."""
    for page in pages:
        where = str(page["earl:testSubject"]["url"])
        for test in page["assertions"]:
            if test["earl:result"]["earl:outcome"] != "pass":
                said = test["earl:result"]["dct:description"]
                # Only the first line says what is wrong; how to mend it follows.
                message = re.sub(r"\s+", " ", said.strip().split("\n\n")[0])
                yield Finding(test["earl:test"]["dct:title"], message, where)


def _missing(metadata: Any) -> Iterator[Finding]:
    for name in metadata["missing"]:
        if name not in OPTIONAL:
            yield Finding("metadata-missing", f"the package says no {name}")
    for name in metadata["empty"]:
        yield Finding("metadata-empty", f"the package says nothing as {name}")


def _program() -> str:
    program = which(PROGRAM)
    if program is None:
        raise ValidatorError(f"{NAME} is not installed: {INSTALL}")
    return program


def _inherited() -> dict[str, str]:
    """Return this process's environment with the fonts of the system.

    Where a print has been made, it names those of the print alone. A browser without fonts sees
    no text, and hence no contrast that is too low.
    """
    return {name: value for name, value in os.environ.items() if name != FONTS}


def _settings() -> dict[str, str]:
    """Return what Ace is told by its environment."""
    browser = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or next(
        filter(None, map(which, BROWSERS)), None
    )
    if browser is None:
        raise ValidatorError(f"{NAME} needs a browser: install chromium")
    return {"PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": START}


def _run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603  the program is that of the user's PATH
            command, check=False, capture_output=True, text=True, errors="replace",
            timeout=SECONDS, env=environment,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValidatorError(f"{NAME} does not run: {error}") from error

"""What Ace says becomes a verdict, and never a pass when it says nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from briefing.publish.audit import ace
from briefing.publish.audit.verdict import Finding, ValidatorError

BOOK = Path("book.epub")
OPTIONAL = ["a11y:certifierCredential", "a11y:certifierReport"]
FAULT = {
    "earl:test": {"dct:title": "image-alt"},
    "earl:result": {
        "earl:outcome": "fail",
        "dct:description": "Element has no\n alt attribute\n\nFix any of these",
    },
}


def page(*tests: dict[str, Any]) -> dict[str, Any]:
    return {"earl:testSubject": {"url": "text/a.xhtml"}, "assertions": list(tests)}


def report(
    *pages: dict[str, Any], outcome: str = "pass", missing: tuple[str, ...] = (), empty: str = ""
) -> dict[str, Any]:
    return {
        "earl:assertedBy": {"doap:release": {"doap:revision": "1.4.6"}},
        "earl:result": {"earl:outcome": outcome},
        "assertions": list(pages),
        "a11y-metadata": {"missing": [*OPTIONAL, *missing], "empty": [empty] if empty else []},
    }


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put programs on the path that stand for Ace and its browser."""
    for name, text in (("ace-puppeteer", script), ("chromium", "")):
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH", raising=False)


def test_a_clean_report_passes_with_the_pages_as_checks() -> None:
    verdict = ace.verdict(report(page(), page()), BOOK)
    assert (verdict.validator, verdict.checks, verdict.findings) == ("Ace 1.4.6", 2, ())


def test_a_failed_test_is_a_finding_in_one_line() -> None:
    verdict = ace.verdict(report(page(FAULT), outcome="fail"), BOOK)
    expected = Finding("image-alt", "Element has no alt attribute", "text/a.xhtml")
    assert verdict.findings == (expected,)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (report(page(), outcome="fail"), "outcome"),
        (report(page(), missing=("dcterms:conformsTo",)), "metadata-missing"),
        (report(page(), empty="schema:accessMode"), "metadata-empty"),
    ],
)
def test_what_stands_in_no_page_is_a_finding_too(said: dict[str, Any], rule: str) -> None:
    assert [finding.rule for finding in ace.verdict(said, BOOK).findings] == [rule]


@pytest.mark.parametrize(
    ("said", "reason"), [(report(), "ran no checks"), ({}, "lacks"), ([], "lacks")]
)
def test_a_report_that_cannot_be_believed_is_an_error(said: Any, reason: str) -> None:
    with pytest.raises(ValidatorError, match=reason):
        ace.verdict(said, BOOK)


def test_it_is_called_with_a_browser_and_time_and_the_fonts_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said.json"
    said.write_text(json.dumps(report(page())), encoding="utf-8")
    script = f'mkdir "$6" && cp {said} "$6"/report.json && env > {tmp_path}/env'
    program(tmp_path, script, monkeypatch)
    monkeypatch.setenv("FONTCONFIG_FILE", "fonts-of-a-print.conf")
    assert ace.check(BOOK).findings == ()
    environment = (tmp_path / "env").read_text(encoding="utf-8").splitlines()
    assert f"PUPPETEER_EXECUTABLE_PATH={tmp_path}/chromium" in environment
    assert "ACE_TIMEOUT_INITIAL=60000" in environment
    assert not any(line.startswith("FONTCONFIG_FILE=") for line in environment)


def test_a_program_that_ends_without_a_report_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "echo no browser; exit 1", monkeypatch)
    with pytest.raises(ValidatorError, match=r"wrote no report about .*: no browser"):
        ace.check(BOOK)


def test_a_program_that_cannot_be_started_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "", monkeypatch)
    (tmp_path / "ace-puppeteer").write_text("#!/nowhere\n", encoding="utf-8")
    with pytest.raises(ValidatorError, match="Ace does not run"):
        ace.check(BOOK)


@pytest.mark.parametrize(
    ("missing", "reason"),
    [("ace-puppeteer", "not installed: npm install"), ("chromium", "needs a browser")],
)
def test_a_part_that_is_not_installed_is_an_error(
    missing: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "", monkeypatch)
    (tmp_path / missing).unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValidatorError, match=reason):
        ace.check(BOOK)

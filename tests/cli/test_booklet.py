from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from briefing.errors import Place, PublishError
from briefing.publish.booklet import Booklet

Program = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch) -> str:
    """Write what stands for a PDF, of which booklets are made at half size."""

    def make(path: Path) -> Booklet:
        return Booklet(path.read_bytes() + b" folded", 2, 0.5)

    monkeypatch.setattr(import_module("briefing.cli.booklet"), "make_booklet", make)
    Path("a.pdf").write_bytes(b"pages")
    return "a.pdf"


def test_the_booklet_lies_beside_the_print(briefing: Program, file: str) -> None:
    assert briefing("booklet", file)[:2] == (0, "a-booklet.pdf\n")
    assert Path("a-booklet.pdf").read_bytes() == b"pages folded"


def test_it_says_how_many_sheets_and_that_it_is_for_print_only(
    briefing: Program, file: str
) -> None:
    _, _, said = briefing("booklet", file, "--out", "b.pdf")
    assert said.startswith("2 sheets, pages at 50% of their size; for print only")
    assert Path("b.pdf").exists()


def test_the_print_is_not_overwritten(briefing: Program, file: str) -> None:
    code, _, said = briefing("booklet", file, "--out", "./a.pdf")
    assert code == 2
    assert "would overwrite" in said
    assert Path("a.pdf").read_bytes() == b"pages"


def test_a_refusal_is_one_line(
    briefing: Program, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Booklet:
        raise PublishError("this is no PDF", Place(str(path)))

    monkeypatch.setattr(import_module("briefing.cli.booklet"), "make_booklet", refuse)
    assert briefing("booklet", file) == (1, "", "a.pdf: this is no PDF\n")


def test_a_folder_that_is_not_there_is_named(briefing: Program, file: str) -> None:
    code, out, said = briefing("booklet", file, "--out", "none/b.pdf")
    assert (code, out) == (1, "")
    assert said.startswith("none/b.pdf: cannot be written")

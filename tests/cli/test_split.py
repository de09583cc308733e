"""Tests of briefing/cli/split.py."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sources.epub.making import epub

Program = Callable[..., tuple[int, str, str]]
TEXT = "The tide turns at six, and the pilots wait for it on the pier. " * 5


@pytest.fixture
def book() -> Path:
    """Return a book of two chapters in the current folder."""
    path = Path("harbour.epub")
    path.write_bytes(epub(f"<h1>One</h1><p>{TEXT}</p>", f"<h1>Two</h1><p>{TEXT}</p>"))
    return path


def test_chapters_are_written_as_articles(briefing: Program, book: Path) -> None:
    code, out, err = briefing("split", str(book))
    folder = "content/harbour-chapters"
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"{folder}/harbour-01-one.epub", f"{folder}/harbour-02-two.epub"]
    assert all(Path(line).is_file() for line in out.splitlines())


def test_nothing_is_written_over(briefing: Program, book: Path) -> None:
    briefing("split", str(book), "--to-dir", "a")
    assert briefing("split", str(book), "--to-dir", "a")[1].startswith("a/harbour-chapters-2/")


@pytest.mark.usefixtures("book")
def test_only_ebooks_are_split(briefing: Program) -> None:
    Path("a.txt").write_text("A text.")
    code, _, err = briefing("split", "a.txt")
    assert (code, err) == (1, "a.txt: only an ebook (.epub) can be split\n")


def test_a_folder_that_cannot_be_written_is_named(briefing: Program, book: Path) -> None:
    Path("file").write_text("in the way")
    code, out, err = briefing("split", str(book), "--to-dir", "file")
    assert (code, out) == (1, "")
    assert "cannot be written" in err

"""Tests of briefing/sources/epub/splitting.py."""

from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.errors import SourceError
from briefing.manuscript import Source
from briefing.output import Output
from briefing.sources import read
from briefing.sources.epub.splitting import split_file
from tests.sources.docx.making import picture
from tests.sources.epub.making import TITLE, epub

TIDE = "The tide turns at six, and the pilots wait for it on the pier. " * 5
LOCK = "The lock was built by the city, and is kept by two families. " * 5
NAVIGATION = (
    '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="i" href="text/quay.png" media-type="image/png"/>'
)
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    '<nav epub:type="toc"><ol><li><a href="text/2.xhtml#a">The tide</a></li>'
    '<li><a href="text/4.xhtml">The lock / 2</a></li></ol></nav></body></html>'
)
PAGES = (
    "<h1>Part one</h1>",
    f'<h1 id="a">The tide</h1><p>{TIDE}<a epub:type="noteref" href="5.xhtml#n">1</a></p>',
    f'<p>{TIDE}<img src="quay.png" alt="A quay"/></p>',
    f"<p>{LOCK}</p>",
    '<aside epub:type="footnote" id="n">A note on tides.</aside>',
)
WHOLE = "<dc:creator>Ada Lindqvist</dc:creator><dc:publisher>Quay Press</dc:publisher>"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book of two chapters, of which the first has two pages and a note elsewhere."""
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(1, 5))
    data = epub(
        *PAGES, metadata=TITLE + WHOLE, items=NAVIGATION,
        spine=f'{spine}<itemref idref="p5" linear="no"/>',
        files={"nav.xhtml": NAV, "text/quay.png": picture()},
    )  # fmt: skip
    path = tmp_path / "harbour.epub"
    path.write_bytes(data)
    return path


def articles(book: Path) -> list[Source]:
    found = []
    for chapter in split_file(book, "harbour.epub"):
        (book.parent / chapter.name).write_bytes(chapter.data)
        found.append(read(book.parent / chapter.name, chapter.name, Settings()))
    return found


def test_each_place_of_the_contents_begins_a_chapter(book: Path) -> None:
    names = [chapter.name for chapter in split_file(book, "harbour.epub")]
    assert names == ["harbour-01-the-tide.epub", "harbour-02-the-lock-2.epub"]


def test_a_chapter_is_an_article_with_its_notes_and_pictures(book: Path) -> None:
    tide = articles(book)[0].article
    assert tide.meta.title == "The tide"
    assert [block.kind for block in tide.blocks] == [
        "heading", "paragraph", "paragraph", "figure", "note",
    ]  # fmt: skip
    assert tide.blocks[0].text == "Part one"
    assert len(tide.images) == 1


def test_a_chapter_says_which_book_it_is_from(book: Path) -> None:
    lock = articles(book)[1].article
    assert lock.meta.title == "The lock / 2"
    assert lock.meta.authors == ("Ada Lindqvist",)
    assert lock.meta.source == "The harbour book, Quay Press"


def test_without_contents_every_page_is_a_chapter(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(epub(f"<h1>One</h1><p>{TIDE}</p>", f"<p>{LOCK}</p>"))
    names = [chapter.name for chapter in split_file(path, "a.epub")]
    assert names == ["a-01-one.epub", "a-02-the-harbour-book-2.epub"]


def test_the_same_book_gives_the_same_chapters(book: Path) -> None:
    made: list[tuple[Output, ...]] = [split_file(book, "harbour.epub") for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(epub(f"<p>{TIDE}</p>"), "no chapters that could be told apart"), (b"x", "is no ebook")],
)
def test_what_cannot_be_split(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.epub").write_bytes(data)
    with pytest.raises(SourceError, match=reason):
        split_file(tmp_path / "a.epub", "a.epub")


def test_a_folder_is_no_ebook(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="this file is a folder"):
        split_file(tmp_path, "a.epub")

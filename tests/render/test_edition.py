"""Print and ebook of one edition, as they speak of each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from briefing.model import Block, Briefing
from briefing.output import Output
from briefing.render.edition import render_edition
from briefing.render.theme import find_theme
from briefing.render.wellformed import XHTML, parse
from pypdf import PdfReader
from tests.render.samples import briefing, item, of_blocks, paragraph, right_to_left, table

CLASSIC = find_theme("classic", (Path(__file__).resolve().parents[2] / "styles",))
SOURCE = Output("talks.md", b"# Talks\n")
WORDS = "Considerations about harbours, tariffs and responsibilities go on and on. "


def made(sample: Briefing, *outputs: str, paper: str = "a5") -> Mapping[str, Output]:
    return render_edition(sample, CLASSIC, paper, outputs, SOURCE).outputs


@cache
def long() -> Mapping[str, Output]:
    content = (
        paragraph(1, *(f"{n} {WORDS}" for n in range(60))),
        Block("l1", "list", children=tuple(item(n, f"{n} {WORDS * 3}") for n in range(2, 12))),
        table(),
        *(paragraph(n, f"{n} {WORDS * 9}") for n in range(12, 22)),
    )
    return made(of_blocks(content), "pdf", "epub")


@cache
def both() -> Mapping[str, Output]:
    return made(briefing(), "pdf", "epub")


@cache
def short() -> Briefing:
    return of_blocks((paragraph(1, WORDS),))


def pages(pdf: Output) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf.data)).pages]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def member(book: Output, name: str) -> bytes:
    with ZipFile(BytesIO(book.data)) as archive:
        return archive.read(f"EPUB/{name}")


def after(book: Output, number: int, length: int = 24) -> str:
    """Return the first letters behind the mark of a page."""
    root = parse(member(book, "text/briefing.xhtml"), "the text")
    mark = next(e for e in root.iter(f"{XHTML}span") if e.get("id") == f"page-{number}")
    text = mark.tail or ""
    while len(squeezed(text)) < length and mark is not None:
        following = mark.getnext()
        if following is None:
            mark = mark.getparent()
            text += mark.tail or ""
        else:
            mark = following
            text += "".join(mark.itertext()) + (mark.tail or "")
    return squeezed(text)[:length]


def test_the_ebook_lists_every_page_of_the_print() -> None:
    count = len(pages(long()["pdf"]))
    listed = re.findall(
        r'href="text/briefing\.xhtml#page-(\d+)"', member(long()["epub"], "nav.xhtml").decode()
    )
    assert count > 4
    assert listed == [str(number) for number in range(1, count + 1)]


def test_each_mark_stands_before_the_first_words_of_its_page() -> None:
    printed = pages(long()["pdf"])
    for number in range(2, len(printed) + 1):
        words = after(long()["epub"], number)
        assert words in printed[number - 1] or words[-12:] in printed[number - 1], number


def test_a_right_to_left_book_has_its_pages_too() -> None:
    nav = member(made(right_to_left(), "epub", "pdf")["epub"], "nav.xhtml").decode()
    assert 'epub:type="page-list"' in nav


def test_the_print_holds_its_source_and_the_ebook() -> None:
    reader = PdfReader(BytesIO(both()["pdf"].data))
    assert reader.attachments["talks.md"] == [SOURCE.data]
    assert reader.attachments["ports.epub"] == [both()["epub"].data]


def test_each_attachment_says_how_it_is_related() -> None:
    catalog: Any = PdfReader(BytesIO(both()["pdf"].data)).trailer["/Root"]
    related = {str(file["/UF"]): str(file["/AFRelationship"]) for file in catalog["/AF"]}
    assert related == {"talks.md": "/Source", "ports.epub": "/Alternative"}


def test_alone_neither_knows_the_other() -> None:
    reader = PdfReader(BytesIO(made(short(), "pdf")["pdf"].data))
    assert list(reader.attachments) == ["talks.md"]
    assert "page-list" not in member(made(short(), "epub")["epub"], "nav.xhtml").decode()


def test_outputs_come_in_the_order_that_is_asked_for() -> None:
    assert list(made(short(), "html", "epub", "pdf")) == ["html", "epub", "pdf"]


def test_pages_are_labelled_with_their_numbers() -> None:
    reader = PdfReader(BytesIO(long()["pdf"].data))
    assert reader.page_labels == [str(n) for n in range(1, len(reader.pages) + 1)]


def test_two_editions_are_the_same_bytes() -> None:
    assert made(briefing(), "pdf", "epub") == both()


def test_the_package_says_where_its_page_numbers_come_from() -> None:
    package = member(long()["epub"], "content.opf").decode()
    assert '<meta property="pageBreakSource">urn:uuid:' in package
    assert ">pageBreakMarkers<" in package

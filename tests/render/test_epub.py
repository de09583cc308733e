"""The ebook as a reading system and a reader meet it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from briefing.errors import RenderError
from briefing.model import Block, Briefing, Meta, Run
from briefing.output import Output
from briefing.render.epub import render
from briefing.render.theme import find_theme
from tests.render import books, samples

CLASSIC = find_theme("classic")


def book_of(briefing: Briefing) -> Output:
    return render(briefing, CLASSIC, "a4")


@pytest.fixture(scope="module")
def book() -> Output:
    return book_of(samples.briefing())


@pytest.fixture(scope="module")
def persian() -> Output:
    return book_of(samples.right_to_left())


@pytest.fixture(scope="module")
def long_book() -> Output:
    """Return a book of some 700 kB with a heading every 60 paragraphs and a note at its end."""
    text = f"{samples.PERSON} spoke of the tariff in {samples.COUNTRY}. " * 20
    blocks: list[Block] = []
    for number in range(1, 421):
        if number % 60 == 0:
            blocks.append(samples.heading(number // 60, f"Part {number // 60}"))
        blocks.append(samples.paragraph(number, text))
    blocks.append(samples.paragraph(421, "The end.", Run("", note="n1"), Run("Up", href="#p1")))
    return book_of(samples.of_blocks((*blocks, Block("n1", "note", (Run("A last note."),)))))


@pytest.mark.parametrize("name", ["book", "persian", "long_book"])
def test_every_inner_link_leads_to_an_element(name: str, request: pytest.FixtureRequest) -> None:
    made = request.getfixturevalue(name)
    ids = {
        (page, element.get("id"))
        for page, tree in books.pages(made).items()
        for element in tree.iterfind(".//*[@id]")
    }
    found = list(books.links(made))
    assert found
    assert [link for link in found if link[2] and link[1:] not in ids] == []


def test_actors_and_their_mentions_lead_to_each_other(book: Output) -> None:
    page = books.pages(book)["text/briefing.xhtml"]
    card = books.by_id(page, "actor-mira-oduya")
    first = next(card.iterfind(f".//{books.HTML}a[@class='cite']"))
    anchor = books.by_id(page, first.get("href")[1:])
    assert books.words(anchor) == ""
    mention = next(anchor.getparent().iterfind(f".//{books.HTML}a[@class='mention']"))
    assert (books.words(mention), mention.get("href")) == (samples.PERSON, "#actor-mira-oduya")


def test_a_note_and_its_reference_lead_to_each_other(book: Output) -> None:
    page = books.pages(book)["text/briefing.xhtml"]
    reference = books.by_id(page, "ref-n1")
    note = books.by_id(page, reference.get("href")[1:])
    back = next(note.iter(f"{books.HTML}a"))
    assert (reference.get(books.EPUB_TYPE), note.get(books.EPUB_TYPE)) == ("noteref", "footnote")
    assert back.get("href") == "#ref-n1"


def test_the_cover_comes_first_and_is_known_to_old_and_new_readers(book: Output) -> None:
    root = books.package(book)
    (item,) = [i for i in root.iter(f"{books.OPF}item") if i.get("properties") == "cover-image"]
    (old,) = [m for m in root.iter(f"{books.OPF}meta") if m.get("name") == "cover"]
    name, page = next(iter(books.pages(book).items()))
    picture = next(page.iter(f"{books.HTML}img"))
    assert name == "text/cover.xhtml"
    assert (old.get("content"), picture.get("src")) == (item.get("id"), f"../{item.get('href')}")
    assert picture.get("alt") == f"Cover of {samples.meta().title}"


def test_a_title_with_markup_characters_is_escaped_once(book: Output) -> None:
    title = samples.meta().title
    heading = next(books.pages(book)["text/briefing.xhtml"].iter(f"{books.HTML}h1"))
    old = books.tree(book, "toc.ncx").find(f"{books.NCX}docTitle/{books.NCX}text")
    assert books.said(book, "title") == [title]
    assert (books.words(heading), old.text) == (title, title)


def test_the_older_contents_have_two_levels(book: Output) -> None:
    points = books.tree(book, "toc.ncx").find(f"{books.NCX}navMap")
    label = f"{books.NCX}navLabel/{books.NCX}text"
    top = [(p.findtext(label), len(p.findall(f"{books.NCX}navPoint"))) for p in points]
    assert top == [("Summary", 0), ("Key actors", 0), ("Article", 3), ("Notes", 0)]
    assert max(len(list(p.iterancestors())) for p in points.iter(f"{books.NCX}navPoint")) == 3


def test_only_pages_with_drawings_say_so(book: Output) -> None:
    marked = {
        i.get("href"): i.get("properties") for i in books.package(book).iter(f"{books.OPF}item")
    }
    assert marked["text/briefing.xhtml"] == "svg"
    assert marked["text/cover.xhtml"] is None


def test_a_book_in_persian_reads_from_right_to_left(persian: Output) -> None:
    root = books.package(persian)
    assert root.get("dir") == "rtl"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fa"
    assert root.find(f"{books.OPF}spine").get("page-progression-direction") == "rtl"
    assert {page.get("dir") for page in books.pages(persian).values()} == {"rtl"}


def test_arabic_letters_bring_their_faces_and_licence(book: Output) -> None:
    found = books.members(book)
    fonts = {name for name in found if name.startswith("EPUB/fonts/")}
    names = ("Amiri-Regular.ttf", "Amiri-Bold.ttf", "OFL.txt")
    assert fonts == {f"EPUB/fonts/{name}" for name in names}
    assert b"url(../fonts/Amiri-Bold.ttf)" in found["EPUB/css/briefing.css"]
    assert books.properties(book, "ibooks:specified-fonts") == ["true"]


def test_a_book_in_latin_letters_brings_no_fonts() -> None:
    plain = book_of(samples.of_blocks((samples.paragraph(1, "Только текст, no more."),)))
    assert not [name for name in books.members(plain) if "fonts" in name]
    assert b"@font-face" not in books.members(plain)["EPUB/css/briefing.css"]


def test_an_article_without_summary_actors_or_notes_is_a_book() -> None:
    made = book_of(samples.of_blocks((samples.paragraph(1, "The tide is out."),)))
    assert list(books.pages(made)) == ["text/cover.xhtml", "text/briefing.xhtml", "nav.xhtml"]
    assert b"Key actors" not in books.members(made)["EPUB/nav.xhtml"]


def test_without_a_date_machines_see_1980_and_readers_none() -> None:
    made = book_of(samples.briefing(published="", updated=""))
    assert books.properties(made, "dcterms:modified") == ["1980-01-01T00:00:00Z"]
    assert books.said(made, "date") == []
    assert b"1980" not in books.members(made)["EPUB/text/briefing.xhtml"]


def test_the_date_of_change_is_that_of_the_update(book: Output) -> None:
    assert books.properties(book, "dcterms:modified") == ["2021-04-05T00:00:00Z"]
    assert books.said(book, "date") == ["2021-03-04"]


def test_another_process_in_another_place_makes_the_same_book(book: Output) -> None:
    code = (
        "import hashlib\nfrom briefing.render.epub import render\n"
        "from briefing.render.theme import find_theme\nfrom tests.render import samples\n"
        "made = render(samples.briefing(), find_theme('classic'), '')\n"
        "print(hashlib.sha256(made.data).hexdigest())"
    )
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "LC_ALL": "C"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **elsewhere},
    )
    assert ran.stdout.strip() == hashlib.sha256(book.data).hexdigest()


def test_no_file_of_a_long_text_is_too_large_for_readers(long_book: Output) -> None:
    text = {n: d for n, d in books.members(long_book).items() if n.startswith("EPUB/text/")}
    assert len(text) > 4
    assert max(map(len, text.values())) < 250_000


def test_the_files_of_a_long_text_begin_with_a_heading(long_book: Output) -> None:
    articles = [
        page.find(f".//{books.HTML}section[@class='article']")
        for page in books.pages(long_book).values()
    ]
    first = [
        section[0].tag for section in articles if section is not None and section.get("id") is None
    ]
    assert set(first) == {f"{books.HTML}h2"}


def test_a_link_across_files_names_the_file(long_book: Output) -> None:
    across = {
        link[1:] for link in books.links(long_book) if link[0] != link[1] and "nav" not in link[0]
    }
    assert ("text/briefing.xhtml", "actor-mira-oduya") in across


@pytest.mark.parametrize("kind", ["l1", "r1", "f1", "t1", "c1", "p3", "h1", "n1"])
def test_every_kind_of_block_can_be_linked_to(kind: str) -> None:
    link = samples.paragraph(10, Run("there", href=f"#{kind}"))
    made = book_of(samples.of_blocks((link, *samples.blocks())))
    assert ("text/briefing.xhtml", "text/briefing.xhtml", kind) in set(books.links(made))


def test_a_link_to_a_place_that_is_not_there_stops_the_book() -> None:
    lost = samples.of_blocks((samples.paragraph(1, Run("below", href="#h9")),))
    with pytest.raises(RenderError, match="“h9”"):
        book_of(lost)


def test_a_note_referred_to_twice_keeps_one_way_back() -> None:
    twice = samples.paragraph(1, "One", Run("", note="n1"), " two", Run("", note="n1"))
    made = book_of(samples.of_blocks((twice, Block("n1", "note", (Run("A note for both."),)))))
    page = books.pages(made)["text/briefing.xhtml"]
    assert books.by_id(page, "ref-n1").getparent().tag == f"{books.HTML}sup"


def test_the_archive_begins_with_the_bare_media_type(book: Output) -> None:
    first = ZipFile(BytesIO(book.data)).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")


@pytest.mark.parametrize("word", ["float", "@page", "var(", "position:", "px;"])
def test_the_style_has_nothing_that_breaks_reading_systems(book: Output, word: str) -> None:
    own = (Path(CLASSIC.folders[-1]) / "epub.css").read_text(encoding="utf-8")
    rules = (
        own.split("*/", 1)[1]
        if word != "var("
        else books.members(book)["EPUB/css/briefing.css"].decode()
    )
    assert word not in rules


def test_the_output_is_named_after_the_slug() -> None:
    meta = Meta(title='Ports: blah / blah? "yes" <no> | *')
    made = book_of(samples.of_blocks((samples.paragraph(1, "Text."),), meta, "ports-blah"))
    assert made.name == "ports-blah.epub"
    assert books.said(made, "title") == [meta.title]

"""Tests of briefing/sources/epub: from an ebook to blocks."""

from dataclasses import replace
from pathlib import Path

import pytest
from briefing.build import compose
from briefing.config import Settings
from briefing.errors import SourceError
from briefing.manuscript import Source
from briefing.model import Article, Run, walk
from briefing.render.epub import render
from briefing.render.theme import find_theme
from briefing.sources import read as read_source
from briefing.sources.epub.reader import read
from tests.sources.docx.making import picture, zipped
from tests.sources.epub.making import TITLE, epub, page

TEXT = "The council met on Monday."
ITEM = '<item id="{}" href="{}" media-type="application/xhtml+xml" {}/>'


def outline(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in walk(read(data, "a.epub").blocks)]


def source(folder: Path, data: bytes) -> Source:
    (folder / "a.epub").write_bytes(data)
    return read_source(folder / "a.epub", "a.epub", Settings())


def codes(found: Source) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def test_chapters_come_in_the_order_of_the_spine(tmp_path: Path) -> None:
    data = epub(
        "<h1>Two</h1><p>Second.</p>", "<h1>One</h1><h2>Pier</h2><p>First.</p>",
        spine='<itemref idref="p2"/><itemref idref="p1"/><itemref idref="none"/>',
    )  # fmt: skip
    found = source(tmp_path, data)
    assert found.article.meta.title == "The harbour book"
    assert [(block.kind, block.level, block.text) for block in found.article.blocks] == [
        ("heading", 2, "One"), ("heading", 3, "Pier"), ("paragraph", 0, "First."),
        ("heading", 2, "Two"), ("paragraph", 0, "Second."),
    ]  # fmt: skip


def test_a_heading_that_repeats_the_title_is_the_title(tmp_path: Path) -> None:
    found = source(tmp_path, epub(f"<h1>The Harbour Book</h1><p>{TEXT}</p>"))
    assert [block.text for block in found.article.blocks] == [TEXT]


def test_cover_title_page_and_contents_are_no_text() -> None:
    text = f"<p>{TEXT}</p>"
    typed = [page("<p>x</p>", f'epub:type="{kind}"') for kind in ("cover", "titlepage", "toc")]
    section = '<section epub:type="copyright-page"><p>Rights</p></section>'
    nav = '<nav epub:type="toc"><ol><li><a href="1.xhtml">x</a></li></ol></nav>'
    breaks = f'<p>{TEXT}<span epub:type="pagebreak">17</span></p>'
    assert outline(epub(text, *typed, section, nav + text, breaks)) == [("paragraph", TEXT)] * 3


def test_a_page_is_what_guide_and_landmarks_say_of_it() -> None:
    marks = (
        '<nav epub:type="landmarks"><ol><li><a epub:type="titlepage" href="text/2.xhtml">T</a>'
        "</li></ol></nav>"
    )
    data = epub(
        f"<p>{TEXT}</p>", "<p>Title</p>", "<p>Old contents</p>",
        files={"nav.xhtml": page(marks)}, items=ITEM.format("nav", "nav.xhtml", 'properties="nav"'),
        guide='<reference type="toc" href="text/3.xhtml"/>',
        spine='<itemref idref="nav"/><itemref idref="p1"/><itemref idref="p2"/>'
        '<itemref idref="p3"/>',
    )  # fmt: skip
    assert outline(data) == [("paragraph", TEXT)]


@pytest.mark.parametrize("kind", ["nav", "ncx"])
def test_a_chapter_without_a_heading_gets_that_of_the_contents(kind: str) -> None:
    nav = page(
        '<nav epub:type="toc"><ol><li><a href="text/1.xhtml">One</a></li><li>'
        '<a href="text/2.xhtml">Two</a></li><li><a href="text/3.xhtml">3</a></li></ol></nav>'
    )
    points = "".join(
        f"<navPoint><navLabel><text>{words}</text></navLabel>"
        f'<content src="text/{number}.xhtml"/></navPoint>'
        for number, words in ((1, "One"), (2, "Two"), (3, "3"))
    )
    ncx = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    )
    data = epub(
        f"<p>{TEXT}</p>", f'<p class="head">TWO</p><p>{TEXT}</p>', f"<h2>Three</h2><p>{TEXT}</p>",
        files={"nav.xhtml": nav} if kind == "nav" else {"toc.ncx": ncx},
        items=ITEM.format("nav", "nav.xhtml", 'properties="nav"') if kind == "nav"
        else '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    )  # fmt: skip
    text = ("paragraph", TEXT)
    assert outline(data) == [
        ("heading", "One"), text, ("heading", "TWO"), text, ("heading", "Three"), text,
    ]  # fmt: skip


def test_links_lead_from_chapter_to_chapter(tmp_path: Path) -> None:
    one = (
        '<h1 id="top">One</h1><p><a href="2.xhtml">whole</a>, <a href="2.xhtml#a b">place</a>, '
        '<a href="#top">own</a>, <a href="3.xhtml">no text</a>, <a href="x.css">no page</a>, '
        '<a href="https://example.org/">web</a>, <a href="2.xhtml#gone">gone</a>, '
        '<a href="file:///etc/passwd">file</a></p>'
    )
    two = '<h1>Two</h1><p id="top">First.</p><p><a id="a b"/>Second.</p>'
    found = source(tmp_path, epub(one, two))
    links = [(run.text, run.href) for run in found.article.blocks[1].runs if run.href]
    assert links == [
        ("whole", "#h2"), ("place", "#p3"), ("own", "#h1"), ("web", "https://example.org/"),
    ]  # fmt: skip
    assert [code for code in codes(found) if code in {"S009", "S010"}] == ["S009", "S010"]


def test_notes_may_lie_in_a_file_of_their_own() -> None:
    text = (
        '<p>One<a epub:type="noteref" id="r1" href="2.xhtml#n1">1</a> two'
        '<sup><a epub:type="noteref" id="r2" href="#n2">2</a></sup>.</p>'
        '<aside epub:type="footnote" id="n2" hidden="hidden"><p><a href="#r2">2</a> Own.</p>'
        "</aside>"
    )
    notes = (
        '<h1>Notes</h1><ol><li epub:type="endnote" id="n1"><p>Far. '
        '<a href="1.xhtml#r1" role="doc-backlink">back</a></p></li></ol>'
    )
    spine = '<itemref idref="p1"/><itemref idref="p2" linear="no"/>'
    found = read(epub(text, notes, spine=spine), "a.epub").blocks
    assert [(block.kind, block.id, block.text) for block in found] == [
        ("paragraph", "", "One two."), ("note", "n1", "Far."), ("note", "n2", "Own."),
    ]  # fmt: skip
    assert [run.note for run in found[0].runs if run.note] == ["n1", "n2"]


def test_pictures_come_out_of_the_archive(tmp_path: Path) -> None:
    text = (
        f'<p>{TEXT}</p><figure><img src="../img/quay%201.png" alt="A quay" data-src="x.png"/>'
        '<figcaption>The quay</figcaption></figure><svg xmlns="http://www.w3.org/2000/svg">'
        '<title>Drawn</title><image xlink:href="../img/quay%201.png"/></svg>'
        '<p><img src="../../../etc/passwd" alt="Out"/></p><p><img src="gone.png" alt="Gone"/></p>'
        '<p><img src="http://example.org/a.png" alt="Remote"/></p>'
        '<p><img src="data:#1" alt="?"/></p>'
    )
    (tmp_path / "gone.png").write_bytes(picture())
    found = source(tmp_path, epub(text, files={"img/quay 1.png": picture()}))
    figures = [block for block in found.article.blocks if block.kind == "figure"]
    assert [(figure.alt, figure.text, figure.picture) for figure in figures] == [
        ("A quay", "The quay", "f1.png"), ("Drawn", "", "f1.png"), ("Out", "", ""),
        ("Gone", "", ""), ("Remote", "", ""), ("?", "", ""),
    ]  # fmt: skip
    assert len(found.article.images) == 1
    assert found.files == (str(tmp_path / "a.epub"), str(tmp_path / "a.toml"))


def test_pictures_in_sentences_come_out_of_the_archive(tmp_path: Path) -> None:
    text = f'<p>{TEXT} So <img class="math" src="../img/x.png" alt="x"/> it is.</p>'
    found = source(tmp_path, epub(text, files={"img/x.png": picture()}))
    insets = [inset.picture for block in found.article.blocks for inset in block.insets]
    assert insets == ["f1.png"]


def test_what_the_package_says(tmp_path: Path) -> None:
    metadata = (
        '<dc:title id="t">The harbour book</dc:title><dc:title id="s">A story</dc:title>'
        '<meta refines="#s" property="title-type">subtitle</meta>'
        '<dc:creator id="a">Lena Brandt</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<dc:creator opf:role="ill">Ann Ink</dc:creator><dc:creator>Unknown</dc:creator>'
        '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>2018-07-20T00:00:00Z'
        "</dc:date><dc:language>en-GB</dc:language><dc:publisher>Quay Press</dc:publisher>"
        "<dc:rights>All of them</dc:rights><dc:source>https://example.org/book</dc:source>"
        "<dc:subject>Ports</dc:subject>"
    )
    meta = source(tmp_path, epub(f"<p>{TEXT}</p>", metadata=metadata)).article.meta
    assert (meta.title, meta.subtitle, meta.authors) == (
        "The harbour book", "A story", ("Lena Brandt",),
    )  # fmt: skip
    assert (meta.published, meta.language, meta.source, meta.rights, meta.url, meta.tags) == (
        "2018-07-20", "en-GB", "Quay Press", "All of them", "https://example.org/book", ("Ports",),
    )  # fmt: skip


@pytest.mark.parametrize("date", ["0101-01-01T00:00:00+00:00", "", "soon"])
def test_dates_that_say_nothing(date: str) -> None:
    data = epub(f"<p>{TEXT}</p>", metadata=f"{TITLE}<dc:date>{date}</dc:date>")
    assert read(data, "a.epub").meta.published == ""


def test_a_missing_chapter_is_said() -> None:
    items = ITEM.format("gone", "text/9.xhtml", "")
    spine = '<itemref idref="p1"/><itemref idref="gone"/>'
    found = read(epub(f"<p>{TEXT}</p>", items=items, spine=spine), "a.epub")
    assert [d.message for d in found.diagnostics] == ["left out: 1 missing chapter"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is no ebook, or it is damaged"),
        (zipped({"a.txt": "x"}), "it is no ebook"),
        (epub(items=ITEM.format("out", "../../x", ""), spine='<itemref idref="out"/>'),
         "a chapter of it is said to lie outside of it"),
        (epub('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p></html>'),
         "this page declares entities"),
        (epub(), "there is no text in this file"),
        (epub("<html></html>", " "), "there is no text in this file"),
    ],
)  # fmt: skip
def test_what_is_no_ebook(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        source(tmp_path, data)


def test_an_ebook_without_a_container_is_read_all_the_same() -> None:
    data = epub(f"<p>{TEXT}</p>").replace(b"META-INF/container", b"META-XXX/container")
    assert outline(data) == [("paragraph", TEXT)]


def test_protected_ebooks_are_refused() -> None:
    enc = '<e:CipherReference URI="OEBPS/text/1.xhtml"/></e:EncryptedData></encryption>'
    for algorithm, refused in (("aes128-cbc", True), ("http://www.idpf.org/2008/embedding", False)):
        head = '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        method = f'<e:EncryptionMethod Algorithm="{algorithm}"/>'
        data = epub(f"<p>{TEXT}</p>", beside={"META-INF/encryption.xml": head + method + enc})
        if refused:
            with pytest.raises(SourceError, match="this ebook is protected against reading"):
                read(data, "a.epub")
        else:
            assert outline(data) == [("paragraph", TEXT)]


def test_an_ebook_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.sources.epub import chapters

    monkeypatch.setattr(chapters, "MAX_MARKUP", 300)
    with pytest.raises(SourceError, match="the ebook has more than"):
        read(epub(f"<p>{TEXT}</p>" * 5, f"<p>{TEXT}</p>" * 5), "a.epub")


ARTICLE = """---
title: The harbour book
subtitle: What a port is for
author: Lena Brandt
date: 2018-07-20
lang: en-GB
---
Mira Oduya, the council’s chairwoman, met Anselm Kvist of Northern Star Lines on Monday.[^1]

## The pier

See [the end](#the-end). *Oduya* said that a **second** round would follow
at ![the sign](quay.png) in the spring.

1. Ships
2. Boats
   - of oak

> We ask what the town is owed.

| Port | Ships |
|------|------:|
| Quay | 9     |

### The end

The council and Northern Star Lines meet again in May, Oduya said on Tuesday.

[^1]: The first meeting.

    It was short.
"""


def test_an_ebook_of_ours_gives_the_same_article_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "quay.png").write_bytes(picture((32, 16)))
    briefing = compose(tmp_path / "a.md", "a.md", Settings(), frozenset({"summary", "actors"}))
    assert briefing.actors
    book = render(briefing, find_theme("classic"), "a4").data
    again = source(tmp_path, book).article
    assert again.meta == briefing.article.meta
    assert plain(again) == plain(briefing.article)


def plain(article: Article) -> list[tuple[object, ...]]:
    return [
        (b.id, b.kind, b.level, b.text, b.ordered, [*map(unplaced, b.runs)]) for b in article.walk()
    ]


def unplaced(run: Run) -> Run:
    return replace(run, inset=replace(run.inset, line=0)) if run.inset else run

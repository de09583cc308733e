"""EPUB 3.3: the shared page in files with their own navigation, cover and package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from ebooklib import epub

from briefing.model import Briefing
from briefing.output import Output, Theme
from briefing.render.chapters import Chapters, chapters
from briefing.render.contents import COVER_PAGE, NAVIGATION, Contents, Entry, below, contents
from briefing.render.cover import Cover, cover
from briefing.render.dates import machine_date
from briefing.render.embedding import LICENCE, Embedded, embedded
from briefing.render.insets import size_rules
from briefing.render.metadata import Statement, identifier, one_line, print_identifier, statements
from briefing.render.navigation import cover_page, navigation
from briefing.render.package import repack
from briefing.render.sheet import Sheet
from briefing.render.templates import document
from briefing.render.theme import stylesheet
from briefing.render.wellformed import parse, write_page

PAGE = "application/xhtml+xml"
PROPERTIES = {"nav": ["nav"], "cover-image": ["cover-image"]}
"""Properties in the manifest by id."""
PREFIXES = {
    "ibooks": "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/",
}
"""Vocabularies of the package metadata that EPUB 3.3 does not reserve."""


def render(briefing: Briefing, theme: Theme, paper: str) -> Output:  # noqa: ARG001  an ebook has no paper
    """Return the briefing as an EPUB; the same briefing gives the same bytes."""
    sheet = Sheet(briefing, theme, "epub")
    return with_pages(sheet, cover(sheet), ())


def with_pages(sheet: Sheet, front: Cover, starts: Sequence[tuple[int, str, int]]) -> Output:
    """Return a sheet as an EPUB with a cover that lists the pages of its print.

    `starts` tells number, block and characters before of each page, as for `insert_page_breaks`;
    without any the book has no page list.

    Raises:
        RenderError: a link leads nowhere, or a page is not well-formed.
        ThemeError: an option of the theme is of no use.
    """
    page = document(sheet)
    text = chapters(page, starts=starts)
    return pack(sheet, page, text, contents(sheet, text), front)


def pack(sheet: Sheet, words: str, text: Chapters, leading: Contents, front: Cover) -> Output:
    """Return the ebook of a text that is in files, with what leads into it.

    `words` are all that it says; fonts are chosen and cut for them.
    """
    fonts = embedded(words, sheet.meta.language)
    name = identifier(sheet, text)
    print_id = print_identifier(name) if leading.pages else ""
    book = _book(sheet, name, statements(sheet, fonts=fonts is not None, print_id=print_id), fonts)
    _add_pages(book, sheet, text, leading, front)
    _add_resources(book, sheet, fonts)
    data = repack(_written(book, sheet), sheet.meta.language, sheet.meta.direction)
    return Output(f"{sheet.briefing.slug}.epub", data, front.diagnostics)


def _book(
    sheet: Sheet, name: str, known: Iterable[Statement], fonts: Embedded | None
) -> epub.EpubBook:
    book = epub.EpubBook()
    book.set_identifier(name)
    book.set_title(one_line(sheet.meta.title) or sheet.briefing.slug)
    book.set_language(sheet.meta.language)
    if sheet.meta.direction == "rtl":
        book.set_direction("rtl")
    for statement in known:
        namespace = None if statement.name == "meta" else "DC"
        book.add_metadata(namespace, statement.name, statement.value, dict(statement.attributes))
    if fonts:
        for prefix, address in PREFIXES.items():
            book.add_prefix(prefix, address)
    return book


def _add_pages(
    book: epub.EpubBook, sheet: Sheet, text: Chapters, leading: Contents, front: Cover
) -> None:
    """Add cover page, text and navigation, and the order in which they are read."""
    _add(book, "cover-image", f"images/{front.name}", front.media_type, front.data)
    # Kindle and Kobo find the thumbnail by this.
    book.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})
    pages = [_add(book, "cover", COVER_PAGE, PAGE, _page(cover_page(sheet, front.name)))]
    for number, chapter in enumerate(text.files, 1):
        name = f"text/{chapter.name}"
        pages.append(_add(book, f"text-{number}", name, PAGE, chapter.data))
        pages[-1].properties = ["svg"] if chapter.drawing else []
    contents_page = _add(book, "nav", NAVIGATION, PAGE, _page(navigation(sheet, leading)))
    book.spine = [*pages, (contents_page, "no")]
    book.add_item(epub.EpubNcx())
    book.toc = [_outlined(entry) for entry in leading.entries]


def _add_resources(book: epub.EpubBook, sheet: Sheet, fonts: Embedded | None) -> None:
    own = (*(("study-epub",) * sheet.study), *(("bundle-epub",) if sheet.lines else ()))
    css = (fonts.css if fonts else "") + stylesheet(sheet.theme, "epub", *own)
    css += size_rules(sheet.briefing.article)
    _add(book, "css", "css/briefing.css", "text/css", css.encode())
    images = (i for i in sheet.briefing.article.images if i.name != sheet.meta.cover)
    for number, image in enumerate(images, 1):
        _add(book, f"image-{number}", f"images/{image.name}", image.media_type, image.data)
    if fonts:
        for number, (name, data) in enumerate(fonts.files, 1):
            _add(book, f"font-{number}", f"fonts/{name}", "font/ttf", data)
        _add(book, "font-licence", f"fonts/{LICENCE}", "text/plain", fonts.licence)


def _add(book: epub.EpubBook, id_: str, name: str, media_type: str, data: bytes) -> epub.EpubItem:
    item = epub.EpubItem(id_, name, media_type, data)
    item.properties = PROPERTIES.get(id_, [])
    book.add_item(item)
    return item


def _page(text: str) -> bytes:
    return write_page(parse(text.encode(), "a page"))


def _outlined(entry: Entry) -> object:
    """Return an entry for the older contents, which show two levels on Kindle."""
    if not entry.children:
        return epub.Link(entry.address, entry.title, _point(entry))
    inside = [epub.Link(e.address, e.title, _point(e)) for e in below(entry)]
    return (epub.Section(entry.title, entry.address), inside)


def _point(entry: Entry) -> str:
    name, _, place = entry.address.partition("#")
    stem = name.rpartition("/")[2].removesuffix(".xhtml")
    return f"to-{place}" if stem.startswith("briefing") else f"to-{stem}-{place}"


def _written(book: epub.EpubBook, sheet: Sheet) -> bytes:
    options = {
        "mtime": machine_date(sheet.meta.updated or sheet.meta.published),
        "epub3_pages": False,
        "epub3_landmark": False,
        "epub2_guide": False,
        "compresslevel": 0,
        "raise_exceptions": True,
    }
    out = BytesIO()
    epub.write_epub(out, book, options)
    return out.getvalue()

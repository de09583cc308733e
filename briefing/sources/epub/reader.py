"""The reader for ebooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, fromstring

from briefing.errors import Diagnostic, Place
from briefing.model import Block, walk
from briefing.sources.enclosed import picture_address
from briefing.sources.epub import own
from briefing.sources.epub.chapters import HELD, Book, read_chapter
from briefing.sources.epub.contents import kinds, labels
from briefing.sources.epub.metadata import read_meta
from briefing.sources.epub.package import open_package
from briefing.sources.html.context import Context
from briefing.sources.html.tree import drop
from briefing.sources.html.walker import blocks_of, notes_of, prepare
from briefing.sources.insets import with_insets
from briefing.sources.losses import said
from briefing.sources.parsed import Parsed

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SAMPLE = 20
"""Blocks in which the language is looked for."""


def read(data: bytes, path: str) -> Parsed:
    """Return the text of an ebook as one article, its chapters in the order of reading.

    Cover, title page and contents are left out. Of an ebook that this program made, the article is
    read, and not what was added to it. Raises SourceError for what is no ebook, is protected,
    damaged, or beyond the limits.
    """
    package = open_package(data, path)
    numbers = {page.name: number for number, page in enumerate(package.pages, 1)}
    book = Book(package, numbers, kinds(package))
    whole, subtitle = _one_tree(book)
    context = Context(path)
    prepare(whole, context)
    for aside in list(whole.xpath("./div[@data-linear='no']")):
        drop(aside)
    blocks = blocks_of(whole, context) + notes_of(context)
    blocks = _with_pictures(blocks, book)
    sample = " ".join(block.text for block in list(walk(blocks))[:_SAMPLE])
    meta = read_meta(package, sample)
    meta = replace(meta, subtitle=meta.subtitle or subtitle)
    return Parsed(blocks, meta=meta, diagnostics=(*said(book.losses, path), *_links(context)))


def _one_tree(book: Book) -> tuple[HtmlElement, str]:
    """Return all pages in one element, and the subtitle if one of ours has it."""
    whole = fromstring("<div></div>")
    subtitle = ""
    names = labels(book.package)
    for page in book.package.pages:
        chapter = read_chapter(book, page)
        if chapter is None:
            continue
        frame = own.frame_of(chapter)
        if frame is not None:
            subtitle = subtitle or own.standfirst(frame)
            own.keep_article(frame)
        elif page.linear and len(book.package.pages) > 1:
            _give_heading(chapter, names.get(page.name, ""))
        if not page.linear:
            chapter.set("data-linear", "no")
        whole.append(chapter)
    return whole, subtitle


def _give_heading(chapter: HtmlElement, label: str) -> None:
    """Give a chapter without a heading the one that the contents have for it."""
    if not label or next(chapter.iter(*_HEADINGS), None) is not None:
        return
    texts = (e for e in chapter.iter("p", "div") if not len(e) and (e.text or "").strip())
    first = next(texts, None)
    if first is not None and _letters(first.text or "") == _letters(label):
        first.tag = "h1"
        return
    heading = etree.Element("h1")
    heading.text = label
    heading.tail, chapter.text = chapter.text, None
    chapter.insert(0, heading)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _with_pictures(blocks: Iterable[Block], book: Book) -> tuple[Block, ...]:
    """Return the blocks with each figure's picture out of the archive."""
    changed = []
    for block in blocks:
        with_own = with_insets(
            block, lambda inset: replace(inset, picture=_address(inset.picture, book))
        )
        children = _with_pictures(block.children, book)
        picture = _address(block.picture, book)
        changed.append(replace(with_own, picture=picture, children=children))
    return tuple(changed)


def _address(picture: str, book: Book) -> str:
    """Return the address of a picture out of the archive for the one that stands for it."""
    if not picture.startswith(HELD):
        return picture
    name = book.pictures[int(picture.removeprefix(HELD))]
    return picture_address(book.package.archive, name)


def _links(context: Context) -> list[Diagnostic]:
    """Return one diagnostic for all links of a kind that were left out."""
    place = Place(context.path)
    found = []
    for code, what, given in (
        ("S009", "link left out", context.refused),
        ("S010", "this link leads nowhere", context.dead),
    ):
        if given:
            more = f", and {len(given) - 1} more" if len(given) > 1 else ""
            found.append(Diagnostic(code, f"{what}: {given[0][:80]}{more}", place))
    return found

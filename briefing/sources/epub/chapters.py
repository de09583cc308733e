"""The pages of an ebook as one tree: names made unique, links and pictures made findable."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from briefing.errors import Place, SourceError
from briefing.sources.archive import member_name
from briefing.sources.epub.package import Package, Page, page_text
from briefing.sources.html.charset import decode_page
from briefing.sources.html.reader import MAX_MARKUP
from briefing.sources.html.tree import drop, parse_page
from briefing.sources.losses import Losses

HELD = "data:#"
"""Starts the address of a picture that is held in the archive; its place in a list follows."""
_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NOTE = re.compile(r"\b(?:foot|end|rear)note\b|\bdoc-(?:foot|end)note\b")
_REFERENCE = re.compile(r"\b(?:noteref|doc-noteref)\b")
_BACK = re.compile(r"\b(?:backlink|doc-backlink|referrer)\b")
_SIGN = re.compile(r"[\s\[\]()↩↑^⏎︎.]*(?:\d{1,4}|[a-z]|[*†‡§]{1,3})?[\s\[\]()↩↑^⏎︎.]*")
_UNFIT = re.compile(r"[^\w.-]")
_PICTURE = ("src", "alt", "title", "width", "height", "class", "role", "id")
"""Attributes of a picture that mean something in an ebook."""
# What is no text of the book, by `epub:type` (EPUB Structural Semantics Vocabulary 1.1), by role
# (DPUB-ARIA) and by the types of EPUB 2's guide.
_APART = frozenset((
    "cover", "titlepage", "title-page", "halftitlepage", "toc", "doc-toc", "toc-brief",
    "landmarks", "page-list", "doc-pagelist", "loi", "lot", "copyright-page",
))  # fmt: skip
_UNSEEN = frozenset(("pagebreak", "doc-pagebreak"))


@dataclass(slots=True)
class Book:
    """An ebook while its pages become one tree."""

    package: Package
    """What it says of its pages."""
    numbers: dict[str, int]
    """Number of each page by its name, from 1."""
    kinds: dict[str, str] = field(default_factory=dict)
    """What its contents say that pages are."""
    losses: Losses = field(default_factory=Losses)
    """What was left out."""
    pictures: list[str] = field(default_factory=list)
    """Names of pictures in the archive; a picture's address is its place here."""
    markup: int = 0
    """Characters of markup that were read."""


def read_chapter(book: Book, page: Page) -> HtmlElement | None:
    """Return a page as an element that can stand among others; None if it is no text of the book.

    Raises SourceError for a page that cannot be parsed, or if the book is too long.
    """
    path = book.package.archive.path
    data = page_text(book.package, page)
    if data is None:
        book.losses.add("missing chapter")
        return None
    text = decode_page(data, path).text
    book.markup += len(text)
    if book.markup > MAX_MARKUP:
        limit = f"{MAX_MARKUP // 1_000_000} million characters"
        raise SourceError(f"the ebook has more than {limit} of text and markup", Place(path))
    if not text.strip():
        return None
    # Without a declaration the parser would not know that empty elements close themselves.
    body = parse_page(f'<?xml version="1.0"?>{text}', path).find("body")
    if body is None or _is_apart(body, page, book):
        return None
    body.tag = "div"
    _drop_parts(body)
    _prepare_notes(body)
    _prepare_pictures(body, page, book)
    _rename(body, page, book)
    return body


def _is_apart(body: HtmlElement, page: Page, book: Book) -> bool:
    """Tell whether a whole page is a cover, a title page or the like."""
    types = [book.kinds.get(page.name, ""), *_types(body)]
    if page.name == book.package.navigation:
        types.append("toc")
    parts = list(body)
    if len(parts) == 1:
        types += _types(parts[0])
    return not _APART.isdisjoint(types)


def _types(element: HtmlElement) -> list[str]:
    return f"{element.get('epub:type') or ''} {element.get('role') or ''}".split()


def _drop_parts(body: HtmlElement) -> None:
    """Remove what is no text of the book, such as a table of contents or numbers of pages."""
    for element in list(body.iter(etree.Element)):
        types = _types(element)
        if element.tag == "nav" or not _APART.isdisjoint(types):
            drop(element)
        elif not _UNSEEN.isdisjoint(types):
            for child in list(element):
                element.remove(child)
            element.text = None


def _prepare_notes(body: HtmlElement) -> None:
    """Show notes that wait to be opened, and remove their links back to the text."""
    references = [a for a in body.iter("a") if _REFERENCE.search(" ".join(_types(a)))]
    names = {e.get("id") for a in references for e in (a, a.getparent()) if e is not None} - {None}
    for element in body.iter("aside", "li", "div", "section", "p"):
        if _NOTE.search(" ".join(_types(element))):
            element.attrib.pop("hidden", None)
            element.attrib.pop("style", None)
    for link in list(body.iter("a")):
        goal = (link.get("href") or "").rpartition("#")[2]
        words = "".join(link.itertext())
        if _BACK.search(" ".join(_types(link))) or (
            goal in names and link not in references and _SIGN.fullmatch(words)
        ):
            drop(link)


def _prepare_pictures(body: HtmlElement, page: Page, book: Book) -> None:
    """Give each picture the place of its file for an address; unwrap pictures from drawings."""
    for svg in list(body.iter("svg")):
        images = list(svg.iter("image"))
        if len(images) == 1:
            alt = next((" ".join(title.itertext()) for title in svg.iter("title")), "")
            address = images[0].get("xlink:href") or images[0].get("href") or ""
            picture = etree.Element("img", {"src": address, "alt": alt})
            svg.addprevious(picture)
            drop(svg)
    for source in list(body.iter("source")):
        drop(source)
    for picture in body.iter("img"):
        address = picture.get("src") or ""
        for name in set(picture.attrib) - set(_PICTURE):
            del picture.attrib[name]
        if address.strip().lower().startswith(HELD):  # would be taken for one of our own
            del picture.attrib["src"]
            continue
        if _WEB.match(address):
            continue
        book.pictures.append(member_name(page.name, address) or address)
        picture.set("src", f"{HELD}{len(book.pictures) - 1}")


def _rename(body: HtmlElement, page: Page, book: Book) -> None:
    """Make names unique in the book, and let links lead to them."""
    own = book.numbers[page.name]
    for element in body.iter(etree.Element):
        for attribute in ("id", "name"):
            if element.get(attribute):
                element.set(attribute, _name(own, element.get(attribute)))
    if not body.get("id"):
        body.set("id", _name(own, ""))
    for link in body.iter("a"):
        address = link.get("href")
        if not address or _WEB.match(address):
            continue
        file, _, name = address.partition("#")
        goal = book.numbers.get(member_name(page.name, file) if file else page.name)
        if goal is None:
            del link.attrib["href"]
        else:
            link.set("href", f"#{_name(goal, unquote(name))}")


def _name(number: int, name: str) -> str:
    return f"c{number}-{_UNFIT.sub('_', name)}"

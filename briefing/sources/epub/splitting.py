"""Ebooks into chapters: each becomes a small ebook of its own, with its pages as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree
from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.errors import Place, SourceError
from briefing.model import Meta, Output
from briefing.sources import LARGEST
from briefing.sources.archive import member_name, read_member
from briefing.sources.epub.chapters import Book, read_chapter
from briefing.sources.epub.contents import kinds, starts
from briefing.sources.epub.metadata import read_meta
from briefing.sources.epub.package import OPF, Package, Page, open_package
from briefing.sources.files import refusal
from briefing.sources.slug import slugify

_FEW_WORDS = 40
"""Words below which a page is the title of a part, which stands before its first chapter."""
_BOOK, _NAME = 30, 80  # characters of the book's name, and of a chapter's with it
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GOAL = re.compile(r"#c(\d{1,4})-")  # how chapters.py addresses the pages of a book
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = (
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/>'
    b"</rootfiles></container>"
)


@dataclass(slots=True)
class _Part:
    """Pages that become a chapter."""

    title: str
    """Empty if nothing names it."""
    pages: list[Page]
    """In reading order."""
    beside: dict[str, None]
    """Names of pages with its notes."""
    words: int
    """Words of it."""


def split_file(path: Path, shown: str) -> tuple[Output, ...]:
    """Return the chapters of an ebook as files, in the order of reading.

    A chapter begins with each page that the contents lead to, or with every page if they lead to
    none. `shown` is the file as the user named it. Raises SourceError for what is no ebook, is
    protected or damaged, or has one chapter.
    """
    reason = refusal(path, LARGEST[".epub"])
    if reason:
        raise SourceError(f"this file {reason}", Place(shown))
    data = path.read_bytes()
    package = open_package(data, shown)
    parts = list(_joined(_parts(package)))
    if len(parts) < 2:
        message = "this ebook has no chapters that could be told apart"
        raise SourceError(message, Place(shown), "build it as it is")
    about = read_meta(package, "")
    whole = sha256(data).hexdigest()
    chapters = []
    for number, part in enumerate(parts, 1):
        title = part.title or f"{about.title} {number}".strip()
        name = f"{slugify(path.stem)[:_BOOK]}-{number:02d}-{slugify(title.replace('/', ' '))}"[
            :_NAME
        ].rstrip("-")
        book = _book(package, part, title, about, f"{whole}-{number}")
        chapters.append(Output(f"{name}.epub", book))
    return tuple(chapters)


def _parts(package: Package) -> Iterator[_Part]:
    """Yield what begins at each place that the contents name."""
    named = starts(package)
    named = {page.name: named[page.name] for page in package.pages if page.name in named}
    numbers = {page.name: number for number, page in enumerate(package.pages, 1)}
    part: _Part | None = None
    for page in package.pages:
        # A book for each: of its pages, none is too long because of the others.
        body = read_chapter(Book(package, numbers, kinds(package)), page)
        if body is None or not page.linear:
            continue
        words = len("".join(body.itertext()).split())
        if part is None or page.name in named or not named:
            if part is not None:
                yield part
            part = _Part(named.get(page.name) or _heading(body), [], {}, 0)
        part.pages.append(page)
        part.beside |= dict.fromkeys(_notes(body, package))
        part.words += words
    if part is not None:
        yield part


def _notes(body: HtmlElement, package: Package) -> Iterator[str]:
    """Yield the names of the pages that hold the notes of a page."""
    for link in body.iter("a"):
        goal = _GOAL.match(link.get("href") or "")
        if goal:
            page = package.pages[int(goal[1]) - 1]
            if not page.linear or "noteref" in f"{link.get('epub:type')} {link.get('role')}":
                yield page.name


def _heading(body: HtmlElement) -> str:
    found = next(body.iter(*_HEADINGS), None)
    return "" if found is None else one_line(" ".join(found.itertext()))


def _joined(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Yield the parts that say something; titles and the like stand before the next."""
    waiting: list[Page] = []
    for part in parts:
        part.pages[:0] = waiting
        waiting = part.pages if part.words < _FEW_WORDS else []
        if not waiting:
            yield part
    if waiting:
        yield part


def _book(package: Package, part: _Part, title: str, about: Meta, name: str) -> bytes:
    """Return an ebook with some pages, their notes and their pictures."""
    own = {page.name for page in part.pages}
    known = {page.name: page for page in package.pages}
    pages = [*part.pages, *(known[n] for n in part.beside if n in known and n not in own)]
    files = {page.name: read_member(package.archive, page.name) for page in pages}
    types = _media_types(package)
    texts = b"".join(files.values())
    for file in sorted(types.keys() - known.keys()):
        if types[file].startswith("image/") and file.rpartition("/")[2].encode() in texts:
            files[file] = read_member(package.archive, file)
    document = _package_document(about, title, name, own, {n: types.get(n, "") for n in files})
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("mimetype"), "application/epub+zip", ZIP_STORED)
        archive.writestr(ZipInfo("META-INF/container.xml"), _CONTAINER, ZIP_DEFLATED)
        archive.writestr(ZipInfo("package.opf"), document, ZIP_DEFLATED)
        for file, content in files.items():
            archive.writestr(ZipInfo(file), content, ZIP_DEFLATED)
    return result.getvalue()


def _media_types(package: Package) -> dict[str, str]:
    """Return the type of each file that the package names and that is there."""
    items = (
        (member_name(package.name, i.get("href") or ""), i) for i in package.root.iter(OPF + "item")
    )
    return {n: i.get("media-type") or "" for n, i in items if n in package.archive.members}


def _package_document(
    about: Meta, title: str, name: str, own: set[str], types: dict[str, str]
) -> bytes:
    """Return the package document of a chapter."""
    root = etree.Element(
        OPF + "package", {"version": "3.0", "unique-identifier": "id"},
        nsmap={None: OPF[1:-1], "dc": _DC},
    )  # fmt: skip
    metadata = etree.SubElement(root, OPF + "metadata")
    told = [
        ("title", title), ("identifier", f"urn:briefing:{name}"), ("language", about.language),
        *(("creator", author) for author in about.authors), ("date", about.published),
        ("publisher", about.source), ("rights", about.rights), ("source", about.url),
    ]  # fmt: skip
    for key, text in told:
        if text:
            etree.SubElement(metadata, f"{{{_DC}}}{key}").text = text
    metadata.find(f"{{{_DC}}}identifier").set("id", "id")
    if about.title:
        whole = etree.SubElement(metadata, OPF + "meta", {"property": "dcterms:isPartOf"})
        whole.text = about.title
    manifest = etree.SubElement(root, OPF + "manifest")
    spine = etree.SubElement(root, OPF + "spine")
    for number, (file, kind) in enumerate(types.items()):
        item = {"id": f"f{number}", "href": quote(file), "media-type": kind}
        etree.SubElement(manifest, OPF + "item", item)
        if not kind.startswith("image/"):
            linear = "yes" if file in own else "no"
            etree.SubElement(spine, OPF + "itemref", {"idref": f"f{number}", "linear": linear})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))

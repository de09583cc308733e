"""Ebooks into chapters: each becomes a small ebook of its own, with its pages as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
from briefing.model import Meta
from briefing.output import Output
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


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the ebook that a chapter becomes."""

    kind: str
    """Its media type."""
    data: bytes
    """Its bytes."""
    linear: bool = False
    """True for a page of the chapter."""


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
    """Return the chapters of a file; see `split`. `shown` is the file as the user named it."""
    reason = refusal(path, LARGEST[".epub"])
    if reason:
        raise SourceError(f"this file {reason}", Place(shown))
    return split(path.read_bytes(), shown)


def split(data: bytes, path: str) -> tuple[Output, ...]:
    """Return the chapters of an ebook as files, in the order of reading.

    A chapter begins with each page that the contents lead to, or with every page if they lead to
    none. Raises SourceError for what is no ebook, is protected or damaged, or has one chapter.
    """
    package = open_package(data, path)
    parts = list(_joined(_parts(package)))
    if len(parts) < 2:
        message = "this ebook has no chapters that could be told apart"
        raise SourceError(message, Place(path), "build it as it is")
    about = read_meta(package, "")
    types = _media_types(package)
    whole = sha256(data).hexdigest()
    stem = slugify(Path(path).stem)[:_BOOK]
    chapters = []
    for number, part in enumerate(parts, 1):
        part.title = part.title or f"{about.title} {number}".strip()
        name = f"{stem}-{number:02d}-{slugify(part.title.replace('/', ' '))}"[:_NAME].rstrip("-")
        files = _files(package, part, types)
        document = _package_document(about, part, f"{whole}-{number}", files)
        chapters.append(Output(f"{name}.epub", _book(document, files)))
    return tuple(chapters)


def _parts(package: Package) -> Iterator[_Part]:
    """Yield what begins at each place that the contents name."""
    named = starts(package)
    named = {page.name: named[page.name] for page in package.pages if page.name in named}
    numbers = {page.name: number for number, page in enumerate(package.pages, 1)}
    types = kinds(package)
    part: _Part | None = None
    for page in package.pages:
        # A book for each: of its pages, none is too long because of the others.
        body = read_chapter(Book(package, numbers, types), page)
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


def _files(package: Package, part: _Part, types: Mapping[str, str]) -> dict[str, _File]:
    """Return the pages of a part, those with its notes, and the pictures that they name."""
    own = [page.name for page in part.pages]
    names = [*own, *(name for name in part.beside if name not in own)]
    files = {
        name: _File(types.get(name, ""), read_member(package.archive, name), linear=name in own)
        for name in names
    }
    texts = b"".join(file.data for file in files.values())
    for name, kind in types.items():
        named = name.rpartition("/")[2].encode("utf-8", "replace")
        if kind.startswith("image/") and (named in texts or quote(named).encode() in texts):
            files[name] = _File(kind, read_member(package.archive, name))
    return files


def _book(document: bytes, files: Mapping[str, _File]) -> bytes:
    """Return an ebook of a package document and the files that it names."""
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("mimetype"), "application/epub+zip", ZIP_STORED)
        archive.writestr(ZipInfo("META-INF/container.xml"), _CONTAINER, ZIP_DEFLATED)
        archive.writestr(ZipInfo("package.opf"), document, ZIP_DEFLATED)
        for name, file in files.items():
            archive.writestr(ZipInfo(name), file.data, ZIP_DEFLATED)
    return result.getvalue()


def _media_types(package: Package) -> dict[str, str]:
    """Return the type of each file that the package names and that is there."""
    items = (
        (member_name(package.name, i.get("href") or ""), i) for i in package.root.iter(OPF + "item")
    )
    return {n: i.get("media-type") or "" for n, i in items if n in package.archive.members}


def _package_document(about: Meta, part: _Part, name: str, files: Mapping[str, _File]) -> bytes:
    """Return the package document of a chapter."""
    root = etree.Element(
        OPF + "package", {"version": "3.0", "unique-identifier": "id"},
        nsmap={None: OPF[1:-1], "dc": _DC},
    )  # fmt: skip
    metadata = etree.SubElement(root, OPF + "metadata")
    told = [
        ("title", part.title), ("identifier", f"urn:briefing:{name}"), ("language", about.language),
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
    for number, (file, held) in enumerate(files.items()):
        item = {"id": f"f{number}", "href": quote(file), "media-type": held.kind}
        etree.SubElement(manifest, OPF + "item", item)
        if not held.kind.startswith("image/"):
            linear = "yes" if held.linear else "no"
            etree.SubElement(spine, OPF + "itemref", {"idref": f"f{number}", "linear": linear})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))

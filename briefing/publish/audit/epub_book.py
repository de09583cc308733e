"""An ebook as the checks see it: its archive, package, pages and navigation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TypeAlias
from urllib.parse import unquote
from zipfile import ZipFile, ZipInfo

from lxml import etree

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
OPF = "{http://www.idpf.org/2007/opf}"
CHAPTER = "doc-chapter"
"""Role of an article that is bound with others."""
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONTAINER = "META-INF/container.xml"
PAGE = "application/xhtml+xml"
MOST = 500_000_000
"""Bytes that all members may have together; more is no book, but a trap."""
Element: TypeAlias = "etree._Element"  # noqa: SLF001  lxml has no public name for it
"""An element of a page or package."""


class BookError(ValueError):
    """A file that is too broken to be looked at as a book."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the manifest."""

    id: str
    """Its id."""
    name: str
    """The member that it declares."""
    media_type: str
    """What it says that this is."""
    properties: frozenset[str]
    """Its properties, such as `nav` or `cover-image`."""


@dataclass(frozen=True, slots=True)
class Page:
    """An XHTML page of the book."""

    name: str
    """The member."""
    root: Element
    """Its root element."""
    spine: int
    """Place in the spine, from 0; -1 if it is not in it."""
    linear: bool
    """False if it stands outside the reading order."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page, or in the navigation."""

    page: str
    """The member that it stands in."""
    element: Element
    """The element that has it."""
    address: str
    """As it is written."""
    target: str = ""
    """The member that it leads to; empty if it leads out of the book."""
    fragment: str = ""
    """The id that it leads to, if any."""


@dataclass(frozen=True, slots=True)
class Book:
    """A whole ebook."""

    entries: tuple[ZipInfo, ...]
    """The members in the order of the archive."""
    members: Mapping[str, bytes]
    """Their content by name."""
    place: str
    """Name of the package document."""
    package: Element
    """Its root element."""
    items: Mapping[str, Item]
    """The manifest by id."""
    pages: tuple[Page, ...]
    """The well-formed pages, in the order of the spine; then those outside it."""
    ncx: Element | None
    """The older table of contents; None if there is none that is well-formed."""
    broken: tuple[tuple[str, str], ...]
    """Members that are not well-formed, and why."""

    @property
    def navigation(self) -> Page | None:
        """The navigation document."""
        names = {item.name for item in self.items.values() if "nav" in item.properties}
        return next((page for page in self.pages if page.name in names), None)

    @property
    def text(self) -> tuple[Page, ...]:
        """The pages that are read one after the other."""
        return tuple(page for page in self.pages if page.linear)

    @property
    def language(self) -> str:
        """The language that the package names first; empty if none."""
        return next((words(e) for e in self.package.iter(f"{DC}language")), "")

    def said(self, name: str) -> list[str]:
        """Return the values of a property in the package metadata."""
        found = self.package.iter(f"{OPF}meta")
        return [words(meta) for meta in found if meta.get("property") == name]

    def nav(self, kind: str) -> Element | None:
        """Return the part of the navigation with an `epub:type`."""
        page = self.navigation
        found = page.root.iter(f"{HTML}nav") if page else ()
        return next((nav for nav in found if kind in kinds(nav)), None)

    def nav_links(self, kind: str) -> tuple[Link, ...]:
        """Return the links of a part of the navigation."""
        page, nav = self.navigation, self.nav(kind)
        if page is None or nav is None:
            return ()
        return tuple(resolved(page.name, a, a.get("href", "")) for a in nav.iter(f"{HTML}a"))


def read_book(path: Path) -> Book:
    """Read an ebook; pages that are not well-formed are left out and named.

    Raises:
        BookError: it has no package that can be read, or is far too large.
        OSError, BadZipFile, RuntimeError, NotImplementedError: no archive that can be read.
    """
    with ZipFile(path) as archive:
        entries = tuple(archive.infolist())
        if sum(entry.file_size for entry in entries) > MOST:
            raise BookError(f"its members are larger than {MOST} bytes")
        members = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    place = _place(members)
    package = _required(members, place)
    items = {item.id: item for item in _items(package, place)}
    broken: list[tuple[str, str]] = []
    pages = tuple(_pages(package, items, members, broken))
    ncx = _ncx(items, members, broken)
    return Book(entries, members, place, package, items, pages, ncx, tuple(broken))


def words(element: Element) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def kinds(element: Element) -> list[str]:
    """Return the terms in the `epub:type` of an element."""
    terms: list[str] = element.get(TYPE, "").split()
    return terms


def place_of(page: str, element: Element) -> str:
    """Return where an element stands, for people."""
    return f"{page}:{element.sourceline}"


def resolved(page: str, element: Element, address: str) -> Link:
    """Return an address with the member and the id that it leads to."""
    path, _, fragment = address.strip().partition("#")
    if ":" in path or path.startswith("/"):
        return Link(page, element, address)
    target = normpath(join(dirname(page), unquote(path))) if path else page
    return Link(page, element, address, target, unquote(fragment))


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        no_network=True, load_dtd=False, resolve_entities=False, remove_comments=True
    )
    return etree.fromstring(data, parser)


def _place(members: Mapping[str, bytes]) -> str:
    container = _required(members, CONTAINER)
    places = [str(e.get("full-path")) for e in container.iter() if e.get("full-path")]
    if not places:
        raise BookError(f"{CONTAINER} names no package")
    return places[0]


def _required(members: Mapping[str, bytes], name: str) -> Element:
    try:
        return _parsed(members[name])
    except KeyError:
        raise BookError(f"{name} is missing") from None
    except etree.XMLSyntaxError as error:
        raise BookError(f"{name} is not well-formed: {error.msg}") from error


def _items(package: Element, place: str) -> Iterator[Item]:
    for item in package.iter(f"{OPF}item"):
        name = normpath(join(dirname(place), unquote(item.get("href", ""))))
        properties = frozenset(item.get("properties", "").split())
        yield Item(item.get("id", ""), name, item.get("media-type", ""), properties)


def _pages(
    package: Element,
    items: Mapping[str, Item],
    members: Mapping[str, bytes],
    broken: list[tuple[str, str]],
) -> Iterator[Page]:
    """Yield the pages of the spine and then the others, and note those that are broken."""
    spine = {ref.get("idref", ""): ref for ref in package.iter(f"{OPF}itemref")}
    order = [*spine, *(id_ for id_ in items if id_ not in spine)]
    for number, id_ in enumerate(order):
        item = items.get(id_)
        if item is None or item.media_type != PAGE or item.name not in members:
            continue
        try:
            root = _parsed(members[item.name])
        except etree.XMLSyntaxError as error:
            broken.append((item.name, str(error.msg)))
            continue
        inside = id_ in spine
        linear = inside and spine[id_].get("linear") != "no"
        yield Page(item.name, root, number if inside else -1, linear)


def _ncx(
    items: Mapping[str, Item], members: Mapping[str, bytes], broken: list[tuple[str, str]]
) -> Element | None:
    for item in items.values():
        if item.media_type == "application/x-dtbncx+xml" and item.name in members:
            try:
                return _parsed(members[item.name])
            except etree.XMLSyntaxError as error:
                broken.append((item.name, str(error.msg)))
    return None

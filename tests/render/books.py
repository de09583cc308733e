"""Looking into an EPUB: its members, pages, links and package."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from briefing.output import Output
from lxml import etree

HTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
PACKAGE = "EPUB/content.opf"


def members(book: Output) -> dict[str, bytes]:
    """Return the files of a book by name, in the order of the archive."""
    with ZipFile(BytesIO(book.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(book: Output, name: str) -> etree._Element:
    """Return one XML file of a book."""
    return etree.fromstring(members(book)[f"EPUB/{name}"])


def package(book: Output) -> etree._Element:
    """Return the package document."""
    return tree(book, "content.opf")


def said(book: Output, name: str) -> list[str]:
    """Return what the Dublin Core elements of a name say."""
    return [element.text for element in package(book).iter(f"{DC}{name}")]


def properties(book: Output, name: str) -> list[str]:
    """Return the values of a property in the package metadata."""
    return [m.text for m in package(book).iter(f"{OPF}meta") if m.get("property") == name]


def pages(book: Output) -> dict[str, etree._Element]:
    """Return the XHTML pages by name, in the order of the spine."""
    root = package(book)
    names = {item.get("id"): item.get("href") for item in root.iter(f"{OPF}item")}
    spine = [names[ref.get("idref")] for ref in root.iter(f"{OPF}itemref")]
    return {name: tree(book, name) for name in spine}


def links(book: Output) -> Iterator[tuple[str, str, str]]:
    """Yield every inner link as page, page that it leads to, and id there."""
    for name, page in pages(book).items():
        for link in page.iter(f"{HTML}a"):
            path, _, fragment = link.get("href").partition("#")
            if ":" not in path:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                yield name, target if path else name, fragment


def by_id(page: etree._Element, id_: str) -> etree._Element:
    """Return the one element with an id."""
    (element,) = page.iterfind(f".//*[@id='{id_}']")
    return element


def words(element: etree._Element) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(element.itertext()).split())

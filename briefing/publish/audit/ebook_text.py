"""The text of a finished ebook, to be compared with the print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import join
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
CONTAINER = "META-INF/container.xml"
BLOCKS = frozenset(
    XHTML + name for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figcaption",
                              "caption", "pre", "li", "dt", "dd")
)  # fmt: skip
WITHOUT = frozenset({XHTML + "head", XHTML + "nav", "{http://www.w3.org/2000/svg}svg"})
"""What is no text of the pages."""
INSTEAD = "map-table"
"""Class of a table that says in words what print draws, and says in the drawing's alternative."""
CAPTION = "map-caption"
"""Id of the caption of a drawing in whose place print may have such words."""
DRAWN = frozenset({f"table {INSTEAD}"})
"""Class of what is left out of the text where print has a drawing."""
SAID = frozenset({CAPTION, XHTML + "thead"})
"""Id and tag of what is left out where it has words."""

NOTES = "notes"
"""Id of the heading of the list of notes."""


@dataclass(frozen=True, slots=True)
class Ebook:
    """What is compared."""

    data: bytes
    """The file."""
    blocks: tuple[str, ...]
    """Text of the paragraphs, headings, cells and items, without the blocks inside them."""
    pages: tuple[tuple[str, str], ...]
    """Label of each page break, and all text of the book behind it."""
    in_words: tuple[str, ...]
    """The same text for each of them, with words in place of what print may draw."""
    begun: frozenset[str]
    """Labels of the pages that begin with a title."""
    listed: tuple[str, ...]
    """Labels of the page list."""
    actors: tuple[str, ...]
    """Names on the cards of the actors."""
    notes: str
    """Heading of the list of notes, which a print with notes at the foot of its pages has not."""
    caption: str
    """Caption of the map of the actors, which a print with words in its place has not."""


def read_ebook(path: Path) -> Ebook:
    """Read an ebook.

    Raises:
        OSError, ValueError, KeyError, SyntaxError, BadZipFile: it is broken.
    """
    with ZipFile(path) as book:
        container = _parsed(book.read(CONTAINER))
        place = next(e.get("full-path", "") for e in container.iter() if "full-path" in e.attrib)
        package = _parsed(book.read(place))
        chapters = [_parsed(book.read(name)) for name in _members(package, place, nav=False)]
        navigation = [_parsed(book.read(name)) for name in _members(package, place, nav=True)]
    text, breaks = _flow(chapters, DRAWN)
    words, places = _flow(chapters, SAID)
    return Ebook(
        path.read_bytes(),
        tuple(block for chapter in chapters for block in _blocks(chapter)),
        tuple((label, text[at:]) for label, at in breaks),
        tuple(words[at:] for _, at in places),
        frozenset(_begun(chapters)),
        tuple(label for page in navigation for label in _listed(page)),
        tuple("".join(e.itertext()) for c in chapters for e in c.iter() if _is_name(e)),
        _named(chapters, NOTES),
        _named(chapters, CAPTION),
    )


def _named(chapters: list[Element], name: str) -> str:
    """Return the text of the element with an id; empty if there is none."""
    found = (e for chapter in chapters for e in chapter.iter() if e.get("id") == name)
    return next(("".join(_own(element)) for element in found), "")


def _parsed(data: bytes) -> Element:
    # Python's own parser limits what entities may become (expat 2.4 and later).
    return fromstring(data)  # noqa: S314


def _members(package: Element, place: str, *, nav: bool) -> Iterator[str]:
    """Yield the names of the pages in reading order, or that of the navigation."""
    items = {item.get("id"): item for item in package.iter(OPF + "item")}
    if nav:
        chosen = [i for i in items.values() if "nav" in i.get("properties", "").split()]
    else:
        spine = package.iter(OPF + "itemref")
        chosen = [items[ref.get("idref")] for ref in spine if ref.get("linear") != "no"]
    for item in chosen:
        yield join(place.rpartition("/")[0], unquote(item.get("href", "")))


def _flow(chapters: list[Element], without: frozenset[str]) -> tuple[str, list[tuple[str, int]]]:
    """Return all text but some, and label and place of the page breaks in it."""
    parts: list[str] = []
    breaks: list[tuple[str, int]] = []
    length = 0
    for part in (part for chapter in chapters for part in _parts(chapter, without)):
        if isinstance(part, str):
            parts.append(part)
            length += len(part)
        else:
            breaks.append((part.get("aria-label", ""), length))
    return "".join(parts), breaks


def _begun(chapters: list[Element]) -> Iterator[str]:
    """Yield the labels of the page breaks in titles."""
    for mark in (e for page in chapters for title in page.iter(XHTML + "h1") for e in title.iter()):
        if _is_break(mark):
            yield mark.get("aria-label", "")


def _parts(element: Element, without: frozenset[str]) -> Iterator[str | Element]:
    """Yield texts and page breaks in reading order, a space behind every block."""
    if element.tag in WITHOUT or {element.tag, element.get("class"), element.get("id")} & without:
        yield from filter(_is_break, element.iter())
        return
    if _is_break(element):
        yield element
    yield element.text or ""
    for child in element:
        yield from _parts(child, without)
        yield child.tail or ""
    if element.tag in BLOCKS:
        yield " "


def _blocks(element: Element) -> Iterator[str]:
    """Yield the text of each block, that of blocks inside it apart."""
    if element.tag in BLOCKS:
        yield "".join(_own(element))
    for child in element:
        if not _is_left_out(child):
            yield from _blocks(child)


def _own(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in BLOCKS and child.tag not in WITHOUT:
            yield from _own(child)
        yield child.tail or ""


def _listed(page: Element) -> Iterator[str]:
    for nav in page.iter(XHTML + "nav"):
        if nav.get(OPS + "type") == "page-list":
            yield from ("".join(link.itertext()) for link in nav.iter(XHTML + "a"))


def _is_left_out(element: Element) -> bool:
    return element.tag in WITHOUT or INSTEAD in element.get("class", "").split()


def _is_break(element: Element) -> bool:
    return element.get(OPS + "type") == "pagebreak"


def _is_name(element: Element) -> bool:
    return "actor-name" in element.get("class", "").split()

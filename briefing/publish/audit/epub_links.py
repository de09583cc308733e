"""Checks of the links in an ebook."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.audit.epub_book import (
    HTML,
    NCX,
    SVG,
    Book,
    Element,
    Link,
    place_of,
    resolved,
    words,
)

SCHEMES = ("https:", "http:", "mailto:")
ADDRESSES = {"href", "src", "poster", "data", "{http://www.w3.org/1999/xlink}href"}
"""Attributes that hold an address."""
LINKS = {f"{HTML}a", f"{HTML}area", f"{SVG}a"}
"""Elements that lead somewhere, and load nothing."""
PURPOSES = ("aria-label", "title")
"""Attributes that say where a link leads."""


def link_targets(book: Book) -> Iterator[tuple[str, str]]:
    """Every link inside the book leads to a member, and to an element that is there once."""
    for page in book.pages:
        found = _ids(page.root)
        for id_ in sorted({id_ for id_ in found if found.count(id_) > 1}):
            yield page.name, f"the id “{id_}” is there twice"
    for link in dangling(book):
        yield place_of(link.page, link.element), f"“{link.address}” leads nowhere"


def dangling(book: Book) -> Iterator[Link]:
    """Yield the addresses whose member is missing, or has no element with the id."""
    ids = {page.name: frozenset(_ids(page.root)) for page in book.pages}
    for link in all_links(book):
        missing = link.target and link.target not in book.members
        if missing or (link.fragment and link.fragment not in ids.get(link.target, ())):
            yield link


def link_kinds(book: Book) -> Iterator[tuple[str, str]]:
    """Links lead to the web, to a mail address or into the book; nothing else is loaded."""
    for link in all_links(book):
        loaded = link.element.tag not in LINKS
        if not link.target and (loaded or not link.address.lower().startswith(SCHEMES)):
            verb = "is loaded from outside" if loaded else "is no link for a book"
            yield place_of(link.page, link.element), f"“{link.address}” {verb}"
        if link.target.startswith("../"):
            yield place_of(link.page, link.element), f"“{link.address}” leads out of the book"


def link_text(book: Book) -> Iterator[tuple[str, str]]:
    """Every link says where it leads."""
    for page in book.pages:
        for link in page.root.iter(f"{HTML}a"):
            named = words(link) or any(link.get(key) for key in PURPOSES)
            pictures = (image.get("alt") for image in link.iter(f"{HTML}img"))
            if link.get("href") is not None and not named and not any(pictures):
                yield place_of(page.name, link), f"the link “{link.get('href')}” has no words"


def all_links(book: Book) -> Iterator[Link]:
    """Yield every address in pages and in the older contents."""
    for page in book.pages:
        for element in page.root.iter("{*}*"):
            for name, value in element.attrib.items():
                if name in ADDRESSES:
                    yield resolved(page.name, element, value)
    ncx = next((i.name for i in book.items.values() if i.name.endswith(".ncx")), "")
    if book.ncx is not None:
        for content in book.ncx.iter(f"{NCX}content"):
            yield resolved(ncx, content, content.get("src", ""))


def _ids(root: Element) -> list[str]:
    return [element.get("id") for element in root.iter("{*}*") if element.get("id")]

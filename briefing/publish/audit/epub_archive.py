"""Checks of an ebook's archive: order, times, and what lies in it (EPUB 3.3, section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zipfile import ZIP_STORED

from briefing.publish.audit.epub_book import CONTAINER, Book

MIMETYPE = b"application/epub+zip"
BEGINNINGS: Mapping[str, tuple[bytes, ...]] = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "font/ttf": (b"\x00\x01\x00\x00", b"true"),
    "font/otf": (b"OTTO",),
    "font/woff": (b"wOFF",),
    "font/woff2": (b"wOF2",),
}
"""How files of a type begin."""


def mimetype_first(book: Book) -> Iterator[tuple[str, str]]:
    """The archive begins with `mimetype`, stored and without extra fields (section 4.2.4)."""
    first = book.entries[0]
    if first.filename != "mimetype":
        yield first.filename, "stands first in the archive, and not mimetype"
    elif first.compress_type != ZIP_STORED or first.extra:
        yield first.filename, "is compressed, or has an extra field"
    if book.members.get("mimetype") != MIMETYPE:
        yield "mimetype", "does not say application/epub+zip"


def fixed_times(book: Book) -> Iterator[tuple[str, str]]:
    """All members have one time, so that the same book gives the same bytes."""
    times = {entry.date_time for entry in book.entries}
    if len(times) > 1:
        yield "", f"the members have {len(times)} different times"


def declared_members(book: Book) -> Iterator[tuple[str, str]]:
    """Every member is declared once in the manifest, and everything declared is there."""
    names = [entry.filename for entry in book.entries if not entry.is_dir()]
    declared = [item.name for item in book.items.values()]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield name, "is in the archive twice"
    for name in sorted(set(names) - set(declared)):
        if name not in {"mimetype", CONTAINER, book.place} and not name.startswith("META-INF/"):
            yield name, "is not declared in the package"
    for name in declared:
        if name not in book.members and ":" not in name:
            yield name, "is declared in the package, and missing"


def media_types(book: Book) -> Iterator[tuple[str, str]]:
    """Pictures and fonts are of the type that the package says."""
    for item in book.items.values():
        beginnings = BEGINNINGS.get(item.media_type)
        data = book.members.get(item.name, b"")
        if beginnings and data and not data.startswith(beginnings):
            yield item.name, f"is no {item.media_type}"


def well_formed(book: Book) -> Iterator[tuple[str, str]]:
    """Every page is well-formed XML, without entities of its own."""
    for name, why in book.broken:
        yield name, f"is not well-formed: {why}"
    for page in book.pages:
        declared = page.root.getroottree().docinfo.internalDTD
        if declared is not None and declared.entities():
            yield page.name, "declares entities"

"""What Kindle's converter stumbles over, as Amazon's publishing guidelines name it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.audit.epub_book import DC, NCX, Book, place_of, words
from briefing.publish.audit.epub_links import dangling
from briefing.publish.audit.tongues import TAG

FORMATS = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8"}
"""Pictures that are taken, and how they begin."""
LARGEST = 5_000_000
"""Bytes of a picture."""
MOST_PIXELS = 25_000_000
"""Pixels of a picture, beyond which devices run out of memory."""
SHORTEST_SIDE = 500
"""Pixels of the cover's shorter side, below which it is refused."""


def kindle_title(book: Book) -> Iterator[tuple[str, str]]:
    """The book has a title, and no author without a name.

    A book may have no author: Kindle shows none. An empty element it refuses.
    """
    titles = list(book.package.iter(f"{DC}title"))
    if not titles:
        yield book.place, "there is no dc:title"
    for element in (*titles, *book.package.iter(f"{DC}creator")):
        if not words(element):
            yield book.place, f"dc:{element.tag.rpartition('}')[2]} is empty"


def kindle_language(book: Book) -> Iterator[tuple[str, str]]:
    """The package names one language, in a tag that is one; without it a book is refused."""
    found = [words(element) for element in book.package.iter(f"{DC}language")]
    if len(found) != 1 or not TAG.match(found[0]) or found[0].lower().startswith("und"):
        yield book.place, f"the language is “{', '.join(found)}”"


def kindle_links(book: Book) -> Iterator[tuple[str, str]]:
    """No link inside the book dangles; one that does stops the conversion."""
    for link in dangling(book):
        yield place_of(link.page, link.element), f"“{link.address}” dangles"


def kindle_pictures(book: Book) -> Iterator[tuple[str, str]]:
    """Pictures are PNG, JPEG or GIF, below 5 MB, and no larger than a device can hold."""
    for item in book.items.values():
        data = book.members.get(item.name, b"")
        if not item.media_type.startswith("image/"):
            continue
        beginning = FORMATS.get(item.media_type)
        if beginning is None or not data.startswith(beginning):
            yield item.name, f"is no PNG, JPEG or GIF, but {item.media_type}"
            continue
        width, height = size_of(item.media_type, data)
        if len(data) >= LARGEST:
            yield item.name, f"has {len(data)} bytes"
        if not 0 < width * height <= MOST_PIXELS:
            yield item.name, f"is {width} by {height} pixels large"


def kindle_cover(book: Book) -> Iterator[tuple[str, str]]:
    """The cover is a PNG or JPEG that is large enough to be shown."""
    for item in book.items.values():
        if "cover-image" in item.properties:
            size = size_of(item.media_type, book.members.get(item.name, b""))
            if item.media_type == "image/gif" or min(size) < SHORTEST_SIDE:
                yield item.name, f"is {item.media_type}, {size[0]} by {size[1]} pixels large"


def kindle_contents(book: Book) -> Iterator[tuple[str, str]]:
    """There are contents for new and for old devices, with words in every entry."""
    if book.ncx is None:
        yield "", "there is no toc.ncx"
    elif any(not words(label) for label in book.ncx.iter(f"{NCX}text")):
        yield "toc.ncx", "an entry has no words"
    spine = next(book.package.iter("{*}spine"), None)
    named = "" if spine is None else spine.get("toc", "")
    item = book.items.get(named)
    if item is None or not item.name.endswith(".ncx"):
        yield book.place, "the spine does not name toc.ncx"
    if not any(words(link.element) for link in book.nav_links("toc")):
        yield "", "the navigation has no contents"


def size_of(media_type: str, data: bytes) -> tuple[int, int]:
    """Return width and height of a picture in pixels; zeros if they cannot be read.

    PNG: ISO 15948, 11.2.2. GIF: version 89a, section 18. JPEG: ITU-T T.81, B.2.2.
    """
    if media_type == "image/png":
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if media_type == "image/gif":
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return _jpeg_size(data)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return the size that the first frame header of a JPEG states."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0

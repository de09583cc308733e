"""Checks of an ebook's package document and its older table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from briefing.languages import direction as direction_of
from briefing.publish.audit.epub_book import CHAPTER, DC, LANG, NCX, OPF, Book, Element, words
from briefing.publish.audit.tongues import TAG

MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
"""The only form of `dcterms:modified` (EPUB 3.3, section 5.5.6)."""
LEVELS = 2
"""Levels of the older contents that Kindle shows."""


def identifier(book: Book) -> Iterator[tuple[str, str]]:
    """The book's name is made from its content: a UUID of version 5, not of chance or a clock."""
    wanted = book.package.get("unique-identifier")
    found = [words(e) for e in book.package.iter(f"{DC}identifier") if e.get("id") == wanted]
    name = found[0] if found else ""
    try:
        made = UUID(name.removeprefix("urn:uuid:")).version == 5
    except ValueError:
        made = False
    if not made:
        yield book.place, f"the identifier “{name}” is no UUID that is made from the content"


def modified_date(book: Book) -> Iterator[tuple[str, str]]:
    """The package says once when the book was changed, in UTC."""
    found = book.said("dcterms:modified")
    if len(found) != 1 or not MODIFIED.fullmatch(found[0]):
        shown = ", ".join(found) or "nothing"
        yield book.place, f"dcterms:modified has to be one time in UTC, and is {shown}"


def title(book: Book) -> Iterator[tuple[str, str]]:
    """The book and each of its pages have a title."""
    if not any(words(e) for e in book.package.iter(f"{DC}title")):
        yield book.place, "the book has no title"
    for page in book.pages:
        found = next((e for e in page.root.iter("{*}title")), None)
        if found is None or not words(found):
            yield page.name, "the page has no title"


def language(book: Book) -> Iterator[tuple[str, str]]:
    """Package and pages say their language, the same and in a tag that is one.

    An article that is bound with others keeps its own.
    """
    if not TAG.match(book.language):
        yield book.place, f"the language of the book is “{book.language}”"
    if book.package.get(LANG) != book.language:
        yield book.place, "the package does not say the language of its own text"
    for page in book.pages:
        said = (page.root.get("lang"), page.root.get(LANG))
        is_chapter = page.root.find(f".//*[@role='{CHAPTER}']") is not None
        own = is_chapter and TAG.match(page.root.get("lang") or "")
        if set(said) != {page.root.get("lang") if own else book.language}:
            shown = " and ".join(f"“{each}”" for each in dict.fromkeys(said))
            yield page.name, f"the page's language is {shown}, the book's “{book.language}”"


def direction(book: Book) -> Iterator[tuple[str, str]]:
    """A book in a language that is written from right to left is turned and read so."""
    wanted = direction_of(book.language) if book.language else "ltr"
    spine = next(book.package.iter(f"{OPF}spine"), None)
    turned = "" if spine is None else spine.get("page-progression-direction", "ltr")
    if turned.replace("default", "ltr") != wanted:
        yield book.place, f"its pages are turned {turned or 'nowhere'}, which has to be {wanted}"
    if book.package.get("dir", "ltr") != wanted:
        yield book.place, f"its direction is not {wanted}"
    for page in book.pages:
        wanted = direction_of(page.root.get("lang") or book.language or "en")
        if page.root.get("dir", "ltr") != wanted:
            yield page.name, f"its direction is not {wanted}"


def cover(book: Book) -> Iterator[tuple[str, str]]:
    """The cover is known to new and to old reading systems, as one and the same picture."""
    new = [item.id for item in book.items.values() if "cover-image" in item.properties]
    metas = [meta for meta in book.package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    old = [meta.get("content") for meta in metas]
    if len(new) != 1:
        yield book.place, f"{len(new)} pictures are cover-image"
    if old != new:
        yield book.place, "the older statement about the cover does not name the cover-image"


def ncx_levels(book: Book) -> Iterator[tuple[str, str]]:
    """There is an older table of contents, which has two levels at most."""
    if book.ncx is None:
        yield "", "there is no toc.ncx"
        return
    points = list(book.ncx.iter(f"{NCX}navPoint"))
    if not points:
        yield "toc.ncx", "is empty"
    deepest = max(map(_depth, points), default=0)
    if deepest > LEVELS:
        yield "toc.ncx", f"has {deepest} levels; Kindle shows {LEVELS}"


def _depth(point: Element) -> int:
    return 1 + sum(1 for _ in point.iterancestors(f"{NCX}navPoint"))

"""Checks of the text in an ebook: headings, pictures, languages, characters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.publish.audit.epub_book import (
    CHAPTER,
    HTML,
    LANG,
    SVG,
    Book,
    Element,
    place_of,
    words,
)
from briefing.publish.audit.epub_metadata import described
from briefing.publish.audit.tongues import TAG, misfits

HEADINGS = tuple(f"{HTML}h{level}" for level in range(1, 7))
LARGEST = 300_000
"""Bytes of a page that slow readers can still take."""
UNWANTED = {
    "\ufffd": "the sign of a lost character, U+FFFD",
    "\u00ad": "a soft hyphen, U+00AD",
    "\ufeff": "a byte order mark, U+FEFF",
}
"""Characters that no text of an ebook has; its words are found by search."""
ACTIVE = frozenset(
    HTML + name for name in ("script", "iframe", "embed", "object", "form", "input", "base")
) | {f"{SVG}script", f"{SVG}foreignObject"}
"""Elements that run, load or send something."""


def single_h1(book: Book) -> Iterator[tuple[str, str]]:
    """The book has exactly one heading of level 1, its title, and one for each article bound in it.

    An article is a chapter, of which the first page has the id.
    """
    found = [words(h) for page in book.text for h in page.root.iter(f"{HTML}h1")]
    chapters = [
        e for page in book.text for e in page.root.iterfind(f".//*[@role='{CHAPTER}'][@id]")
    ]
    if len(found) != 1 + len(chapters):
        yield "", f"{len(found)} headings of level 1: {', '.join(found) or 'there is none'}"


def heading_levels(book: Book) -> Iterator[tuple[str, str]]:
    """Levels of headings never skip one, from page to page too, and no heading is empty."""
    headings = [(page.name, h) for page in book.text for h in page.root.iter(*HEADINGS)]
    levels = [0, *(int(heading.tag[-1]) for _, heading in headings)]
    for (name, heading), (above, level) in zip(headings, pairwise(levels), strict=True):
        if level > above + 1:
            message = f"“{words(heading)}” has level {level} after level {above}"
            yield place_of(name, heading), message
        if not words(heading):
            yield place_of(name, heading), f"a heading of level {level} without text"


def picture_alt(book: Book) -> Iterator[tuple[str, str]]:
    """Every picture says what it shows, not the name of its file; a drawing too."""
    for page in book.pages:
        for image in page.root.iter(f"{HTML}img"):
            alternative = image.get("alt")
            if alternative is None or (alternative and not alternative.strip()):
                yield place_of(page.name, image), f"{image.get('src')} has no text alternative"
            elif alternative and not described(alternative):
                yield place_of(page.name, image), f"“{alternative}” does not say what is seen"
        for drawing in page.root.iter(f"{SVG}svg"):
            if not _named(drawing):
                yield place_of(page.name, drawing), "a drawing has no text alternative"


def foreign_language(book: Book) -> Iterator[tuple[str, str]]:
    """Text in a foreign script says its language (WCAG 2.2, 3.1.2)."""
    for page in book.pages:
        for body in page.root.iter(f"{HTML}body"):
            yield from _foreign(page.name, body, page.root.get("lang", ""))


def characters(book: Book) -> Iterator[tuple[str, str]]:
    """Text has no lost characters and no marks that break a search."""
    for page in book.pages:
        text = "".join(page.root.itertext())
        for character, name in UNWANTED.items():
            if character in text:
                yield page.name, f"the text has {name}"


def page_size(book: Book) -> Iterator[tuple[str, str]]:
    """Every page is smaller than 300 kB."""
    for page in book.pages:
        size = len(book.members[page.name])
        if size >= LARGEST:
            yield page.name, f"has {size} bytes"


def active_content(book: Book) -> Iterator[tuple[str, str]]:
    """Nothing in the book runs, loads or sends anything."""
    for page in book.pages:
        for element in page.root.iter("{*}*"):
            handlers = [name for name in element.attrib if name.startswith("on")]
            if element.tag in ACTIVE or handlers:
                name = name_of(element)
                yield place_of(page.name, element), f"{name} {' '.join(handlers)}".strip()
    for item in book.items.values():
        if "scripted" in item.properties or "javascript" in item.media_type:
            yield item.name, "is a script"


def name_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return f"<{str(element.tag).rpartition('}')[2]}>"


def _named(drawing: Element) -> bool:
    """Say whether a drawing has a name, or is hidden from those who hear it."""
    title = next(drawing.iterchildren(f"{SVG}title"), None)
    named = (title is not None and words(title)) or drawing.get("aria-label")
    return bool(named) or drawing.get("aria-hidden") == "true"


def _foreign(page: str, element: Element, above: str) -> Iterator[tuple[str, str]]:
    """Yield stretches below an element whose script its language is not written in."""
    language = element.get("lang", above)
    if element.get(LANG, language) != language or not TAG.match(language):
        yield place_of(page, element), f"lang is “{language}”, xml:lang “{element.get(LANG)}”"
    texts = [element.text, *(child.tail for child in element)]
    for text in filter(None, texts):
        if misfits(text, language):
            shown = " ".join(text.split())[:60]
            yield place_of(page, element), f"“{shown}” is said to be in “{language}”"
    for child in element.iterchildren("{*}*"):
        yield from _foreign(page, child, language)

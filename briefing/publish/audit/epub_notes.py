"""Checks of the notes in an ebook: from the text to the note and back."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.audit.epub_book import (
    HTML,
    Book,
    Element,
    Link,
    kinds,
    place_of,
    resolved,
    words,
)

SHORTEST, LONGEST = 9, 5000
"""Characters of a note that Kobo shows beside its reference."""
Key = tuple[str, str]


def notes(book: Book) -> Iterator[tuple[str, str]]:
    """Every reference leads to a note, and every note leads back to a reference to it."""
    held = _notes(book)
    references = list(_references(book))
    for link in references:
        if (link.target, link.fragment) not in held:
            yield place_of(link.page, link.element), "a reference that leads to no note"
    for (page, id_), note in held.items():
        leading = [r for r in references if (r.target, r.fragment) == (page, id_)]
        if not leading:
            yield place_of(page, note), "a note that no reference leads to"
        elif not _returns(page, note) & {key for link in leading for key in _keys(link)}:
            yield place_of(page, note), "a note that does not lead back to its reference"


def note_length(book: Book) -> Iterator[tuple[str, str]]:
    """Every note has 9 to 5000 characters: Kobo shows no others beside their references."""
    for (page, _), note in _notes(book).items():
        length = len(words(note))
        if not SHORTEST <= length <= LONGEST:
            yield place_of(page, note), f"a note of {length} characters"


def _notes(book: Book) -> dict[Key, Element]:
    return {
        (page.name, element.get("id", "")): element
        for page in book.text
        for element in page.root.iter("{*}*")
        if {"footnote", "endnote"} & set(kinds(element))
    }


def _references(book: Book) -> Iterator[Link]:
    for page in book.text:
        for link in page.root.iter(f"{HTML}a"):
            if "noteref" in kinds(link):
                yield resolved(page.name, link, link.get("href", ""))


def _returns(page: str, note: Element) -> set[Key]:
    """Return where the links in a note lead."""
    found = (resolved(page, link, link.get("href", "")) for link in note.iter(f"{HTML}a"))
    return {(link.target, link.fragment) for link in found}


def _keys(reference: Link) -> Iterator[Key]:
    """Yield the ids by which a reference is reached: its own, or that of what it stands in."""
    for element in (reference.element, reference.element.getparent()):
        if element.get("id"):
            yield reference.page, element.get("id")

"""The table of contents and the landmarks of an ebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.model import Block
from briefing.render.chapters import Chapters
from briefing.render.pagebreaks import PAGE, page_id
from briefing.render.sheet import Sheet

NAVIGATION = "nav.xhtml"
COVER_PAGE = "text/cover.xhtml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    title: str
    """What it says."""
    address: str
    """Where it leads, relative to the navigation document."""
    children: tuple[Entry, ...] = ()
    """Entries below it."""
    label: bool = False
    """True for a label of ours, False for words of the article."""
    language: str = ""
    """BCP 47 tag of what it says, where that is not the book's."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that reading systems offer by its meaning."""

    kind: str
    """Term of the EPUB structural semantics vocabulary, such as `bodymatter`."""
    title: str
    """What it is called."""
    address: str
    """Where it is, relative to the navigation document."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that leads into the book."""

    entries: tuple[Entry, ...]
    """The table of contents in reading order."""
    landmarks: tuple[Landmark, ...]
    """The landmarks in reading order."""
    pages: tuple[Entry, ...] = ()
    """The pages of the print, if it is made with the book."""


def contents(sheet: Sheet, places: Chapters) -> Contents:
    """Return contents and landmarks: summary, actors or terms, article with headings, notes.

    Raises:
        RenderError: a part of the page has lost its id, as by a theme's own template.
    """
    labels = sheet.labels
    headings = [block for block in sheet.body if block.kind == "heading"]
    numbers = {section.block: section.number for section in sheet.sections}
    parts = (
        ("summary", labels["summary"], bool(sheet.briefing.summary.points)),
        ("actors", labels["actors"], bool(sheet.groups)),
        ("terms", labels["terms"], bool(sheet.terms)),
        ("article", labels["article"], True),
        ("timeline", labels["timeline"], bool(sheet.timeline)),
        ("actor-map", labels["actor_map"], sheet.actor_map is not None),
        ("notes", labels["notes"], bool(sheet.notes)),
        ("index", labels["index"], bool(sheet.index)),
    )
    entries = {
        id_: Entry(title, _text(places, id_), label=True) for id_, title, there in parts if there
    }
    entries["article"] = replace(entries["article"], children=_nested(headings, places, numbers))
    landmarks = [
        Landmark("cover", labels["cover"], COVER_PAGE),
        Landmark("toc", labels["contents"], f"{NAVIGATION}#toc"),
        Landmark("bodymatter", labels["article_start"], _text(places, "article")),
    ]
    if sheet.notes:
        landmarks.append(Landmark("endnotes", labels["notes"], _text(places, "notes")))
    return Contents(tuple(entries.values()), tuple(landmarks), marked_pages(places))


def marked_pages(places: Chapters) -> tuple[Entry, ...]:
    """Return the pages of the print, by the marks that stand in the text."""
    marks = filter(None, map(PAGE.fullmatch, places.homes))
    numbers = sorted(int(mark[1]) for mark in marks)
    return tuple(Entry(str(n), _text(places, page_id(n)), label=True) for n in numbers)


def below(entry: Entry) -> Iterator[Entry]:
    """Yield all entries below one in reading order."""
    for child in entry.children:
        yield child
        yield from below(child)


def _text(places: Chapters, id_: str) -> str:
    return f"text/{places.address(id_)}"


def _nested(
    headings: Sequence[Block], places: Chapters, numbers: Mapping[str, str]
) -> tuple[Entry, ...]:
    """Return headings as entries with their numbers, each with the deeper ones that follow it."""
    entries: list[Entry] = []
    at = 0
    while at < len(headings):
        heading = headings[at]
        end = at + 1
        while end < len(headings) and headings[end].level > heading.level:
            end += 1
        title = " ".join([numbers.get(heading.id, ""), *heading.text.split()]).strip()
        below_it = _nested(headings[at + 1 : end], places, numbers)
        entries.append(Entry(title or heading.id, _text(places, heading.id), below_it))
        at = end
    return tuple(entries)

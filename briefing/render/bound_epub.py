"""The ebook of a bundle: each article in files of its own, then all of them behind one cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.model import Block, Briefing, Image
from briefing.output import Output, Theme
from briefing.render.bundled import Line
from briefing.render.chapters import Chapter, Chapters, chapters
from briefing.render.contents import (
    COVER_PAGE,
    NAVIGATION,
    Contents,
    Entry,
    Landmark,
    contents,
    marked_pages,
)
from briefing.render.cover import cover
from briefing.render.epub import pack
from briefing.render.sheet import Sheet
from briefing.render.templates import document

FRONT = "front"
"""What the file of the pages before the articles is called."""
Starts = Sequence[tuple[int, str, int]]
"""Where pages of the print begin, as for `insert_page_breaks`."""


@dataclass(frozen=True, slots=True)
class BookPart:
    """An article of the ebook of a bundle, or the pages before all."""

    files: tuple[Chapter, ...]
    """Its text."""
    entry: Entry
    """Its contents."""
    pages: tuple[Entry, ...]
    """Pages of the print that begin in it."""
    pictured: tuple[Block, ...]
    """Blocks with pictures."""
    images: tuple[Image, ...]
    """Pictures, by their place in the book's folder of them."""


def article_part(
    briefing: Briefing, theme: Theme, number: int, starts: Starts, language: str
) -> BookPart:
    """Return an article as the part of that number, from 1, of a book in a language."""
    sheet = Sheet(briefing, theme, "epub", chapter=number)
    text = chapters(document(sheet), starts=starts, stem=f"article-{number}")
    leading = contents(sheet, text)
    foreign = sheet.meta.language if sheet.meta.language != language else ""
    entry = Entry(sheet.meta.title, f"text/{text.address('title')}", leading.entries)
    article = briefing.article
    return BookPart(
        files=text.files,
        entry=_spoken(entry, foreign, sheet.language.code),
        pages=leading.pages,
        pictured=tuple(
            replace(block, children=())
            for block in article.walk()
            if block.kind == "figure" or block.insets
        ),
        images=tuple(
            replace(image, name=f"{number}/{image.name}")
            for image in article.images
            if image.name != sheet.meta.cover
        ),
    )


def _spoken(entry: Entry, language: str, labels: str) -> Entry:
    """Return an entry with the language of its words, where it is not the book's."""
    if not language:
        return entry
    below = tuple(_spoken(child, language, labels) for child in entry.children)
    return replace(entry, language=labels if entry.label else language, children=below)


def bind(
    briefing: Briefing,
    theme: Theme,
    lines: Sequence[Line],
    parts: Sequence[BookPart],
    starts: Starts,
) -> Output:
    """Return the ebook of all articles; `briefing` is what `bundled.whole` returns.

    `starts` are those of the pages before the articles.

    Raises:
        RenderError: a page is not well-formed.
    """
    images = (*briefing.article.images, *(i for part in parts for i in part.images))
    pictured = tuple(block for part in parts for block in part.pictured)
    article = replace(briefing.article, blocks=pictured, images=images)
    sheet = Sheet(replace(briefing, article=article), theme, "epub", lines=tuple(lines))
    page = document(sheet)
    front = chapters(page, starts=starts, stem=FRONT)
    files = (*front.files, *(file for part in parts for file in part.files))
    leading = _leading(sheet, front, parts)
    words = "".join((page, *(file.data.decode() for part in parts for file in part.files)))
    return pack(sheet, words, Chapters(files, front.homes), leading, cover(sheet))


def _leading(sheet: Sheet, front: Chapters, parts: Sequence[BookPart]) -> Contents:
    """Return what leads into the book: an entry for each article, with its own below it."""
    labels = sheet.labels
    title = Entry(sheet.meta.title, f"text/{front.address('title')}")
    contents_page = Entry(labels["contents"], f"text/{front.address('contents')}", label=True)
    landmarks = (
        Landmark("cover", labels["cover"], COVER_PAGE),
        Landmark("toc", labels["contents"], f"{NAVIGATION}#toc"),
        Landmark("bodymatter", labels["article_start"], parts[0].entry.address),
    )
    pages = (*marked_pages(front), *(page for part in parts for page in part.pages))
    return Contents((title, contents_page, *(part.entry for part in parts)), landmarks, pages)

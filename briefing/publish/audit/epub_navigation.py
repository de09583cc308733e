"""Checks of the navigation of an ebook: contents, landmarks, list of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.publish.audit.epub_book import HTML, TYPE, Book, Element, Link, Page, kinds, words

Place = tuple[int, int]
HEADING = tuple(f"{HTML}h{level}" for level in range(1, 7))
LANDMARKS = ("toc", "bodymatter")
"""Landmarks that every reading system has a use for."""


def navigation_parts(book: Book) -> Iterator[tuple[str, str]]:
    """The navigation has contents, landmarks and, where pages are marked, a list of them."""
    page = book.navigation
    if page is None:
        yield "", "there is no navigation document"
        return
    wanted = ["toc", "landmarks", *(["page-list"] if _marks(book) else [])]
    for kind in wanted:
        nav = book.nav(kind)
        if nav is None or not book.nav_links(kind):
            yield page.name, f"has no {kind}, or an empty one"
        elif not (nav.get("aria-label") or nav.get("aria-labelledby")):
            yield page.name, f"its {kind} has no name for those who hear it"
    marked = {link.element.get(TYPE) for link in book.nav_links("landmarks")}
    for kind in LANDMARKS:
        if book.nav("landmarks") is not None and kind not in marked:
            yield page.name, f"its landmarks lack {kind}"


def contents_order(book: Book) -> Iterator[tuple[str, str]]:
    """Contents stand in the order in which the book is read."""
    order = _order(book)
    links = [link for link in book.nav_links("toc") if _key(link) in order]
    for before, after in pairwise(links):
        if order[_key(before)] >= order[_key(after)]:
            yield before.page, f"“{words(after.element)}” stands behind “{words(before.element)}”"


def contents_headings(book: Book) -> Iterator[tuple[str, str]]:
    """Every heading of the article is found by the contents."""
    found = {_key(link) for link in book.nav_links("toc")}
    for page in book.text:
        article = [e for e in page.root.iter("{*}*") if "bodymatter" in kinds(e)]
        for heading in (h for part in article for h in part.iter(*HEADING)):
            if (page.name, heading.get("id")) not in found:
                yield page.name, f"“{words(heading)}” is not in the contents"


def page_list(book: Book) -> Iterator[tuple[str, str]]:
    """The list of pages leads to the marks in the text, all of them, and numbers rise."""
    order, links, marks = _order(book), book.nav_links("page-list"), _marks(book)
    for link in links:
        mark = marks.get(_key(link))
        label = words(link.element)
        if mark is None:
            yield link.page, f"page “{label}” leads to no mark of a page"
        elif (mark.get("aria-label") or mark.get("title") or words(mark)) != label:
            yield link.page, f"page “{label}” leads to the mark of another"
    listed = {_key(link) for link in links}
    for page, id_ in marks:
        if (page, id_) not in listed:
            yield page, f"the mark “{id_}” is not in the list of pages"
    known = [link for link in links if _key(link) in order]
    for before, after in pairwise(known):
        one, other = words(before.element), words(after.element)
        if order[_key(before)] >= order[_key(after)] or not _rises(one, other):
            yield before.page, f"page “{other}” stands behind “{one}”"


def _rises(before: str, after: str) -> bool:
    """Say whether a label may follow another: numbers rise, what is none may be anything."""
    numbers = [re.fullmatch(r"\d+", label) for label in (before, after)]
    return not all(numbers) or int(before) < int(after)


def _key(link: Link) -> tuple[str, str | None]:
    return (link.target, link.fragment or None)


def _order(book: Book) -> dict[tuple[str, str | None], Place]:
    """Return the places of all pages and ids in reading order."""
    places: dict[tuple[str, str | None], Place] = {}
    for number, page in enumerate(book.pages):
        places[page.name, None] = (number, -1)
        places.update(_places(page, number))
    return places


def _places(page: Page, number: int) -> dict[tuple[str, str | None], Place]:
    return {
        (page.name, element.get("id")): (number, at)
        for at, element in enumerate(page.root.iter("{*}*"))
        if element.get("id")
    }


def _marks(book: Book) -> dict[tuple[str, str | None], Element]:
    """Return the marks of pages of the print in the text."""
    return {
        (page.name, element.get("id")): element
        for page in book.text
        for element in page.root.iter("{*}*")
        if "pagebreak" in kinds(element)
    }

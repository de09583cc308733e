"""Checks that what an ebook says of its accessibility agrees with what is in it.

Terms are those of schema.org, as EPUB Accessibility 1.1 (section 2) uses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.publish.audit.epub_book import HTML, Book, Element, kinds

FILE = re.compile(r"(?i)\S+\.(png|jpe?g|gif|webp|svg)|https?:\S+")
NUMBERED = re.compile(r"(?![A-Za-z][\W\d]|.*[\\^{}=+])[^\W\d_]+\W?[\W\d]*\d[\W\d]*")
"""One word and a number, such as “Figure 1”: a name, no description. A formula is none."""
CLAIM = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[012] Level A{1,3}")
"""The form of a claim (EPUB Accessibility 1.1, section 4.1)."""
HEADINGS = tuple(f"{HTML}h{level}" for level in range(1, 7))
MOVING = ("image/gif", "video/", "audio/")
"""Types that may flash or make a noise."""


def access_modes(book: Book) -> Iterator[tuple[str, str]]:
    """A book with pictures is visual too; text is enough where each has a description."""
    found = _pictures(book)
    modes = book.said("schema:accessMode")
    if "textual" not in modes:
        yield book.place, "schema:accessMode does not say textual"
    if ("visual" in modes) != bool(found):
        held = f"{len(found)} pictures" if found else "no picture"
        yield book.place, f"schema:accessMode is {', '.join(modes)}, and there is {held}"
    enough = "textual" in book.said("schema:accessModeSufficient")
    if enough != (not _undescribed(found)):
        said = "text alone is enough" if enough else "text alone is not enough"
        bare = len(_undescribed(found))
        yield book.place, f"{said}, they say; {bare} pictures have no description"


def access_features(book: Book) -> Iterator[tuple[str, str]]:
    """Features are named if they are there, and only then."""
    named = set(book.said("schema:accessibilityFeature"))
    for feature, there in _features(book).items():
        if there and feature not in named:
            yield book.place, f"schema:accessibilityFeature does not name {feature}, which is there"
        if feature in named and not there:
            yield book.place, f"schema:accessibilityFeature names {feature}, which is not there"
    marked = bool(book.nav_links("page-list"))
    if marked != bool(book.said("pageBreakSource")):
        yield book.place, "pageBreakSource and the page list do not agree"


def access_hazards(book: Book) -> Iterator[tuple[str, str]]:
    """Hazards are named; none are excluded where something may flash or sound."""
    named = book.said("schema:accessibilityHazard")
    if not named:
        yield book.place, "schema:accessibilityHazard is missing"
    moving = [i.name for i in book.items.values() if i.media_type.startswith(MOVING)]
    if "none" in named and (moving or len(named) > 1):
        yield book.place, f"no hazard, they say; there is {', '.join(moving) or 'another'}"


def access_summary(book: Book) -> Iterator[tuple[str, str]]:
    """A sentence says how accessible the book is."""
    if not any(book.said("schema:accessibilitySummary")):
        yield book.place, "schema:accessibilitySummary is missing"


def conformance_claim(book: Book) -> Iterator[tuple[str, str]]:
    """A claim to conform is well-formed, says who makes it, and is true of the pictures."""
    for claim in book.said("dcterms:conformsTo"):
        if not CLAIM.fullmatch(claim):
            yield book.place, f"“{claim}” is no claim of EPUB Accessibility 1.1"
        if not any(book.said("a11y:certifiedBy")):
            yield book.place, "a claim without a11y:certifiedBy"
        if _undescribed(_pictures(book)):
            yield book.place, "a claim, and pictures without a description"


def _features(book: Book) -> dict[str, bool]:
    found = _pictures(book)
    elements = [element for page in book.text for element in page.root.iter("{*}*")]
    breaks = any("pagebreak" in kinds(e) for e in elements)
    return {
        "tableOfContents": bool(book.nav_links("toc")),
        "structuralNavigation": any(e.tag in HEADINGS for e in elements),
        "alternativeText": bool(found) and not _undescribed(found),
        "pageNavigation": bool(book.nav_links("page-list")),
        "pageBreakMarkers": breaks,
        "ARIA": any("role" in e.attrib for e in elements),
    }


def _pictures(book: Book) -> list[Element]:
    """Return the pictures of the article: neither the cover nor mere decoration."""
    covers = {i.name.rpartition("/")[2] for i in book.items.values() if _is_cover(i.properties)}
    images = [image for page in book.text for image in page.root.iter(f"{HTML}img")]
    content = [i for i in images if i.get("src", "").rpartition("/")[2] not in covers]
    return [image for image in content if image.get("alt") != ""]


def _is_cover(properties: frozenset[str]) -> bool:
    return "cover-image" in properties


def _undescribed(pictures: list[Element]) -> list[Element]:
    return [p for p in pictures if not described(p.get("alt", ""))]


def described(alternative: str) -> bool:
    """Say whether a text alternative says what is seen: it is no number and no file's name."""
    told = alternative.strip()
    return bool(told) and not FILE.fullmatch(told) and not NUMBERED.fullmatch(told)

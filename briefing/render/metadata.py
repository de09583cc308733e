"""What the package document of an ebook says about the book, computed from its content."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.languages import primary
from briefing.model import Block, Inset
from briefing.render.chapters import Chapters
from briefing.render.sheet import Sheet

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""
PROGRAM = "briefing"
CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""What a book with nothing against it conforms to (EPUB Accessibility 1.1, section 4.1)."""
EVALUATOR = f"{PROGRAM} (checked by program, not by a person)"
"""Who says so. It is not the publisher, who may not have seen the book."""
UNKNOWN = frozenset({"", "und", "mul", "zxx"})
"""Tags that name no language to read a text aloud in (ISO 639-3)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One element of the package metadata."""

    name: str
    """Name of a Dublin Core element, or `meta`."""
    value: str
    """Its text."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Its attributes."""


def identifier(sheet: Sheet, text: Chapters) -> str:
    """Return a name for the book that depends on its content alone: a UUID of version 5."""
    digest = hashlib.sha256(repr(sheet.meta).encode())
    for chapter in text.files:
        digest.update(chapter.data)
    for image in sheet.briefing.article.images:
        digest.update(image.data)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{PROGRAM}:{digest.hexdigest()}')}"


def print_identifier(book: str) -> str:
    """Return the name of the print edition whose page numbers a book carries."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{book}:print')}"


def one_line(text: str) -> str:
    """Return a text on one line without characters that XML cannot hold."""
    return " ".join(NOT_XML.sub(" ", text).split())


def statements(sheet: Sheet, *, fonts: bool, print_id: str = "") -> tuple[Statement, ...]:
    """Return everything known about the book besides identifier, title and language.

    Nothing empty is stated. `fonts` is true if the book embeds fonts; `print_id` names the print
    edition whose pages it lists, if any.
    """
    found = (*_publication(sheet), *_accessibility(sheet), *_pages(print_id))
    if fonts:
        # Apple Books ignores embedded fonts without this.
        found = (*found, Statement("meta", "true", {"property": "ibooks:specified-fonts"}))
    cleaned = (Statement(s.name, one_line(s.value), s.attributes) for s in found)
    return tuple(statement for statement in cleaned if statement.value)


def _publication(sheet: Sheet) -> Iterator[Statement]:
    meta = sheet.meta
    for number, author in enumerate((a for a in meta.authors if one_line(a)), 1):
        yield Statement("creator", author, {"id": f"creator-{number}"})
        yield Statement(
            "meta",
            "aut",
            {"refines": f"#creator-{number}", "property": "role", "scheme": "marc:relators"},
        )
    yield Statement("publisher", meta.publisher)
    yield Statement("date", meta.published)
    yield Statement("description", meta.subtitle)
    for tag in meta.tags:
        yield Statement("subject", tag)
    yield Statement("source", meta.url)
    yield Statement("rights", meta.rights)
    yield _property("dcterms:accessRights", meta.marking)
    yield _property("schema:bookEdition", meta.edition)
    yield _property("schema:creativeWorkStatus", meta.status)


def _accessibility(sheet: Sheet) -> Iterator[Statement]:
    """Yield what holds of this book, in the schema.org terms of EPUB Accessibility 1.1."""
    figures = [block for block in sheet.briefing.article.walk() if block.kind == "figure"]
    pictures: list[Block | Inset] = [f for f in figures if f.picture and not f.decorative]
    pictures += (i for block in sheet.briefing.article.walk() for i in block.insets if i.picture)
    described = all(_described(picture) for picture in pictures)
    seen = bool(pictures) or bool(sheet.meta.logo)
    yield _property("schema:accessMode", "textual")
    if seen:
        yield _property("schema:accessMode", "visual")
    # Whoever reads and sees has everything; text alone is enough where pictures are described.
    enough = "textual" if described else "textual,visual"
    yield _property("schema:accessModeSufficient", enough)
    features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
    ]
    if seen and described:
        features.append("alternativeText")
    for feature in (*features, "ARIA"):
        yield _property("schema:accessibilityFeature", feature)
    flashing = _may_flash(sheet)
    yield _property("schema:accessibilityHazard", "unknown" if flashing else "none")
    remark = "accessible_pictures" if described else "accessible_without_pictures"
    summary = [sheet.labels["accessible"], *([sheet.labels[remark]] if seen else [])]
    yield _property("schema:accessibilitySummary", " ".join(summary))
    if described and not flashing and primary(sheet.meta.language) not in UNKNOWN:
        yield _property("dcterms:conformsTo", CLAIM)
        yield _property("a11y:certifiedBy", EVALUATOR)


def _may_flash(sheet: Sheet) -> bool:
    """Say whether a picture may move; nobody has looked."""
    return any(image.media_type == "image/gif" for image in sheet.briefing.article.images)


def _pages(print_id: str) -> Iterator[Statement]:
    if print_id:
        yield _property("schema:accessibilityFeature", "pageBreakMarkers")
        yield _property("schema:accessibilityFeature", "pageNavigation")
        yield _property("pageBreakSource", print_id)


def _described(picture: Block | Inset) -> bool:
    return bool(picture.alt and picture.alt.strip())


def _property(name: str, value: str) -> Statement:
    return Statement("meta", value, {"property": name})

"""What a Word document says of itself: its properties, and paragraphs styled as such."""

from __future__ import annotations

from typing import Any

from briefing.config.characters import one_line
from briefing.config.dates import parse_date
from briefing.model import Block, Meta, walk
from briefing.sources.docx.document import Document
from briefing.sources.docx.package import by_kind, parse_part
from briefing.sources.properties import (
    holds_title,
    telling_authors,
    telling_date,
    telling_language,
    telling_title,
    with_one_title,
)

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def read_meta(document: Document, blocks: tuple[Block, ...]) -> tuple[Meta, tuple[Block, ...]]:
    """Return what is known of the article, and the blocks with its title as the only such one.

    What stands in the text counts more than the properties, which may be those of a template.
    """
    core = parse_part(document.package, by_kind(document.package, "", "core-properties"))
    blocks = with_one_title(blocks)
    authors = tuple(one_line(text) for text in document.authors)
    date = parse_date(one_line(document.date)) or telling_date(_of(core, _TERMS + "created"))
    tags = [one_line(tag) for tag in _of(core, _CORE + "keywords").replace(";", ",").split(",")]
    meta = Meta(
        title="" if holds_title(blocks) else telling_title(_of(core, _DC + "title")),
        subtitle=one_line(document.subtitle),
        authors=authors or telling_authors([_of(core, _DC + "creator")]),
        published=date,
        language=_language(document, core, blocks),
        tags=tuple(tag for tag in tags if tag),
    )
    return meta, blocks


def _of(core: Any | None, name: str) -> str:
    """Return the text of a property; empty if it is not set."""
    return "" if core is None else core.findtext(name) or ""


def _language(document: Document, core: Any | None, blocks: tuple[Block, ...]) -> str:
    """Return the language that is set, or that most of the text is said to be in."""
    text = " ".join(block.text for block in walk(blocks))
    set_one = telling_language(_of(core, _DC + "language"), text)
    most = document.languages.most_common(1)
    return set_one or (telling_language(most[0][0], text) if most else "")

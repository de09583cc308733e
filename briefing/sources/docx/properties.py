"""What a Word document says of itself: its properties, and paragraphs styled as such."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.config.characters import one_line
from briefing.config.dates import parse_date
from briefing.model import Block, Meta
from briefing.sources.docx.document import Document
from briefing.sources.docx.package import by_kind, parse_part
from briefing.sources.properties import Properties, telling_meta, with_one_title

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def read_meta(document: Document, blocks: tuple[Block, ...]) -> tuple[Meta, tuple[Block, ...]]:
    """Return what is known of the article, and the blocks with its title as the only such one.

    What stands in the text counts more than the properties, which may be those of a template.
    """
    core = parse_part(document.package, by_kind(document.package, "", "core-properties"))
    blocks = with_one_title(blocks)
    given = Properties(
        title=_of(core, _DC + "title"),
        creator=_of(core, _DC + "creator"),
        created=_of(core, _TERMS + "created"),
        languages=(
            _of(core, _DC + "language"),
            *(tag for tag, _ in document.languages.most_common(1)),
        ),
        keywords=(_of(core, _CORE + "keywords"),),
    )
    told = telling_meta(given, blocks)
    authors = tuple(one_line(text) for text in document.authors)
    meta = replace(
        told,
        subtitle=one_line(document.subtitle),
        authors=authors or told.authors,
        published=parse_date(one_line(document.date)) or told.published,
    )
    return meta, blocks


def _of(core: Any | None, name: str) -> str:
    """Return the text of a property; empty if it is not set."""
    return "" if core is None else core.findtext(name) or ""

"""The reader for OpenDocument texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.config.characters import one_line
from briefing.model import Block
from briefing.sources.losses import said
from briefing.sources.mdblocks import hold
from briefing.sources.odt.body import read_body
from briefing.sources.odt.document import Document, open_document
from briefing.sources.odt.names import DC, META
from briefing.sources.parsed import Parsed
from briefing.sources.pieces import refuse_long
from briefing.sources.properties import Properties, telling_meta, with_one_title


def read(data: bytes, path: str) -> Parsed:
    """Return the text of an OpenDocument text, with its notes behind all other blocks.

    Tracked changes count as accepted. What has no place in an article is left out and listed.
    Raises SourceError for what is no such document, is damaged, or is beyond the limits.
    """
    document = open_document(data, path)
    blocks = (*with_one_title(tuple(read_body(document.body, document))), *_notes(document))
    refuse_long(blocks, path)
    meta = replace(
        telling_meta(_properties(document), blocks), subtitle=one_line(document.subtitle)
    )
    return Parsed(blocks, meta=meta, diagnostics=tuple(said(document.losses, path)))


def _notes(document: Document) -> list[Block]:
    """Return the notes in the order of their references; a note may have notes of its own."""
    blocks: list[Block] = []
    while len(blocks) < len(document.notes):
        inner = read_body(document.notes[len(blocks)], document)
        blocks.append(replace(hold("note", inner, 0), id=f"n{len(blocks) + 1}"))
    return blocks


def _properties(document: Document) -> Properties:
    """Return what the document says of itself."""
    root = document.meta
    keywords = [] if root is None else [e.text or "" for e in root.iter(META + "keyword")]
    return Properties(
        title=_of(root, DC + "title"),
        creator=_of(root, META + "initial-creator"),
        created=_of(root, META + "creation-date"),
        languages=(_of(root, DC + "language"), *document.styles.languages),
        keywords=tuple(keywords),
    )


def _of(root: Any | None, name: str) -> str:
    """Return the text of a property; empty if it is not set."""
    found = None if root is None else next(root.iter(name), None)
    return "" if found is None else found.text or ""

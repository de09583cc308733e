"""The reader for OpenDocument texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.config.characters import one_line
from briefing.errors import Place, SourceError
from briefing.model import Block, Meta, walk
from briefing.sources.losses import said
from briefing.sources.mdblocks import hold
from briefing.sources.odt.body import read_body
from briefing.sources.odt.document import Document, open_document
from briefing.sources.odt.names import DC, META
from briefing.sources.parsed import Parsed
from briefing.sources.properties import (
    holds_title,
    telling_authors,
    telling_date,
    telling_language,
    telling_title,
    with_one_title,
)

MAX_TEXT = 2_000_000
"""Longest text that is read, in characters."""


def read(data: bytes, path: str) -> Parsed:
    """Return the text of an OpenDocument text, with its notes behind all other blocks.

    Tracked changes count as accepted. What has no place in an article is left out and listed.
    Raises SourceError for what is no such document, is damaged, or is beyond the limits.
    """
    document = open_document(data, path)
    blocks = (*with_one_title(tuple(read_body(document.body, document))), *_notes(document))
    text = " ".join(block.text for block in walk(blocks))
    if len(text) > MAX_TEXT:
        limit = f"{MAX_TEXT // 1_000_000} million characters"
        raise SourceError(f"the text has more than {limit}", Place(path), "split it into articles")
    meta = _meta(document, text, has_title=holds_title(blocks))
    return Parsed(blocks, meta=meta, diagnostics=tuple(said(document.losses, path)))


def _notes(document: Document) -> list[Block]:
    """Return the notes in the order of their references; a note may have notes of its own."""
    blocks: list[Block] = []
    while len(blocks) < len(document.notes):
        inner = read_body(document.notes[len(blocks)], document)
        blocks.append(replace(hold("note", inner, 0), id=f"n{len(blocks) + 1}"))
    return blocks


def _meta(document: Document, text: str, *, has_title: bool) -> Meta:
    """Return what the properties say; what stands in the text counts more."""
    root = document.meta
    languages = (_of(root, DC + "language"), *document.styles.languages)
    found = (telling_language(tag, text) for tag in languages if tag)
    keywords = [] if root is None else [e.text or "" for e in root.iter(META + "keyword")]
    tags = [one_line(tag) for words in keywords for tag in words.replace(";", ",").split(",")]
    return Meta(
        title="" if has_title else telling_title(_of(root, DC + "title")),
        subtitle=one_line(document.subtitle),
        authors=telling_authors([_of(root, META + "initial-creator")]),
        published=telling_date(_of(root, META + "creation-date")),
        language=next(filter(None, found), ""),
        tags=tuple(tag for tag in tags if tag),
    )


def _of(root: Any | None, name: str) -> str:
    """Return the text of a property; empty if it is not set."""
    found = None if root is None else next(root.iter(name), None)
    return "" if found is None else found.text or ""

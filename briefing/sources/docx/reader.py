"""The reader for Word documents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.errors import Place, SourceError
from briefing.model import Block
from briefing.sources.docx.body import read_body
from briefing.sources.docx.document import Document, open_document
from briefing.sources.docx.names import W
from briefing.sources.docx.package import by_kind, open_package, parse_part, relations_of
from briefing.sources.docx.properties import read_meta
from briefing.sources.losses import said
from briefing.sources.mdblocks import hold
from briefing.sources.parsed import Parsed
from briefing.sources.pieces import refuse_long


def read(data: bytes, path: str) -> Parsed:
    """Return the text of a Word document, with its notes behind all other blocks.

    Tracked changes count as accepted. What has no place in an article is left out and listed.
    Raises SourceError for what is no such document, is damaged, or is beyond the limits.
    """
    package = open_package(data, path)
    root = parse_part(package, package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise SourceError("there is no text in this file", Place(path))
    document = open_document(package)
    document.targets = _targets(body)
    blocks = tuple(read_body(body, document))
    blocks += tuple(_notes(document))
    refuse_long(blocks, path)
    _count_margins(document)
    meta, blocks = read_meta(document, blocks)
    return Parsed(blocks, meta=meta, diagnostics=tuple(said(document.losses, path)))


def _targets(body: Any) -> frozenset[str]:
    """Return the names of bookmarks that links may lead to."""
    linked = {link.get(W + "anchor") for link in body.iter(W + "hyperlink")}
    text = "".join(e.text or "" for e in body.iter(W + "instrText") if "\\l" in (e.text or ""))
    names = (e.get(W + "name") or "" for e in body.iter(W + "bookmarkStart"))
    return frozenset(n for n in names if n and not n.isspace() and (n in linked or n in text))


def _notes(document: Document) -> list[Block]:
    """Return the notes that the text refers to, in that order."""
    blocks: list[Block] = []
    while len(blocks) < len(document.referred):
        name = list(document.referred)[len(blocks)]
        document.part = by_kind(document.package, document.package.main, f"{name.split()[0]}s")
        inner = read_body(document.notes[name], document)
        blocks.append(replace(hold("note", inner, 0), id=document.referred[name]))
    document.part = document.package.main
    return blocks


def _count_margins(document: Document) -> None:
    """Note which headers and footers of pages are left out, if they hold words."""
    relations = relations_of(document.package, document.part)
    for kind in ("header", "footer"):
        parts = {relation.target for relation in relations.values() if relation.kind == kind}
        roots = [parse_part(document.package, name) for name in sorted(parts)]
        texts = (e.text or "" for root in roots if root is not None for e in root.iter(W + "t"))
        if any(character.isalpha() for text in texts for character in text):
            document.losses.add(f"page {kind}")

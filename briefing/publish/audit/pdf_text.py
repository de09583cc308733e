"""Checks of a PDF's text: every glyph is one, and can be read, searched and spoken."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.publish.audit.pdf_content import Piece, lines
from briefing.publish.audit.pdf_document import SOFT_HYPHEN, Document

HYPHEN = "\u2010"
REPLACEMENT = "\ufffd"
PRIVATE = ("\ue000", "\uf8ff")
"""First and last character whose meaning only the font knows."""
SAME_LINE = 3.0
"""Points by which the baselines of one line may differ, as those of note numbers do."""


def missing_glyphs(document: Document) -> Iterator[tuple[str, str]]:
    """No character is printed as the empty box of its font (ISO 14289-1, 7.21.8)."""
    for piece in document.pieces:
        if piece.missing:
            yield _page(piece), f"{piece.missing} glyphs are missing in “{piece.text}”"


def text_unicode(document: Document) -> Iterator[tuple[str, str]]:
    """Every glyph has a text, and it is no stand-in (ISO 14289-1, 7.21.7)."""
    for piece in document.pieces:
        if piece.silent:
            yield _page(piece), f"{piece.silent} glyphs without Unicode in “{piece.text}”"
        odd = {c for c in piece.text if c == REPLACEMENT or PRIVATE[0] <= c <= PRIVATE[1]}
        for char in sorted(odd):
            yield _page(piece), f"U+{ord(char):04X} in “{piece.text}”"


def soft_hyphens(document: Document) -> Iterator[tuple[str, str]]:
    """A broken word ends its line with U+00AD, and U+00AD stands nowhere else."""
    for piece, follower in lines(document.pieces):
        ends = follower is None or abs(follower.baseline - piece.baseline) > SAME_LINE
        if SOFT_HYPHEN in piece.text.removesuffix(SOFT_HYPHEN if ends else ""):
            yield _page(piece), f"a soft hyphen inside the line “{piece.text}”"
        if ends and piece.text.endswith(HYPHEN):
            yield _page(piece), f"a word broken by a visible hyphen: “{piece.text}”"


def tagged_content(document: Document) -> Iterator[tuple[str, str]]:
    """All text is in the tag tree, or an artifact (ISO 14289-1, 7.1)."""
    held = {
        (content.page, content.mcid)
        for element in document.elements
        for content in element.contents()
    }
    for piece in document.pieces:
        if piece.text.strip() and not piece.artifact and (piece.page, piece.mcid) not in held:
            yield _page(piece), f"“{piece.text}” is neither tagged nor an artifact"


def running_heads(document: Document) -> Iterator[tuple[str, str]]:
    """What stands on several pages in the same place is an artifact (ISO 14289-1, 7.8).

    A line of a longer text may well come again; a head is all that its element holds.
    """
    part = {
        (content.page, content.mcid)
        for element in document.elements
        for contents in [list(element.contents())]
        if len(contents) > 1
        for content in contents
    }
    content = sorted((p for p in document.pieces if p.text.strip()), key=_place)
    for (_, _, text), pieces in groupby(content, key=_place):
        found = [piece for piece in pieces if (piece.page, piece.mcid) not in part]
        pages = {piece.page for piece in found}
        if len(pages) > 2 and not all(piece.artifact for piece in found):
            yield _page(found[0]), f"“{text}” stands on {len(pages)} pages and is no artifact"


def _place(piece: Piece) -> tuple[float, float, str]:
    return round(piece.left), round(piece.baseline), piece.text


def _page(piece: Piece) -> str:
    return f"page {piece.page + 1}"

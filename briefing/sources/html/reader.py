"""The reader for saved web pages."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from lxml.html import HtmlElement

from briefing.errors import Diagnostic, Place, SourceError
from briefing.model import Block
from briefing.sources.html.addresses import base_address
from briefing.sources.html.baggage import put_back, set_aside
from briefing.sources.html.charset import decode_page
from briefing.sources.html.context import Context, targets_of
from briefing.sources.html.lazy import reveal
from briefing.sources.html.metadata import read_meta
from briefing.sources.html.mhtml import Archive, place_pictures, unpack
from briefing.sources.html.notes import take_notes
from briefing.sources.html.paragraphs import settle
from briefing.sources.html.selection import prune, select
from briefing.sources.html.tree import drop_unread, parse_page
from briefing.sources.html.walker import blocks_of, notes_of
from briefing.sources.parsed import Parsed

MAX_MARKUP = 2_000_000
"""Longest markup that is read, in characters, without scripts, styles and pictures inside."""
_SENTENCE_WORDS = 12
"""Words from which a heading in front of all text is a sentence that leads into it."""
_NEAR_START = 8
"""Blocks among which the title may be said again."""


def read(data: bytes, path: str) -> Parsed:
    """Return the article of a saved page, with what the page says of itself.

    Raises SourceError for what is no page, holds no text or too much, or is an index of pages.
    """
    return _read(Archive(data), path)


def read_archive(data: bytes, path: str) -> Parsed:
    """Return the article of a web archive (MHTML), with the pictures in it. Raises SourceError."""
    return _read(unpack(data, path), path)


def _read(archive: Archive, path: str) -> Parsed:
    decoded = decode_page(archive.page, path, archive.charset)
    text, held = set_aside(decoded.text)
    if len(text) > MAX_MARKUP:
        limit = f"{MAX_MARKUP // 1_000_000} million characters"
        message = f"the page has more than {limit} besides scripts and pictures"
        raise SourceError(message, Place(path), "split it into articles")
    root = parse_page(text, path)
    meta = read_meta(root, archive.address)
    context = Context(path, base_address(root, meta.url))
    body = _article(root, context)
    for tree in (body, *context.notes.values()):
        put_back(tree, held)
        place_pictures(tree, archive)
    context.targets = targets_of(body)
    blocks = _with_standfirst(_without_title(blocks_of(body, context), meta.title))
    blocks += notes_of(context)
    return Parsed(blocks, meta=meta, diagnostics=(*decoded.diagnostics, *_said(context)))


def _article(root: HtmlElement, context: Context) -> HtmlElement:
    """Return the body of a page with nothing but the article left in it; its notes are taken."""
    body = root.find("body")
    if body is None:
        raise SourceError("there is no text in this file", Place(context.path))
    raw = deepcopy(root)
    reveal(root)
    drop_unread(root)
    context.notes = take_notes(body)
    settle(body)
    prune(body, select(body, raw, context.path))
    return body


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Return the blocks without the heading near the start that says the title again."""
    wanted = _letters(title)
    for place, block in enumerate(blocks[:_NEAR_START]):
        if block.kind == "heading" and wanted and _says(_letters(block.text), wanted):
            return blocks[:place] + blocks[place + 1 :]
    return blocks


def _says(heading: str, title: str) -> bool:
    """Tell whether a heading is the title, perhaps with a rubric in front of it."""
    return heading.endswith(title) and 3 * len(title) > 2 * len(heading)


def _with_standfirst(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with a sentence that is set as the first heading as a paragraph."""
    first = blocks[0] if blocks else None
    if first is None or first.kind != "heading" or len(first.text.split()) < _SENTENCE_WORDS:
        return blocks
    return (replace(first, kind="paragraph", level=0), *blocks[1:])


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _said(context: Context) -> list[Diagnostic]:
    """Return one diagnostic for all links of a kind that were left out."""
    place = Place(context.path)
    found = []
    for code, what, given in (
        ("S009", "link left out", context.refused),
        ("S010", "this link leads nowhere", [f"#{name}" for name in context.dead]),
    ):
        if given:
            more = f", and {len(given) - 1} more" if len(given) > 1 else ""
            found.append(Diagnostic(code, f"{what}: {given[0][:80]}{more}", place))
    return found

"""The reader for saved web pages."""

from __future__ import annotations

from copy import deepcopy

from lxml.html import HtmlElement

from briefing.errors import Diagnostic, Place, SourceError
from briefing.model import Block
from briefing.sources.html.addresses import base_address
from briefing.sources.html.charset import decode_page
from briefing.sources.html.context import Context
from briefing.sources.html.lazy import reveal
from briefing.sources.html.metadata import read_meta
from briefing.sources.html.paragraphs import settle
from briefing.sources.html.selection import prune, select
from briefing.sources.html.tree import drop_unread, parse_page
from briefing.sources.html.walker import blocks_of
from briefing.sources.parsed import Parsed

_NEAR_START = 8
"""Blocks among which the title may be said again."""


def read(data: bytes, path: str) -> Parsed:
    """Return the article of a saved page, with what the page says of itself.

    Raises SourceError for what is no page, holds no text, or is an index of other pages.
    """
    decoded = decode_page(data, path)
    root = parse_page(decoded.text, path)
    meta = read_meta(root)
    context = Context(path, base_address(root, meta.url))
    body = _body(root, path)
    raw = deepcopy(root)
    reveal(root)
    drop_unread(root)
    settle(body)
    prune(body, select(body, raw))
    blocks = _without_title(blocks_of(body, context), meta.title)
    return Parsed(blocks, meta=meta, diagnostics=(*decoded.diagnostics, *_said(context)))


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Return the blocks without the heading near the start that says the title again."""
    wanted = _letters(title)
    for place, block in enumerate(blocks[:_NEAR_START]):
        if block.kind == "heading" and wanted and _letters(block.text) == wanted:
            return blocks[:place] + blocks[place + 1 :]
    return blocks


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _body(root: HtmlElement, path: str) -> HtmlElement:
    """Return the body; a page of frames has none."""
    body = root.find("body")
    if body is None:
        raise SourceError("there is no text in this file", Place(path))
    return body


def _said(context: Context) -> list[Diagnostic]:
    """Return one diagnostic for all links that were left out."""
    if not context.refused:
        return []
    count = len(context.refused)
    more = f" and {count - 1} more" if count > 1 else ""
    message = f"link left out: {context.refused[0][:80]}{more}"
    return [Diagnostic("S009", message, Place(context.path))]

"""Reads a source: its text by the reader for its ending, then what is the same for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from briefing.config import Settings
from briefing.config.metadata import read_metadata
from briefing.errors import Diagnostic, Place, SourceError
from briefing.manuscript import Source
from briefing.model import Article, Block, Meta, walk
from briefing.sources import LARGEST, READERS
from briefing.sources.cover import with_cover
from briefing.sources.decoding import MAX_BYTES
from briefing.sources.fetched import RECORD, Record, find_record, provenance, read_page
from briefing.sources.files import is_missing, refusal
from briefing.sources.letterhead import with_letterhead
from briefing.sources.links import resolve_links
from briefing.sources.numbering import anchors, number
from briefing.sources.parsed import Parsed, Pictures
from briefing.sources.sidecar import read_sidecar, sidecar_of
from briefing.sources.slug import slugify
from briefing.sources.titles import (
    settle_levels,
    take_byline,
    take_title,
    telling_name,
    title_from_name,
)
from briefing.sources.typography import smarten

PICTURES = "briefing.sources.images:load_pictures"
"""Loader of pictures, named here and imported on use, since it is slow to import."""


def read_source(path: Path, shown: str, settings: Settings) -> Source:
    """Return the article in a file; see `briefing.sources.read`."""
    record = find_record(path, shown)
    parsed = _parse(path, shown, record)
    sidecar = sidecar_of(path)
    layers = [parsed.front]
    if sidecar:
        layers.append(read_sidecar(sidecar, str(Path(shown).with_suffix(".toml"))))
    own = provenance(parsed.meta, record, settings.language) if record else parsed.meta
    metadata = read_metadata(layers, _defaults(settings, own))
    title, blocks = take_title(parsed.blocks, metadata.meta.title)
    heading = title if len(blocks) < len(parsed.blocks) else ""
    authors, blocks = take_byline(blocks, metadata.meta.authors)
    if not any(_holds_text(block) for block in walk(blocks)):
        raise SourceError("there is no text in this file", Place(shown))
    meta = replace(metadata.meta, title=title or title_from_name(path), authors=authors)
    numbered = number(settle_levels(blocks))
    places = anchors(blocks, numbered)
    blocks, dead_links = resolve_links(numbered, heading, meta.url, shown, places)
    pictures = _load_pictures(blocks, path, shown, metadata.decorative)
    beside = [*([sidecar] if sidecar else []), *([path.with_name(RECORD)] if record else [])]
    diagnostics = (
        *metadata.diagnostics,
        *parsed.diagnostics,
        *_missing(title, meta, shown),
        *dead_links,
        *pictures.diagnostics,
    )
    source = Source(
        path=shown,
        slug=slugify(metadata.slug or telling_name(path)),
        article=Article(meta, pictures.blocks, pictures.images),
        overrides=metadata.overrides,
        wishes=metadata.wishes,
        files=tuple(str(file) for file in (path, *beside, *pictures.files)),
        diagnostics=diagnostics,
    )
    source = with_cover(source, metadata.cover, path.parent)
    source = with_letterhead(source, settings)
    return smarten(source) if metadata.smart else source


def _parse(path: Path, shown: str, record: Record | None) -> Parsed:
    """Read the file with the reader for its ending, or as the page that its record is about."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise SourceError(f"no reader for {path.suffix or 'such'} files", Place(shown))
    if is_missing(path):
        raise SourceError("there is no such file", Place(shown))
    reason = refusal(path, LARGEST.get(path.suffix.lower(), MAX_BYTES))
    if reason:
        raise SourceError(f"this file {reason}", Place(shown))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", Place(shown)) from error
    if record:
        return read_page(data, shown, record)
    return cast("Parsed", _function(reader)(data, shown))


def _function(name: str) -> Callable[..., object]:
    """Return the function that `module:function` names."""
    module, _, function = name.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), function))


def _defaults(settings: Settings, own: Meta) -> Meta:
    """Return what the file says of itself, and what the collection says about all its articles."""
    return replace(
        own,
        language=own.language or settings.language,
        publisher=settings.publisher,
        series=settings.series,
        editor=settings.editor,
        marking=settings.marking,
        credits=settings.credits,
        disclaimer=settings.disclaimer,
        address=settings.address,
        nastaliq=settings.nastaliq,
        qr=settings.qr,
    )


def _holds_text(block: Block) -> bool:
    """Tell whether a block can be read; of a picture, its caption or its text alternative."""
    words = block.text or (block.alt or "" if block.kind == "figure" else "")
    return block.kind != "heading" and bool(words.strip())


def _load_pictures(
    blocks: tuple[Block, ...], path: Path, shown: str, decorative: tuple[str, ...]
) -> Pictures:
    """Load the pictures, without importing the loader for an article that has none."""
    if not any(block.kind == "figure" or block.insets for block in walk(blocks)):
        return Pictures(blocks)
    load = _function(PICTURES)
    return cast("Pictures", load(blocks, path.parent, shown, decorative))


def _missing(title: str, meta: Meta, shown: str) -> list[Diagnostic]:
    """Say what readers of the page will miss."""
    found = []
    if not title:
        message = f'no title; the file name gives "{meta.title}"'
        found.append(Diagnostic("S002", message, Place(shown), hint="set title"))
    if not meta.published:
        message = "no date; machine dates are 1980-01-01 and no reader sees a date"
        found.append(Diagnostic("S003", message, Place(shown), hint="set published"))
    return found

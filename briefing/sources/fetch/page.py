"""What a page that was fetched is called, and which pictures its article keeps.

This parses what a stranger wrote: it is meant for a process of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from briefing.errors import Place, SourceError
from briefing.model import walk
from briefing.sources.fetched import Record, read_page
from briefing.sources.html.addresses import base_address, is_web, joined
from briefing.sources.html.charset import decode_page
from briefing.sources.html.tree import parse_page
from briefing.sources.slug import slugify
from briefing.sources.titles import take_title

KINDS = frozenset({"text/html", "application/xhtml+xml"})
"""Kinds of content that are pages."""
MOST_BYTES = 10_000_000
"""Largest page."""
# Formulas are often drawings, by the dozen, of which none could be used.
_DRAWING = re.compile(r"\.svgz?(?:[?#]|$)|/svg/", re.IGNORECASE | re.MULTILINE)
_MOST_LETTERS = 60  # of a folder's name; the slug itself may be longer
_MOST_CHOICES = 4  # addresses that are tried for one picture


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address at which a picture may be."""

    written: str
    """As the page writes it."""
    whole: str
    """Completed, to be asked."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What has to be known of a page to save it."""

    name: str
    """Slug for its folder."""
    pictures: tuple[tuple[Candidate, ...], ...] = ()
    """For each picture that is not in the page itself, where it may be, the best first."""


def examine(page: tuple[bytes, Record]) -> Facts:
    """Return what the article in a page is called and which pictures it shows.

    Raises SourceError for a page without an article.
    """
    data, record = page
    found = read_page(data, record.url, record)
    if not any(block.text.strip() for block in walk(found.blocks) if block.kind != "heading"):
        raise SourceError("there is no text in this page", Place(record.url))
    title, _ = take_title(found.blocks, found.meta.title)
    figures = [block.picture for block in walk(found.blocks) if block.kind == "figure"]
    insets = (inset.picture for block in walk(found.blocks) for inset in block.insets)
    figures += (picture for picture in insets if not _DRAWING.search(picture))
    base = _base(data, record) if figures else ""
    pictures = dict.fromkeys(tuple(_candidates(figure, base)) for figure in figures)
    return Facts(folder_name(title, record.url), tuple(filter(None, pictures)))


def folder_name(title: str, address: str) -> str:
    """Return a slug for a page: of its title, else of its address."""
    parts = urlsplit(address)
    last = re.sub(r"\.\w{2,5}$", "", unquote(parts.path.rstrip("/").rpartition("/")[2]))
    slug = slugify(title.replace("/", " ").replace("\\", " ") or last or parts.netloc)
    if len(slug) > _MOST_LETTERS:
        slug = slug[: _MOST_LETTERS + 1].rpartition("-")[0] or slug[:_MOST_LETTERS]
    return slug.strip("-")


def _base(data: bytes, record: Record) -> str:
    """Return what addresses in a page are relative to."""
    text = decode_page(data, record.url, record.charset).text
    return base_address(parse_page(text, record.url), record.url)


def _candidates(figure: str, base: str) -> Iterator[Candidate]:
    """Yield the addresses of a picture that is not inside the page."""
    written = [address for address in figure.split("\n") if address]
    if any(address[:5].lower() == "data:" for address in written):
        return
    whole = [Candidate(address, joined(base, address)) for address in written[:_MOST_CHOICES]]
    yield from (one for one in whole if is_web(one.whole))

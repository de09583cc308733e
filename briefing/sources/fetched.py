"""The record that lies beside a page from the web: where it came from, and its pictures.

The page itself stays as it came, byte for byte, so that its digest in the record can be checked;
what a browser would know besides, its address and its encoding, is in the record.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from briefing import languages
from briefing.config import values
from briefing.config.tomlfile import load_toml
from briefing.errors import ConfigError, Place
from briefing.model import Block, Meta
from briefing.sources.files import is_missing
from briefing.sources.insets import with_insets
from briefing.sources.parsed import Parsed

PAGE = "index.html"
"""Name of a page that was fetched, in a folder of its own."""
RECORD = "fetched.toml"
"""Name of the record beside it."""
_READER = "briefing.sources.html.reader"
_CHARSET = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was fetched with a page."""

    address: str
    """Address as the page writes it."""
    file: str
    """Name of the file beside the page."""
    url: str = ""
    """Address that gave it."""
    sha256: str = ""
    """Digest of its bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Record:
    """Where a page came from."""

    asked: str = ""
    """Address as it was asked for."""
    url: str = ""
    """Address that gave it, after redirects."""
    retrieved: datetime | None = None
    """When it came, in UTC."""
    sha256: str = ""
    """Digest of its bytes, in hexadecimal."""
    media_type: str = ""
    """Kind of content, as the server declared it."""
    charset: str = ""
    """Encoding as the server declared it; empty if it did not."""
    pictures: tuple[Picture, ...] = ()
    """Pictures of the article."""


def find_record(path: Path, shown: str) -> Record | None:
    """Return the record beside a source; None for a source that was not fetched.

    Raises ConfigError for a record that is no TOML, or a link that leads out of the folder.
    """
    beside = path.with_name(RECORD)
    if path.name != PAGE or (is_missing(beside) and not beside.is_symlink()):
        return None
    shown = str(Path(shown).with_name(RECORD))
    if not beside.resolve().is_relative_to(path.parent.resolve()):
        raise ConfigError("this link leads out of the article's folder", Place(shown))
    return as_record(load_toml(beside, shown).values)


def as_record(found: Mapping[str, Any]) -> Record:
    """Return what a record says; what has the wrong form says nothing."""
    moment = found.get("retrieved")
    pictures = found.get("pictures")
    return Record(
        asked=_address(found, "asked"),
        url=_address(found, "url"),
        retrieved=moment if isinstance(moment, datetime) else None,
        sha256=_text(found, "sha256"),
        media_type=_text(found, "media_type"),
        charset=charset if _CHARSET.fullmatch(charset := _text(found, "charset")) else "",
        pictures=tuple(
            Picture(*(_text(item, key) for key in ("address", "file", "url", "sha256")))
            for item in (pictures if isinstance(pictures, list) else [])
            if isinstance(item, dict) and _text(item, "address")
        ),
    )


def read_page(data: bytes, path: str, record: Record) -> Parsed:
    """Return the article of a page that was fetched, with its pictures beside it.

    Raises SourceError as the reader for pages does, which takes address and encoding only from a
    web archive: so the page is given to it as an archive without pictures.
    """
    head = [
        f"Content-Type: text/html; charset={record.charset or 'unknown'}",
        f"Content-Location: {record.url}",
        "Content-Transfer-Encoding: base64\n\n",
    ]
    archive = "\n".join(head).encode() + base64.encodebytes(data)
    parsed = cast("Parsed", import_module(_READER).read_archive(archive, path))
    files = {picture.address: picture.file for picture in record.pictures}
    return replace(parsed, blocks=_placed(parsed.blocks, files))


def provenance(meta: Meta, record: Record, language: str) -> Meta:
    """Return what a page says of itself, with where and when it was fetched.

    The address that a page claims counts if it is on the same host: it is without the marks by
    which campaigns are counted.
    """
    host = urlsplit(record.url).hostname
    url = meta.url if host in {None, urlsplit(meta.url).hostname} else record.url
    if record.retrieved is None:
        return replace(meta, url=url)
    day = record.retrieved.date().isoformat()
    label = languages.load(meta.language or language).labels["retrieved"]
    return replace(meta, url=url, source=label.format(date=day))


def _placed(blocks: tuple[Block, ...], files: Mapping[str, str]) -> tuple[Block, ...]:
    """Return blocks whose pictures name the files beside the page."""
    changed = []
    for block in blocks:
        with_own = with_insets(
            block, lambda inset: replace(inset, picture=_file(inset.picture, files))
        )
        picture = _file(block.picture, files)
        children = _placed(block.children, files)
        changed.append(replace(with_own, picture=picture, children=children))
    return tuple(changed)


def _file(addresses: str, files: Mapping[str, str]) -> str:
    """Return the file beside the page that some addresses mean, else the addresses."""
    return next((files[name] for name in addresses.split("\n") if name in files), addresses)


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


def _address(found: Mapping[str, Any], key: str) -> str:
    """Return a web address in plain characters; empty for anything else."""
    try:
        address = values.web_address(found.get(key, ""))
    except values.UnfitError:
        return ""
    return address if address.isascii() else ""

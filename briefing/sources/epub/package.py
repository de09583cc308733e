"""The package of an ebook: which of its files are chapters, in which order, and what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.errors import Place, SourceError
from briefing.sources.archive import (
    Archive,
    damaged,
    member_name,
    open_archive,
    parse_member,
    read_member,
)

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENC = "{http://www.w3.org/2001/04/xmlenc#}"
OPF = "{http://www.idpf.org/2007/opf}"
_PAGES = re.compile(r"application/xhtml\+xml|text/(?:html|x-oeb1-document)", re.IGNORECASE)
# What only hides fonts from copying (EPUB 3.3, OCF section 4.4, and Adobe's older way).
_OBFUSCATED = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the spine."""

    name: str
    """Its name in the archive."""
    linear: bool = True
    """False for what is only reached by links, such as notes."""


@dataclass(frozen=True, slots=True)
class Package:
    """What the package document of an ebook says."""

    archive: Archive
    """The file."""
    root: Any
    """The package document."""
    name: str
    """Its name in the archive."""
    pages: tuple[Page, ...]
    """The files with text, in reading order."""
    navigation: str = ""
    """File with the contents of EPUB 3; empty if there is none."""
    ncx: str = ""
    """File with the contents of EPUB 2; empty if there is none."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What pages are, by name, as the guide of EPUB 2 says: `title-page`, `toc` and so on."""


def open_package(data: bytes, path: str) -> Package:
    """Return the package of an ebook. Raises SourceError for what is none, or is protected."""
    archive = open_archive(data, path, "ebook")
    name = _package_name(archive)
    root = parse_member(archive, name, document_type=True)
    items = {e.get("id"): e for e in root.iter(OPF + "item")}
    spine = root.find(OPF + "spine")
    pages: dict[str, Page] = {}
    for reference in [] if spine is None else spine.iter(OPF + "itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and _PAGES.match(item.get("media-type") or ""):
            page = Page(_inside(archive, name, item), reference.get("linear") != "no")
            pages.setdefault(page.name, page)
    _refuse_protected(archive, pages)
    navigation = [e for e in items.values() if "nav" in (e.get("properties") or "").split()]
    ncx = items.get(None if spine is None else spine.get("toc"))
    return Package(
        archive=archive,
        root=root,
        name=name,
        pages=tuple(pages.values()),
        navigation=member_name(name, navigation[0].get("href") or "") if navigation else "",
        ncx="" if ncx is None else member_name(name, ncx.get("href") or ""),
        kinds={
            member_name(name, e.get("href") or ""): (e.get("type") or "").lower()
            for e in root.iterfind(f"{OPF}guide/{OPF}reference")
        },
    )


def _package_name(archive: Archive) -> str:
    """Return the name of the package document."""
    if _CONTAINER in archive.members:
        container = parse_member(archive, _CONTAINER)
        for file in container.iter(_OCF + "rootfile"):
            name = member_name("", file.get("full-path") or "")
            if name in archive.members:
                return name
    names = [name for name in archive.members if name.endswith(".opf")]
    if not names:
        raise damaged(archive, "it is no ebook")
    return names[0]


def _inside(archive: Archive, base: str, item: Any) -> str:
    """Return the name of the file that a part of the spine is."""
    name = member_name(base, item.get("href") or "")
    if not name:
        raise damaged(archive, "a chapter of it is said to lie outside of it")
    return name


def _refuse_protected(archive: Archive, pages: Mapping[str, Page]) -> None:
    """Raise SourceError if the text is encrypted, as sellers of ebooks do it."""
    if _ENCRYPTION not in archive.members:
        return
    for data in parse_member(archive, _ENCRYPTION).iter(_ENC + "EncryptedData"):
        method = data.find(_ENC + "EncryptionMethod")
        named = {e.get("URI") or "" for e in data.iter(_ENC + "CipherReference")}
        if method is not None and method.get("Algorithm") in _OBFUSCATED:
            continue
        if any(member_name("", name) in pages for name in named):
            raise SourceError("this ebook is protected against reading", Place(archive.path))


def page_text(package: Package, page: Page) -> bytes | None:
    """Return the bytes of a page; None if it is not there. Raises SourceError."""
    if page.name not in package.archive.members:
        return None
    return read_member(package.archive, page.name)

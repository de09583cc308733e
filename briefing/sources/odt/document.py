"""An OpenDocument text while it is read: what its parts say, and what is learned on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefing.errors import Place, SourceError
from briefing.sources.archive import Archive, open_archive, parse_member
from briefing.sources.losses import Losses
from briefing.sources.odt.names import MANIFEST, OFFICE, STYLE, TEXT, XLINK
from briefing.sources.odt.styles import Styles, read_styles

_MANIFEST = "META-INF/manifest.xml"


@dataclass(slots=True)
class Document:
    """The surroundings of the text."""

    archive: Archive
    """The file."""
    body: Any
    """Element that holds the text."""
    meta: Any | None
    """Root of `meta.xml`; None if there is none."""
    styles: Styles
    """Its styles."""
    targets: frozenset[str] = frozenset()
    """Names of places that links in the text lead to."""
    notes: list[Any] = field(default_factory=list)
    """Elements that hold the notes that were met."""
    counts: dict[str, int] = field(default_factory=dict)
    """Last number of each list, by its own name and by its style's."""
    losses: Losses = field(default_factory=Losses)
    """What was left out."""
    subtitle: str = ""
    """Text of the paragraph that is styled as the subtitle."""


def open_document(data: bytes, path: str) -> Document:
    """Return a document before its text is read. Raises SourceError for what is none."""
    archive = open_archive(data, path, "OpenDocument text")
    _refuse_encrypted(archive)
    content = parse_member(archive, "content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise SourceError("this is no OpenDocument text", Place(path))
    roots = {
        name: parse_member(archive, name) if name in archive.members else None
        for name in ("styles.xml", "meta.xml")
    }
    document = Document(archive, body, roots["meta.xml"], read_styles(roots["styles.xml"], content))
    document.targets = _targets(body)
    _count_margins(roots["styles.xml"], document)
    return document


def _refuse_encrypted(archive: Archive) -> None:
    if _MANIFEST not in archive.members:
        return
    manifest = parse_member(archive, _MANIFEST, document_type=True)
    if next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
        hint = "save it without a password"
        raise SourceError("this file is encrypted", Place(archive.path), hint)


def _targets(body: Any) -> frozenset[str]:
    """Return the names of bookmarks that links lead to."""
    linked = {(e.get(XLINK + "href") or "")[1:] for e in body.iter(TEXT + "a")}
    marks = body.iter(TEXT + "bookmark", TEXT + "bookmark-start")
    names = (e.get(TEXT + "name") or "" for e in marks)
    return frozenset(name for name in names if name in linked)


def _count_margins(styles: Any | None, document: Document) -> None:
    """Note which headers and footers of pages are left out, if they hold words."""
    if styles is None:
        return
    for kind in ("header", "footer"):
        texts = (text for e in styles.iter(STYLE + kind) for text in e.itertext())
        if any(character.isalpha() for text in texts for character in text):
            document.losses.add(f"page {kind}")

"""Repairs to the package that ebooklib writes, and the archive with nothing of today in it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from briefing.model import Direction
from briefing.render.wellformed import parse

MIMETYPE = "mimetype"
EARLY = (MIMETYPE, "META-INF/container.xml", "EPUB/content.opf")
"""Members that come first; the others follow by name."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time of every member: the first that a ZIP archive can hold."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def repack(archive: bytes, language: str, direction: Direction) -> bytes:
    """Return the archive with a repaired package document, the same bytes for the same content.

    The package gets its language and direction. `mimetype` comes first and is stored (EPUB 3.3,
    OCF section 4.3.2); all times are fixed.
    """
    with ZipFile(BytesIO(archive)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    package = "EPUB/content.opf"
    members[package] = _repaired(members[package], language, direction)
    out = BytesIO()
    with ZipFile(out, "w") as target:
        for name in sorted(members, key=_place):
            _add(target, name, members[name])
    return out.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (EARLY.index(name) if name in EARLY else len(EARLY), name)


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, EPOCH)
    info.create_system = 3  # Unix, wherever it is made
    info.external_attr = 0o644 << 16
    info.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
    archive.writestr(info, data, compresslevel=9)


def _repaired(package: bytes, language: str, direction: Direction) -> bytes:
    root = parse(package, "the package document")
    root.set(XML_LANG, language)
    root.set("dir", direction)
    repaired: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return repaired + b"\n"

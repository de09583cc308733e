"""Zip archives that strangers made: read member by member, within limits, and never unpacked."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lxml import etree

from briefing.config.characters import one_line
from briefing.errors import Place, SourceError

MAX_MEMBERS = 2_000
"""Most members of an archive."""
MAX_UNPACKED = 100_000_000
"""Most bytes of all members together, by what the archive says and by what was read of it."""
MAX_RATIO = 100
"""How many times its packed size a member may have; XML rarely packs better than 1 to 30."""
MAX_PART = 20_000_000
"""Most bytes of a member that is parsed as XML, a text of some 2 million characters."""
_SMALL = 1_000_000  # bytes of a member whose ratio does not matter
_CHUNK = 1 << 16
_CENTRAL = b"PK\x01\x02"  # starts a member's entry in the directory (APPNOTE 6.3.10, 4.3.12)
_ENCRYPTED = 0x1  # bit of a member's flags (APPNOTE 6.3.10, 4.4.4)
# What zipfile and zlib raise for archives that are not what they say.
_BROKEN = (
    BadZipFile, LargeZipFile, EOFError, IndexError, KeyError, NotImplementedError, OSError,
    OverflowError, RuntimeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")  # also in UTF-16
_TOO_MANY = f"this file has more than {MAX_MEMBERS:,} parts"
_DRIVE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(slots=True)
class Archive:
    """An archive in memory."""

    path: str
    """The source, for messages."""
    file: ZipFile
    """The archive; read only through `read_member`."""
    members: dict[str, ZipInfo]
    """Members with sound names, by name."""
    unpacked: int = 0
    """Bytes that were read so far."""


def open_archive(data: bytes, path: str, kind: str) -> Archive:
    """Return the archive in a file; `kind` is what it should be, for messages.

    Raises SourceError for a file that is none, is encrypted, or is beyond the limits.
    """
    place = Place(path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # a compound file, as Word locks documents in
        message = f"this is no {kind}, but one with a password or of an old program"
        raise SourceError(message, place, "save it anew, without a password")
    # Asked before the directory is read: archives inside, packed once more, do not count here.
    if data.count(_CENTRAL) > 5 * MAX_MEMBERS:
        raise SourceError(_TOO_MANY, place)
    try:
        file = ZipFile(BytesIO(data))
        members = file.infolist()
    except _BROKEN:
        raise SourceError(f"this is no {kind}, or it is damaged", place) from None
    if len(members) > MAX_MEMBERS:
        raise SourceError(_TOO_MANY, place)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _too_large(path)
    return Archive(path, file, {m.filename: m for m in members if _is_sound(m)})


def _too_large(path: str) -> SourceError:
    message = f"this file has more than {MAX_UNPACKED // 1_000_000} MB when it is unpacked"
    return SourceError(message, Place(path))


def _is_sound(member: ZipInfo) -> bool:
    """Tell whether a member's name is one that stays inside: no path that leads elsewhere."""
    name = member.orig_filename
    parts = name.split("/")
    return not (
        name.startswith("/") or "\\" in name or "\0" in name or ".." in parts or _DRIVE.match(name)
    )


def read_member(archive: Archive, name: str, most: int = MAX_UNPACKED) -> bytes:
    """Return the bytes of a member, of at most `most`.

    Raises SourceError if there is no such member, it is damaged or encrypted, or it is larger than
    it may be; what it says of its own size does not count.
    """
    member = archive.members.get(name)
    if member is None:
        raise damaged(archive, f"there is no “{_shown(name)}” in it")
    if member.flag_bits & _ENCRYPTED:
        hint = "save it without a password"
        raise SourceError("this file is encrypted", Place(archive.path), hint)
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # others are unpacked in one go
        raise damaged(archive, f"“{_shown(name)}” in it is packed in an unusual way")
    data = bytearray()
    try:
        with archive.file.open(member) as stream:
            while piece := stream.read(_CHUNK):
                data += piece
                archive.unpacked += len(piece)
                _check(archive, member, len(data), most)
    except _BROKEN:
        raise damaged(archive, f"“{_shown(name)}” in it is damaged") from None
    return bytes(data)


def _check(archive: Archive, member: ZipInfo, size: int, most: int) -> None:
    """Raise SourceError if what was unpacked is beyond a limit."""
    if archive.unpacked > MAX_UNPACKED:
        raise _too_large(archive.path)
    if size > most:
        message = f"“{_shown(member.filename)}” in it is larger than {most / 1e6:g} MB"
        raise damaged(archive, message)
    if size > _SMALL and size > MAX_RATIO * max(member.compress_size, 1):
        message = f"“{_shown(member.filename)}” in it is packed as no document is"
        raise damaged(archive, message)


def damaged(archive: Archive, reason: str) -> SourceError:
    """Return the error of an archive that cannot be read for a reason."""
    return SourceError(f"this file cannot be read: {reason}", Place(archive.path))


def _shown(name: str) -> str:
    return one_line(name)[:80]


def member_name(base: str, target: str) -> str:
    """Return the member that a relative address in the member `base` means; empty if none is meant.

    Addresses that lead out of the archive, or elsewhere, mean none.
    """
    address = unquote(re.split(r"[?#]", target)[0])
    if _DRIVE.match(address) or address.startswith("//") or "\\" in address or "\0" in address:
        return ""
    folder = [] if address.startswith("/") else base.split("/")[:-1]
    for part in address.split("/"):
        if part == "..":
            if not folder:
                return ""
            folder.pop()
        elif part not in {"", "."}:
            folder.append(part)
    return "/".join(folder)


def parse_member(archive: Archive, name: str, *, document_type: bool = False) -> Any:
    """Return the root element of a member that is XML.

    Entities are never resolved and nothing is loaded. With `document_type` it may name its document
    type, but not declare any entities. Raises SourceError.
    """
    data = read_member(archive, name, MAX_PART)
    return parse_xml(archive, name, data, document_type=document_type)


def parse_xml(archive: Archive, name: str, data: bytes, *, document_type: bool = False) -> Any:
    """Return the root element of XML that came from an archive; see `parse_member`."""
    if _ENTITY.search(data):
        raise damaged(archive, f"“{_shown(name)}” in it declares entities, which is not allowed")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(archive, f"“{_shown(name)}” in it is no sound XML") from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and (not document_type or next(subset.iterentities(), None) is not None):
        message = f"“{_shown(name)}” in it declares a document type, which is not allowed"
        raise damaged(archive, message)
    return root

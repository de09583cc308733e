"""From the bytes of a text file to clean text with LF line ends, whatever system wrote it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from briefing.config.characters import clean, first_refused
from briefing.errors import Diagnostic, Place, SourceError

MAX_BYTES = 2_000_000
"""Longest text that is read, in bytes: some 300,000 words, far above any article."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encodings they tell."""
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (EPUB, DOCX, ODT or the like)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
)
# Well-formed UTF-8 of two to four bytes (RFC 3629, section 4, without its narrower edge cases).
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_BINARY_SHARE = 0.1
"""Share of NUL bytes from which a file is no text; a stray one in a text is only removed."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as the readers take it."""

    text: str
    """Clean text, lines end in LF."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """S001 for a guessed encoding, S012 for removed characters."""


def decode(data: bytes, path: str) -> Decoded:
    """Return the text of a file.

    The encoding is told by a byte order mark, else it is UTF-8, else UTF-16 where every second byte
    is zero, else Windows-1252 (with diagnostic S001). Raises SourceError for a file that is too
    long, no text, damaged, or empty.
    """
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        raise SourceError(f"the text is longer than {limit}", Place(path), "split it into articles")
    found: list[Diagnostic] = []
    text = _LINE_ENDS.sub("\n", _decoded(data, path, found)).replace("\f", " ")
    at = first_refused(text)
    if at >= 0:
        message = "control or direction characters removed"
        found.append(Diagnostic("S012", message, _place_of(text[:at], path)))
    text = clean(text)
    if not text.strip():
        raise SourceError("there is no text in this file", Place(path))
    return Decoded(text, tuple(found))


def _decoded(data: bytes, path: str, found: list[Diagnostic]) -> str:
    """Return the text as it is encoded; a guess is reported in `found`."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    refuse_binary(data, path)
    wide = wide_encoding(data)
    if wide:
        return _strict(data, wide, path)
    if data.count(0) > _BINARY_SHARE * len(data):
        raise SourceError("this is not a text file", Place(path))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_of(data[: error.start].decode("utf-8"), path)
        return _narrow(data, place, found)


def _strict(data: bytes, encoding: str, path: str) -> str:
    """Decode as the file itself says it is encoded."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = _place_of(data[: error.start].decode(encoding, "replace"), path)
        raise SourceError(f"this is not valid {encoding.upper()[:6]}", place) from error


def refuse_binary(data: bytes, path: str) -> None:
    """Raise SourceError for files of well-known kinds."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"this is not text but {kind}", Place(path))


def wide_encoding(data: bytes) -> str:
    """Return the UTF-16 variant of a text without a mark if it is unmistakable, else nothing."""
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or not half:
        return ""
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.02 * half else ""


def _narrow(data: bytes, place: Place, found: list[Diagnostic]) -> str:
    """Decode what is not UTF-8 as Windows-1252, unless it is damaged UTF-8 or no text at all."""
    sequences = _MULTIBYTE.findall(data)
    stray = sum(map(len, _HIGH.findall(data))) - sum(map(len, sequences))
    if sequences and len(sequences) >= stray:
        raise SourceError("this is UTF-8 with damaged characters, here is the first", place)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        message = "this is neither UTF-8 nor Windows-1252 text"
        prefix = data[: error.start].decode("cp1252")
        raise SourceError(message, _place_of(prefix, place.path)) from error
    found.append(Diagnostic("S001", "not UTF-8; read as Windows-1252", place))
    return text


def _place_of(prefix: str, path: str) -> Place:
    """Return the place of the character that follows a prefix of the text."""
    lines = _LINE_ENDS.sub("\n", prefix).split("\n")
    return Place(path, len(lines), len(lines[-1]) + 1)

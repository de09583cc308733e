"""From the bytes of a page to its text, in whatever encoding it says it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from briefing.config.characters import clean, first_refused
from briefing.errors import Diagnostic, Place
from briefing.sources.decoding import BOMS, Decoded, refuse_binary, wide_encoding

# Encodings that pages name but that browsers read as a larger one (WHATWG Encoding, section 4.2).
_LARGER: Mapping[str, str] = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "tis-620": "cp874", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_NEAR_START = 8192  # bytes; browsers look at 1024, but some heads put scripts first


def decode_page(data: bytes, path: str, declared: str = "") -> Decoded:
    """Return the clean text of a page.

    The encoding is told by a byte order mark; else it is UTF-8 where the bytes are; else the one
    that is declared (by `declared`, or by the page), else Windows-1252, with diagnostic S001.
    Raises SourceError for what is no text.
    """
    said: list[Diagnostic] = []
    text = _decoded(data, path, declared, said).replace("\r\n", "\n")
    cleaned = clean(text)
    if cleaned != text and first_refused(text) >= 0:
        said.append(Diagnostic("S012", "control or direction characters removed", Place(path)))
    return Decoded(cleaned, tuple(said))


def _decoded(data: bytes, path: str, declared: str, said: list[Diagnostic]) -> str:
    """Return the text as it is encoded; a guess is reported in `said`."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    refuse_binary(data, path)
    encoding = wide_encoding(data) or _python_name(declared) or _found(data)
    if encoding.startswith("utf-16") or encoding == "iso2022_jp":
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if not encoding:
        said.append(Diagnostic("S001", "not UTF-8; read as Windows-1252", Place(path)))
    return data.decode(encoding or "cp1252", "replace")


def _found(data: bytes) -> str:
    """Return the encoding that a page declares near its start; empty if it declares none."""
    found = _DECLARED.search(data, 0, _NEAR_START)
    return _python_name(found[1].decode("ascii", "replace")) if found else ""


def _python_name(label: str) -> str:
    """Return Python's name for an encoding of text; empty if there is no such encoding."""
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return ""
    return _LARGER.get(name, name)

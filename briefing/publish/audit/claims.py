"""What a PDF claims to be, and hence which standards it has to meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from briefing.publish.audit.verapdf import (
    A3,
    A4F,
    UA1,
    UA2,
    WTPDF_ACCESSIBILITY,
    WTPDF_REUSE,
    Profile,
)

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
OLD = (A3, UA1)
"""Standards on the base of PDF 1.7."""
NEW = (A4F, UA2, WTPDF_ACCESSIBILITY, WTPDF_REUSE)
"""Standards on the base of PDF 2.0."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The standards that a file's metadata name."""

    archive: str = ""
    """Part and level of ISO 19005, such as `3A` or `4F`; empty if none is claimed."""
    access: str = ""
    """Part of ISO 14289; empty if none is claimed."""


def read_claims(root: Any) -> Claims:
    """Return what the metadata in a document's catalog claim; nothing if they cannot be read."""
    stream = root.get("/Metadata")
    if stream is None:
        return Claims()
    try:
        # Python's own parser limits what entities may become (expat 2.4 and later).
        metadata = fromstring(stream.get_object().get_data())  # noqa: S314
    except ParseError:
        return Claims()
    found = dict(_values(metadata))
    archive = found.get(PDFA + "part", "") + found.get(PDFA + "conformance", "").upper()
    return Claims(archive, found.get(PDFUA + "part", ""))


def _values(metadata: Element) -> Iterator[tuple[str, str]]:
    """Yield names and values, which may stand as attributes or as elements (ISO 16684-1, 7.5)."""
    for element in metadata.iter():
        yield element.tag, (element.text or "").strip()
        yield from element.attrib.items()


def profiles_of(claims: Claims) -> tuple[Profile, ...]:
    """Return the standards to check: those of PDF 2.0 if one is claimed, else the usual ones."""
    new = claims.archive.startswith("4") or claims.access == "2"
    return NEW if new else OLD

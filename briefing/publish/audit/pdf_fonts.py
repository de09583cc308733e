"""Checks of the fonts in a PDF (ISO 19005-3, 6.2.11; ISO 14289-1, 7.21)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf.generic import DictionaryObject

from briefing.publish.audit.pdf_document import Document

SUBSET = re.compile(r"^/[A-Z]{6}\+")
FILES = frozenset({"/FontFile", "/FontFile2", "/FontFile3"})


def fonts_embedded(document: Document) -> Iterator[tuple[str, str]]:
    """Every font lies in the file, so that the page looks the same everywhere."""
    for name, font in _fonts(document):
        if not FILES.intersection(_descriptor(font)):
            yield "", f"the font {name.removeprefix('/')} is not embedded"


def fonts_subset(document: Document) -> Iterator[tuple[str, str]]:
    """Only the glyphs that are used lie in the file."""
    for name, _ in _fonts(document):
        if not SUBSET.match(name):
            yield "", f"the font {name.removeprefix('/')} is not cut down to its subset"


def fonts_unicode(document: Document) -> Iterator[tuple[str, str]]:
    """Every font says which characters its glyphs are, so that its text can be read."""
    for name, font in _fonts(document):
        if "/ToUnicode" not in font:
            yield "", f"the font {name.removeprefix('/')} has no Unicode map"


def _fonts(document: Document) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name and dictionary of every font on the pages and in their forms, once."""
    seen = set()
    waiting = [page.get("/Resources", {}) for page in document.reader.pages]
    while waiting:
        resources = waiting.pop().get_object()
        for reference in resources.get("/Font", DictionaryObject()).get_object().values():
            font = reference.get_object()
            if id(font) not in seen:
                seen.add(id(font))
                yield str(font.get("/BaseFont", font.get("/Subtype"))), font
        for reference in resources.get("/XObject", DictionaryObject()).get_object().values():
            form = reference.get_object()
            if "/Resources" in form and id(form) not in seen:
                seen.add(id(form))
                waiting.append(form["/Resources"])


def _descriptor(font: Mapping[str, Any]) -> Mapping[str, Any]:
    if "/DescendantFonts" in font:
        font = font["/DescendantFonts"][0].get_object()
    found: Mapping[str, Any] = font.get("/FontDescriptor", {})
    return found

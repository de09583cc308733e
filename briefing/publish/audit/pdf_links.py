"""Checks of the links in a PDF, and that nothing in it acts by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from briefing.publish.audit.pdf_document import SOFT_HYPHEN, Document
from briefing.publish.audit.pdf_tree import Annotation, Element

ADDRESS = re.compile(r"(?i)^(https?|mailto|ftp|file):|^www\.|^#|^[\w-]+\.(html?|pdf|xhtml)$")
ALLOWED = ("http://", "https://", "mailto:")
FORBIDDEN = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Rendition", "/Movie",
     "/Sound", "/GoToR", "/GoToE", "/Hide", "/SetOCGState", "/GoTo3DView"}
)  # fmt: skip
"""Actions that do more than lead to a place (ISO 32000-1, 12.6.4)."""
STARTERS = frozenset({"/OpenAction", "/AA", "/AcroForm", "/XFA", "/JavaScript"})
"""Keys of what acts when the file is opened, or waits for input."""
SMALLEST = 1.0
"""Points; a smaller area cannot be hit."""


def link_text(document: Document) -> Iterator[tuple[str, str]]:
    """A link is named by the words that are seen (ISO 14289-1, 7.18.5; WCAG 2.2, 2.5.3).

    Signs and numbers, such as “¶4”, may be named by words.
    """
    for link, annotation in _links(document):
        seen, name = _plain(document.text(link)), _plain(str(annotation.get("/Contents", "")))
        where = document.page(link)
        if not name:
            yield where, f"the link “{seen}” has no name"
        elif _bare(name) != _bare(seen) and ADDRESS.search(name):
            yield where, f"the link “{seen}” is named by an address: {name}"
        elif any(char.isalpha() for char in seen) and _bare(seen) not in _bare(name):
            yield where, f"the link “{seen}” is named otherwise: {name}"


def link_targets(document: Document) -> Iterator[tuple[str, str]]:
    """Links lead to the web, to a mail address, or to a place that exists in the file."""
    names = set(_names(document.root.get("/Names", DictionaryObject()).get("/Dests")))
    for number, page in enumerate(document.reader.pages, 1):
        for annotation in _annotations(page):
            if annotation.get("/Subtype") != "/Link":
                continue
            action = (
                annotation.get("/A", DictionaryObject()).get_object() if "/A" in annotation else {}
            )
            target = action.get("/D", annotation.get("/Dest"))
            address = str(action.get("/URI", ""))
            if address and not address.lower().startswith(ALLOWED):
                yield f"page {number}", f"a link of another kind: {address}"
            elif isinstance(target, str) and str(target) not in names:
                yield f"page {number}", f"a link to a place that is not there: {target}"
            elif not address and target is None:
                yield f"page {number}", "a link that leads nowhere"


def link_areas(document: Document) -> Iterator[tuple[str, str]]:
    """Every link has an area that can be hit, and no two have the same."""
    for number, page in enumerate(document.reader.pages, 1):
        seen: set[tuple[float, ...]] = set()
        for annotation in _annotations(page):
            if annotation.get("/Subtype") != "/Link":
                continue
            left, bottom, right, top = area = tuple(float(n) for n in annotation["/Rect"])
            name = annotation.get("/Contents", "")
            if min(abs(right - left), abs(top - bottom)) < SMALLEST:
                yield f"page {number}", f"the link “{name}” has no area"
            elif area in seen:
                yield f"page {number}", f"the link “{name}” is there twice"
            seen.add(area)


def link_nesting(document: Document) -> Iterator[tuple[str, str]]:
    """Every link is an element of its own in the tag tree, not inside another."""
    for link in document.of_kind("Link"):
        if next(link.below("Link"), None) is not None:
            yield document.page(link), f"a link inside the link “{document.text(link)}”"


def active_content(document: Document) -> Iterator[tuple[str, str]]:
    """Nothing runs, plays, sends, asks or opens another file."""
    for found in _dictionaries(document.reader.trailer):
        kind = found.get("/S")
        if (kind in FORBIDDEN and found.get("/Type", "/Action") == "/Action") or "/JS" in found:
            yield "", f"an action of the kind {str(kind).removeprefix('/')}"
        for key in STARTERS.intersection(found):
            yield "", f"the file has {key.removeprefix('/')}"


def _links(document: Document) -> Iterator[tuple[Element, Mapping[str, Any]]]:
    for link in document.of_kind("Link"):
        for child in link.children:
            if isinstance(child, Annotation):
                yield link, child.entries


def _annotations(page: Any) -> Iterator[Any]:
    for reference in page.get("/Annots", []):
        yield reference.get_object()


def _names(tree: Any) -> Iterator[str]:
    """Yield the names in a tree of them (ISO 32000-1, 7.9.6)."""
    tree = DictionaryObject() if tree is None else tree.get_object()
    yield from (str(name) for name in tree.get("/Names", [])[::2])
    for branch in tree.get("/Kids", []):
        yield from _names(branch)


def _dictionaries(start: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield every dictionary that can be reached, each once."""
    waiting: list[Any] = [start]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            yield value
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            waiting += value


def _plain(text: str) -> str:
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def _bare(text: str) -> str:
    """Return the letters and digits of a text.

    Lines lose their spaces, and signs may stand on the other side in right-to-left text.
    """
    return "".join(char for char in text.casefold() if char.isalnum())

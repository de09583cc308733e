"""What an ebook says of itself: title, authors, date, language, publisher, rights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.config.characters import one_line
from briefing.config.dates import parse_date
from briefing.model import Meta
from briefing.sources.epub.package import OPF, Package
from briefing.sources.html.addresses import is_web
from briefing.sources.properties import telling_language, telling_title

_DC = "{http://purl.org/dc/elements/1.1/}"
_NOBODY = re.compile(
    r"\W*|(?:unknown|unbekannt|inconnu|desconocido|sconosciuto|author|anonymous author|calibre"
    r"|n/?a|none|null|admin|user)(?: author)?", re.IGNORECASE,
)  # fmt: skip
_CREATED = frozenset(("creation", "modification", "conversion", "ops-publication"))
_WRITERS = frozenset(("", "aut", "author"))
_MOST = 20
"""Most authors and most subjects."""


def read_meta(package: Package, text: str) -> Meta:
    """Return what the package document says; `text` is a part of the text, for the language."""
    root = package.root
    titles = _titles(root)
    source = _first(root, "source")
    return Meta(
        title=titles.get("main", ""),
        subtitle=titles.get("subtitle", ""),
        authors=tuple(_authors(root)),
        published=_date(root),
        language=next(
            filter(None, (telling_language(t, text) for t in _all(root, "language"))), ""
        ),
        url=source if is_web(source) else "",
        source=", ".join(filter(None, (_whole(root), _first(root, "publisher")))),
        rights=_first(root, "rights"),
        tags=tuple(dict.fromkeys(_all(root, "subject")))[:_MOST],
    )


def _all(root: Any, name: str) -> list[str]:
    found = (one_line("".join(element.itertext())) for element in root.iter(_DC + name))
    return [text for text in found if text]


def _first(root: Any, name: str) -> str:
    return next(iter(_all(root, name)), "")


def _whole(root: Any) -> str:
    """Return the title of the book that this one is a chapter of; empty if it is none."""
    found = (m for m in root.iter(OPF + "meta") if m.get("property") == "dcterms:isPartOf")
    return next((one_line(meta.text or "") for meta in found), "")


def _refined(root: Any, element: Any, name: str) -> str:
    """Return a property of an element that is said elsewhere, as EPUB 3 does it."""
    goal = f"#{element.get('id')}"
    for meta in root.iter(OPF + "meta"):
        if meta.get("refines") == goal and meta.get("property") == name:
            return one_line(meta.text or "")
    return ""


def _titles(root: Any) -> dict[str, str]:
    """Return the titles by their type; the first that has none is the main one."""
    titles: dict[str, str] = {}
    for element in root.iter(_DC + "title"):
        kind = _refined(root, element, "title-type") or "main"
        titles.setdefault(kind, telling_title("".join(element.itertext())))
    return titles


def _authors(root: Any) -> Iterator[str]:
    """Yield the names of those who wrote the book, as they are given."""
    for element in list(root.iter(_DC + "creator"))[:_MOST]:
        name = one_line("".join(element.itertext()))
        role = element.get(OPF + "role") or _refined(root, element, "role")
        if role.lower() in _WRITERS and not _NOBODY.fullmatch(name):
            yield name


def _date(root: Any) -> str:
    """Return the date of publication; other dates are of the file."""
    for element in root.iter(_DC + "date"):
        event = (element.get(OPF + "event") or "").lower()
        date = "" if event in _CREATED else parse_date(one_line(element.text or "")) or ""
        if date:
            return date
    return ""

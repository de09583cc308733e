"""What the contents of an ebook call its pages, and what they say that each page is."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.sources.archive import member_name, parse_member, read_member
from briefing.sources.epub.package import Package
from briefing.sources.html.charset import decode_page
from briefing.sources.html.tree import parse_page

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_MOST = 2_000
"""Most entries that are read."""


def labels(package: Package) -> dict[str, str]:
    """Return what the contents call the pages, by their names; EPUB 3 counts before EPUB 2."""
    found: dict[str, str] = {}
    entries = [*_of_navigation(package, "toc"), *_of_ncx(package)]
    for address, words, base in entries[:_MOST]:
        name = member_name(base, address)
        if words and "#" not in address:
            found.setdefault(name, words)
    return found


def starts(package: Package) -> dict[str, str]:
    """Return what the contents call each page that they lead to, or the first place in it."""
    found: dict[str, str] = {}
    entries = [*_of_navigation(package, "toc")] or [*_of_ncx(package)]
    for address, words, base in entries[:_MOST]:
        found.setdefault(member_name(base, address), words)
    return found


def kinds(package: Package) -> dict[str, str]:
    """Return what pages are, such as `cover` or `toc`, by their names."""
    marks = _of_navigation(package, "landmarks", "epub:type")
    return {
        **package.kinds,
        **{member_name(base, address): kind for address, kind, base in marks if "#" not in address},
    }


def _of_navigation(
    package: Package, kind: str, attribute: str = ""
) -> Iterator[tuple[str, str, str]]:
    """Yield address, words (or an attribute) and file of each link in a list of EPUB 3."""
    if package.navigation not in package.archive.members:
        return
    for nav in _navigation(package).iter("nav"):
        if kind in (nav.get("epub:type") or "").split():
            for link in nav.iter("a"):
                words = link.get(attribute) if attribute else " ".join(link.itertext())
                yield link.get("href") or "", one_line(words or ""), package.navigation


def _navigation(package: Package) -> HtmlElement:
    data = read_member(package.archive, package.navigation)
    path = package.archive.path
    return parse_page(f'<?xml version="1.0"?>{decode_page(data, path).text}', path)


def _of_ncx(package: Package) -> Iterator[tuple[str, str, str]]:
    """Yield address, words and file of each entry of EPUB 2."""
    if package.ncx not in package.archive.members:
        return
    for point in parse_member(package.archive, package.ncx, document_type=True).iter(
        _NCX + "navPoint"
    ):
        words = point.findtext(f"{_NCX}navLabel/{_NCX}text") or ""
        content = point.find(_NCX + "content")
        address = "" if content is None else content.get("src") or ""
        yield address, one_line(words), package.ncx

"""The text of an ebook as files, with every link leading to the file that holds its target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefing.errors import RenderError
from briefing.render.division import divided
from briefing.render.pagebreaks import insert_page_breaks
from briefing.render.wellformed import SVG, XHTML, parse, write_page

LIMIT = 250_000
"""Most bytes of a file; some reading systems crash or crawl on more than 300 kB."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One XHTML file."""

    name: str
    """File name, such as `briefing.xhtml`."""
    data: bytes
    """The file."""
    drawing: bool
    """True if it holds SVG, which the package has to declare."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """All files of the text."""

    files: tuple[Chapter, ...]
    """In reading order."""
    homes: Mapping[str, str]
    """File name by id of the element that it holds."""

    def address(self, id_: str) -> str:
        """Return file and id of an element, as `briefing.xhtml#p1`.

        Raises:
            RenderError: no element has the id.
        """
        if id_ not in self.homes:
            raise RenderError(f"a link leads to “{id_}”, which is not in the text")
        return f"{self.homes[id_]}#{id_}"


def chapters(
    page: str,
    limit: int = LIMIT,
    starts: Iterable[tuple[int, str, int]] = (),
    stem: str = "briefing",
) -> Chapters:
    """Return a page as one file, or as several if it is larger than `limit` bytes.

    `starts` are the page numbers of the print to put into it, as for `insert_page_breaks`; `stem`
    is what the names of files begin with.

    Raises:
        RenderError: the page is not well-formed, or a link leads to an id that it does not have.
    """
    root = parse(page.encode(), "the text")
    insert_page_breaks(root, starts)
    pages = divided(root, limit)
    _mark(pages)
    named = {_name(stem, number): tree for number, tree in enumerate(pages, 1)}
    places = Chapters((), _homes(named))
    for name, tree in named.items():
        _relink(tree, name, places)
    files = tuple(
        Chapter(name, write_page(tree), drawing=next(tree.iter(f"{SVG}svg"), None) is not None)
        for name, tree in named.items()
    )
    return Chapters(files, places.homes)


def _mark(pages: Sequence[etree._Element]) -> None:
    """Put the handling mark that stands at the head of the first page on the others too."""
    first, *others = [page.find(f"{XHTML}body/{XHTML}div") for page in pages]
    mark = first.find(f"{XHTML}p")
    if mark is not None and "handling" in mark.get("class", "").split():
        for other in others:
            other.insert(0, deepcopy(mark))


def _name(stem: str, number: int) -> str:
    return f"{stem}.xhtml" if number == 1 else f"{stem}-{number}.xhtml"


def _homes(pages: Mapping[str, etree._Element]) -> dict[str, str]:
    """Return the page of each id; an id that occurs again is taken off.

    A note that is referred to twice, or a name that runs across a link, has parts with one id.
    """
    homes: dict[str, str] = {}
    for name, tree in pages.items():
        for element in tree.iterfind(".//*[@id]"):
            if element.get("id") in homes:
                del element.attrib["id"]
            else:
                homes[element.get("id")] = name
    return homes


def _relink(tree: etree._Element, name: str, places: Chapters) -> None:
    for link in tree.iter(f"{XHTML}a"):
        address = link.get("href", "")
        if address.startswith("#"):
            link.set("href", places.address(address[1:]).removeprefix(name))

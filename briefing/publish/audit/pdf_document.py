"""A finished PDF, read once for all checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from briefing.languages import direction
from briefing.publish.audit.pdf_content import Piece, read_pieces
from briefing.publish.audit.pdf_tree import Annotation, Content, Element, read_tree

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Document:
    """What checks look at."""

    reader: PdfReader
    """The file itself."""
    root: Mapping[str, Any]
    """Its catalog."""
    language: str
    """BCP 47 tag of the whole; empty if there is none."""
    elements: tuple[Element, ...]
    """Top of the tag tree."""
    pieces: tuple[Piece, ...]
    """Text in the order of painting."""
    texts: Mapping[tuple[int, int], str]
    """Text by page and number of marked content."""

    def all_elements(self) -> Iterator[Element]:
        """Yield all elements in reading order."""
        for element in self.elements:
            yield from element.descend()

    def of_kind(self, *kinds: str) -> Iterator[Element]:
        """Yield all elements of some kinds in reading order."""
        return (element for element in self.all_elements() if element.kind in kinds)

    def text(self, element: Element) -> str:
        """Return what is read out for an element, broken words made whole."""
        return " ".join(self._spoken(element).replace(SOFT_HYPHEN, "").split())

    def page(self, element: Element) -> str:
        """Return where an element is, for people: `page 2`, or nothing if it is nowhere."""
        first = next(element.contents(), None)
        return f"page {first.page + 1}" if first else ""

    def _spoken(self, element: Element | Content | Annotation) -> str:
        if isinstance(element, Content):
            return self.texts.get((element.page, element.mcid), "")
        if isinstance(element, Annotation):
            return ""
        actual = element.entries.get("/ActualText")
        if actual is not None:
            return str(actual)
        return "".join(self._spoken(child) for child in element.children)


def read_document(path: Path) -> Document:
    """Read a PDF.

    Raises:
        PyPdfError: it is broken.
    """
    reader = PdfReader(path)
    root = reader.root_object
    language = str(root.get("/Lang", ""))
    numbers = {
        page.indirect_reference.idnum: index
        for index, page in enumerate(reader.pages)
        if page.indirect_reference is not None
    }
    tree = read_tree(root, numbers)
    own = dict(_languages(tree))
    pieces = tuple(
        piece
        for index, page in enumerate(reader.pages)
        for piece in read_pieces(
            page, index, right_to_left=direction(own.get(index, language)) == "rtl"
        )
    )
    texts: dict[tuple[int, int], str] = {}
    for piece in pieces:
        if piece.mcid is not None:
            place = (piece.page, piece.mcid)
            texts[place] = texts.get(place, "") + piece.text
    return Document(reader, root, language, tree, pieces, texts)


def _languages(tree: Iterable[Element]) -> Iterator[tuple[int, str]]:
    """Yield the pages of articles in another language than the whole, with that language."""
    for part in (part for whole in tree for part in whole.elements()):
        if "/Lang" in part.entries:
            yield from ((content.page, str(part.entries["/Lang"])) for content in part.contents())

"""The tag tree of a PDF while it is built: what is known of it, and how to read its elements.

An element is a dictionary of `pydyf` with the structure type in `S` and its children in `K`:
references to elements and annotations, and numbers of marked content (ISO 32000-1, 14.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import pydyf
from weasyprint.css import AnonymousStyle


@dataclass
class Tree:
    """What is known of one document's tree while it is built."""

    page: Any = None
    """The page box at hand."""
    number: int = 0
    """Its number, from 0."""
    root: Any = None
    """The element of the document."""
    begun: dict[tuple[int, str, str], Any] = field(default_factory=dict)
    """First part of each element, by source element, tag and type."""
    names: dict[str, tuple[int, Any]] = field(default_factory=dict)
    """Page and element of each id."""
    bookmarks: dict[int, tuple[str, Any]] = field(default_factory=dict)
    """Label and element of what is bookmarked, by box, in the order of reading."""
    notes: dict[str, Any] = field(default_factory=dict)
    """Notes, by id."""
    contents: list[tuple[str, Any]] = field(default_factory=list)
    """Lines of contents: id of what each leads to, and element of the line."""
    citations: list[tuple[str, Any]] = field(default_factory=list)
    """Links to notes: id of the note and element of the link."""

    @property
    def namespace(self) -> Any:
        """Reference of the namespace of PDF 2.0; None in a file of PDF 1.7."""
        return self.root.get("NS")

    def turn(self, page: Any, number: int, root: Any) -> None:
        """Go on to a page."""
        self.page, self.number, self.root = page, number, root


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file while the tree of one page is built, in the place of the engine's own.

    The engine asks for the references of all pages for each element, and `pydyf` computes them
    anew each time, which takes minutes for a book.
    """

    pdf: Any
    """The file."""
    tree: Tree
    """What is known of its tag tree."""
    objects: list[Any]
    """Its objects."""
    page_references: tuple[bytes, ...]
    """References of its pages."""

    def add_object(self, added: Any) -> None:
        """Add an object to the file."""
        self.pdf.add_object(added)


trees: WeakKeyDictionary[Any, Tree] = WeakKeyDictionary()
"""Trees by document, for as long as each is written."""


def element_of(reference: Any, pdf: Any) -> Any:
    """Return the structure element that a reference means; None for anything else."""
    if not isinstance(reference, str | bytes):
        return None
    found = pdf.objects[int(reference.split()[0])]
    return found if isinstance(found, pydyf.Dictionary) and "S" in found else None


def children(element: Any, pdf: Any) -> Iterator[Any]:
    """Yield the structure elements right below one."""
    for reference in element["K"]:
        child = element_of(reference, pdf)
        if child is not None:
            yield child


def is_anonymous(box: Any) -> bool:
    """Return whether a box stands for no element or pseudo-element of its own."""
    return isinstance(box.style, AnonymousStyle) and not box.is_table_wrapper


def words_of(source: Any) -> str:
    """Return the text of an HTML element on one line, with what its pictures show."""
    return " ".join("".join(_words(source)).split())


def _words(source: Any) -> Iterator[str]:
    yield source.get("alt", "") if source.tag == "img" else source.text or ""
    for child in source:
        yield from _words(child)
        yield child.tail or ""

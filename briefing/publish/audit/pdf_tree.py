"""The tag tree of a PDF: what a screen reader is told (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

DEEPEST = 400
"""Levels of a tree that is read; sound ones have a few dozen."""


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content on a page that an element holds."""

    page: int
    """Index of the page, from 0; -1 if it is not said or not there."""
    mcid: int
    """Its number on the page."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that an element holds, such as the area of a link."""

    entries: Mapping[str, Any]
    """Its dictionary."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element."""

    kind: str
    """Standard structure type, such as `H1`, after role mapping."""
    entries: Mapping[str, Any]
    """Its dictionary."""
    children: tuple[Element | Content | Annotation, ...]
    """What it holds, in reading order."""

    def descend(self) -> Iterator[Element]:
        """Yield the element and all elements below it, in reading order."""
        yield self
        for child in self.elements():
            yield from child.descend()

    def elements(self) -> Iterator[Element]:
        """Yield the elements directly below."""
        for child in self.children:
            if isinstance(child, Element):
                yield child

    def below(self, kind: str) -> Iterator[Element]:
        """Yield the elements of a kind below, not looking into those of the same kind."""
        for child in self.elements():
            if child.kind == kind:
                yield child
            else:
                yield from child.below(kind)

    def contents(self) -> Iterator[Content]:
        """Yield the marked content of the element and of all below it."""
        for child in self.children:
            if isinstance(child, Content):
                yield child
            elif isinstance(child, Element):
                yield from child.contents()

    def attribute(self, name: str) -> Any:
        """Return an attribute of the element, whichever its owner; None if it has none."""
        given = self.entries.get("/A")
        given = given.get_object() if given is not None else []
        for each in given if isinstance(given, list) else [given]:
            attributes = each.get_object()
            if isinstance(attributes, Mapping) and name in attributes:
                return attributes[name]
        return None


def read_tree(root: Any, pages: Mapping[int, int]) -> tuple[Element, ...]:
    """Return the top elements of a document; `pages` gives indices by object number."""
    tree = root.get("/StructTreeRoot")
    if tree is None:
        return ()
    tree = tree.get_object()
    reader = _Reader(pages, {str(k): str(v) for k, v in tree.get("/RoleMap", {}).items()})
    found = reader.children(tree, -1, 0)
    return tuple(child for child in found if isinstance(child, Element))


@dataclass(frozen=True, slots=True)
class _Reader:
    pages: Mapping[int, int]
    roles: Mapping[str, str]

    def children(
        self, entries: Any, page: int, depth: int
    ) -> Iterator[Element | Content | Annotation]:
        """Yield what a dictionary of the tree holds; `page` is that of the one above."""
        held = entries.get("/K")
        if held is None or depth > DEEPEST:
            return
        held = held.get_object()
        for each in held if isinstance(held, list) else [held]:
            child = each.get_object()
            if isinstance(child, int):
                yield Content(page, int(child))
            elif child.get("/Type") == "/MCR":
                yield Content(self._page(child, page), int(child["/MCID"]))
            elif child.get("/Type") == "/OBJR":
                yield Annotation(child["/Obj"].get_object())
            elif "/S" in child:
                yield self._element(child, page, depth)

    def _element(self, entries: Any, page: int, depth: int) -> Element:
        here = self._page(entries, page)
        kind = str(entries["/S"])
        kind = self.roles.get(kind, kind).removeprefix("/")
        return Element(kind, entries, tuple(self.children(entries, here, depth + 1)))

    def _page(self, entries: Any, page: int) -> int:
        """Return the index of the page that a dictionary names, else that of the one above."""
        if "/Pg" not in entries:
            return page
        reference = entries.raw_get("/Pg")
        return self.pages.get(reference.idnum, -1)

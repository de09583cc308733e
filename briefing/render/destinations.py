"""Finishes the tag tree of a PDF: ids of notes, and where links and bookmarks lead.

PDF 2.0 wants both to lead to elements of the tree, not only to places on a page
(ISO 14289-2, 8.8), and notes to know who refers to them (8.2.5.14).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from briefing.render.structure import Tree


def finish_tree(pdf: Any, tree: Tree) -> None:
    """Complete a tree that is built, before the file is written."""
    _name_notes(pdf, tree)
    if tree.namespace:
        _tie_notes(tree)
        _tie_contents(tree)
        places = _lead_names(pdf, tree)
        _lead_bookmarks(pdf, tree)
        _lead_links(pdf, places)


def _name_notes(pdf: Any, tree: Tree) -> None:
    """Give each note its id, and the tree the index of ids (ISO 32000-1, 14.7.2)."""
    index = pydyf.Array()
    for name, note in sorted(tree.notes.items()):
        note.update({"S": "/FENote" if tree.namespace else "/Note", "ID": pydyf.String(name)})
        index += [pydyf.String(name), note.reference]
    if index:
        number = int(pdf.catalog["StructTreeRoot"].split()[0])
        pdf.objects[number]["IDTree"] = pydyf.Dictionary({"Names": index})


def _tie_notes(tree: Tree) -> None:
    for note in tree.notes.values():
        kind = pydyf.Dictionary({"O": "/FENote", "NoteType": "/Endnote"})
        note.update({"NS": tree.namespace, "A": kind})
    for name, link in tree.citations:
        if name in tree.notes:
            note = tree.notes[name]
            link["Ref"] = pydyf.Array([note.reference])
            note.setdefault("Ref", pydyf.Array()).append(link.reference)


def _tie_contents(tree: Tree) -> None:
    """Let each line of contents know what it is about (ISO 14289-2, 8.2.5.8)."""
    for name, line in tree.contents:
        line["Ref"] = pydyf.Array([tree.names[name][1].reference])


def _lead_names(pdf: Any, tree: Tree) -> dict[str, Any]:
    """Let every named place be that of an element too, and return the places by name."""
    entries = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    places = {}
    for at in range(0, len(entries), 2):
        name, place = entries[at].string, entries[at + 1]
        element = tree.names.get(name, (0, tree.root))[1]
        places[name] = {"D": place, "SD": _target(element, place)}
        entries[at + 1] = pydyf.Dictionary(places[name])
    return places


def _lead_bookmarks(pdf: Any, tree: Tree) -> None:
    marked = iter(tree.bookmarks.values())
    for bookmark in _outline(pdf, pdf.catalog.get("Outlines")):
        title = bookmark["Title"].string
        element = next((e for label, e in marked if label == title and e is not None), tree.root)
        place = bookmark.pop("Dest")
        bookmark["SE"] = element.reference
        bookmark["A"] = _go_to({"D": place, "SD": _target(element, place)})


def _outline(pdf: Any, reference: Any) -> Iterator[Any]:
    """Yield the bookmarks below one in the order of reading."""
    at = _object(pdf, reference).get("First") if reference else None
    while at:
        bookmark = _object(pdf, at)
        yield bookmark
        yield from _outline(pdf, at)
        at = bookmark.get("Next")


def _lead_links(pdf: Any, places: dict[str, Any]) -> None:
    for link in pdf.objects:
        if isinstance(link, pydyf.Dictionary) and link.get("Subtype") == "/Link" and "Dest" in link:
            link["A"] = _go_to(places[link.pop("Dest").string])


def _go_to(target: dict[str, Any]) -> Any:
    return pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", **target})


def _target(element: Any, place: Any) -> Any:
    """Return a destination of the same view as a place on a page (ISO 32000-2, 12.3.2.3)."""
    return pydyf.Array([element.reference, *place[1:]])


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]

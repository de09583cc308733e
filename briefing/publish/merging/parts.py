"""Takes one print over as a part of a bundle: pages, tags, named places and attached files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from briefing.publish.merging.frame import Frame, reference, string
from briefing.publish.merging.outline import enter_article, enter_front
from briefing.publish.merging.renumbering import Entries, Taking

LEADING = "https://briefing.invalid/bundle/"
"""Address in the front matter that means the article whose number stands behind it."""
HEADINGS = {f"/H{level}": b"/H%d" % min(level + 1, 6) for level in range(1, 7)}
"""Headings of an article as they are below the title of a bundle, which is the only H1."""
BEGIN = "first-page"
"""Name of the place where a part begins, which no id is."""
CARRIED = ("/Lang", "/ViewerPreferences", "/MarkInfo", "/OutputIntents", "/Metadata")
"""Entries of the front matter's catalog that hold for all (ISO 32000-1, 7.7.2)."""
STRUCTURE = ("/RoleMap", "/ClassMap")
"""Names that the elements of a tree use (ISO 32000-1, 14.7.3)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was taken over: nodes that the trees of the bundle consist of."""

    pages: bytes
    """Reference of the node of its pages."""
    count: int
    """How many they are."""
    elements: tuple[bytes, ...]
    """References of its elements at the top of the tag tree."""
    parents: bytes
    """Node of the tree that leads from pages and links to their elements."""
    places: bytes
    """Node of named places."""
    ids: bytes
    """Node of elements by their ids; empty if none has an id."""
    catalog: Entries
    """What holds for the whole file."""
    information: bytes
    """The dictionary of what the file is."""
    structure: Mapping[str, Entries]
    """Names that its elements use."""


def take(path: Path, frame: Frame, number: int) -> Part:
    """Take over the print at a path as the part of that number."""
    reader = PdfReader(path)
    root: Any = reader.root_object
    frame.language = frame.language or str(root.get("/Lang", ""))
    taking = Taking(reader, frame.file, frame.shared, partial(_changed, frame, number))
    tree: Any = root["/StructTreeRoot"]
    taking.numbers[root.raw_get("/StructTreeRoot").idnum] = frame.tree
    _set_in(taking, frame, tree)
    part = Part(
        pages=taking.reference(root.raw_get("/Pages")),
        count=int(root["/Pages"]["/Count"]),
        elements=tuple(taking.reference(each) for each in tree["/K"]),
        parents=_parents(taking, frame, tree),
        places=_places(taking, frame, number),
        ids=_ids(taking, frame, number, tree),
        catalog={key: taking.written(root.raw_get(key)) for key in CARRIED if key in root},
        information=taking.written(reader.trailer["/Info"]),
        structure={name: _names(taking, tree.get(name, {})) for name in STRUCTURE},
    )
    _attach(taking, frame, number)
    if number:
        enter_article(taking, frame, number)
    else:
        enter_front(taking, frame)
    taking.finish()
    frame.next_key += _keys(tree)
    return part


def _changed(frame: Frame, number: int, entries: Any) -> Entries:
    """Return what becomes of any dictionary: numbers in the tree of parents, names and headings."""
    changes = {
        key: b"%d" % (frame.next_key + int(entries[key]))
        for key in ("/StructParents", "/StructParent")
        if key in entries
    }
    for key in ("/Dest", "/D"):
        if isinstance(entries.get(key), str):
            changes[key] = string(frame.name(number, str(entries[key])))
    if "/P" in entries and "/S" in entries:
        if "/ID" in entries:
            changes["/ID"] = string(frame.name(number, str(entries["/ID"])))
        if number and entries["/S"] in HEADINGS:
            changes["/S"] = HEADINGS[entries["/S"]]
    if not number and str(entries.get("/A", {}).get("/URI", "")).startswith(LEADING):
        article = int(entries["/A"]["/URI"].removeprefix(LEADING))
        changes |= {"/A": b"", "/Dest": string(frame.name(article, BEGIN))}
    return changes


def _set_in(taking: Taking, frame: Frame, tree: Any) -> None:
    """Let the tops of the trees of pages and tags be nodes of the bundle's."""
    root = taking.reader.root_object
    taking.changes[root.raw_get("/Pages").idnum] = {"/Parent": reference(frame.pages)}
    language = str(root.get("/Lang", ""))
    own = {"/Lang": string(language)} if language != frame.language else {}
    for element in tree["/K"]:
        above = {"/P": reference(frame.document), "/S": b"/Part"}
        taking.changes[element.idnum] = {**above, **own}


def _parents(taking: Taking, frame: Frame, tree: Any) -> bytes:
    first, last = frame.next_key, frame.next_key + _keys(tree) - 1
    numbers = b" ".join(
        b"%d %s" % (first + key, taking.written(value)) for key, value in _by_page(tree)
    )
    return b"<</Limits[%d %d]/Nums[%s]>>" % (first, last, numbers)


def _by_page(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield what leads from pages and links to elements, as pairs of key and value."""
    numbers = tree["/ParentTree"]["/Nums"]
    yield from (
        (int(numbers[at]), list.__getitem__(numbers, at + 1)) for at in range(0, len(numbers), 2)
    )


def _keys(tree: Any) -> int:
    return 1 + max(key for key, _ in _by_page(tree))


def _places(taking: Taking, frame: Frame, number: int) -> bytes:
    """Return the node of named places, with one for where the part begins."""
    names = taking.reader.root_object.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    found = {str(names[at]): taking.written(names[at + 1]) for at in range(0, len(names), 2)}
    page = taking.reader.pages[0]
    assert page.indirect_reference is not None
    top = b"%d" % round(page.mediabox.top)
    found[BEGIN] = b"[%s /XYZ 0 %s 0]" % (taking.reference(page.indirect_reference), top)
    return _node({frame.name(number, name): place for name, place in found.items()})


def _ids(taking: Taking, frame: Frame, number: int, tree: Any) -> bytes:
    names = tree.get("/IDTree", {}).get("/Names", [])
    pairs = ((str(names[at]), list.__getitem__(names, at + 1)) for at in range(0, len(names), 2))
    return _node({frame.name(number, name): taking.reference(one) for name, one in pairs})


def _node(found: Entries) -> bytes:
    """Return a leaf of a tree of names (ISO 32000-1, 7.9.6); empty if there are none."""
    names = sorted(found)
    if not names:
        return b""
    pairs = b" ".join(b"%s %s" % (string(name), found[name]) for name in names)
    return b"<</Limits[%s %s]/Names[%s]>>" % (string(names[0]), string(names[-1]), pairs)


def _names(taking: Taking, entries: DictionaryObject) -> Entries:
    return {key: taking.written(entries.raw_get(key)) for key in entries}


def _attach(taking: Taking, frame: Frame, number: int) -> None:
    """Take the attached files over; one whose name is taken gets another."""
    root: Any = taking.reader.root_object
    names = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    for at in range(1, len(names), 2):
        file = list.__getitem__(names, at)
        name = str(file.get_object()["/UF"])
        if name in frame.taken:
            name = f"{number}-{name}"
            taking.changes[file.idnum] = {"/F": string(name), "/UF": string(name)}
        frame.taken.add(name)
        frame.files[frame.name(number, name)] = taking.reference(file)

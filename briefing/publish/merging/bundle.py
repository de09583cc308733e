"""Merges the prints of articles behind their front matter into one PDF, with all that they can do.

It stays PDF/A-3a and PDF/UA-1 in one (ISO 19005-3, ISO 14289-1): one tag tree, one outline, links
that lead where they led, labels of pages, and every attached file. Parts are taken over one after
the other, so that time grows with their number and memory hardly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from briefing.publish.merging.frame import Frame, reference, string
from briefing.publish.merging.parts import STRUCTURE, Part, take
from briefing.publish.merging.pdf_file import PdfFile
from briefing.publish.merging.renumbering import Entries


def merge(front: Path, articles: Sequence[Path]) -> bytes:
    """Return one PDF of the front matter and at least one article, all written by `engine.write`.

    Pages of the front matter lead to an article by `parts.LEADING` and its number, from 1. The same
    files give the same bytes.
    """
    target = BytesIO()
    file = PdfFile(target)
    root, information, pages, tree, document, outline = (file.reserve() for _ in range(6))
    entries = tuple(file.reserve() for _ in range(1 + len(articles)))
    frame = Frame(file, entries, pages, tree, document, outline)
    parts = [take(path, frame, number) for number, path in enumerate([front, *articles])]
    _put_trees(frame, parts)
    file.put(information, parts[0].information)
    file.put(root, _catalog(frame, parts))
    file.close(root, information)
    return target.getvalue()


def _put_trees(frame: Frame, parts: Sequence[Part]) -> None:
    """Write the tops of the trees of pages and tags."""
    count = sum(part.count for part in parts)
    pages = b" ".join(part.pages for part in parts)
    frame.file.put(frame.pages, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, pages))
    elements = b" ".join(element for part in parts for element in part.elements)
    above = reference(frame.tree)
    whole = b"<</Type/StructElem/S/Document/P %s/K[%s]>>" % (above, elements)
    frame.file.put(frame.document, whole)
    tree = b"/ParentTree %s/ParentTreeNextKey %d/K[%s]" % (
        _tree(frame.file, (part.parents for part in parts)),
        frame.next_key,
        reference(frame.document),
    )
    ids = [part.ids for part in parts if part.ids]
    if ids:
        tree += b"/IDTree " + _tree(frame.file, ids)
    for name in STRUCTURE:
        known = {
            key: body for part in reversed(parts) for key, body in part.structure[name].items()
        }
        if known:
            tree += name.encode() + _dictionary(known)
    frame.file.put(frame.tree, b"<</Type/StructTreeRoot%s>>" % tree)


def _catalog(frame: Frame, parts: Sequence[Part]) -> bytes:
    files = sorted(frame.files.items())
    named = b" ".join(b"%s %s" % (string(name), file) for name, file in files)
    attached = b" ".join(file for _, file in files)
    places = _tree(frame.file, (part.places for part in parts))
    own = {
        "/Type": b"/Catalog",
        "/Pages": reference(frame.pages),
        "/StructTreeRoot": reference(frame.tree),
        "/Outlines": reference(frame.outline),
        "/PageLabels": b"<</Nums[0<</S/D>>]>>",
        "/Names": b"<</Dests %s/EmbeddedFiles<</Names[%s]>>>>" % (places, named),
        "/AF": b"[%s]" % attached,
    }
    return _dictionary({**own, **parts[0].catalog})


def _dictionary(entries: Entries) -> bytes:
    return b"<<%s>>" % b"".join(b"%s %s" % (key.encode(), body) for key, body in entries.items())


def _tree(file: PdfFile, nodes: Iterable[bytes]) -> bytes:
    """Write nodes and return the reference of the node above them (ISO 32000-1, 7.9.6, 7.9.7)."""
    below = []
    for node in nodes:
        number = file.reserve()
        file.put(number, node)
        below.append(reference(number))
    top = file.reserve()
    file.put(top, b"<</Kids[%s]>>" % b" ".join(below))
    return reference(top)

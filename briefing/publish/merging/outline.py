"""The outlines of the parts under one entry each; those of articles stand below the bundle's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)

from briefing.publish.merging.frame import Frame, reference
from briefing.publish.merging.renumbering import Entries, Taking


def enter_front(taking: Taking, frame: Frame) -> None:
    """Write the entry of the bundle, with those of its articles behind what it had below it."""
    title = _title(taking)
    below = list(_below(title))
    articles = [reference(number) for number in frame.entries[1:]]
    own = reference(frame.entries[0])
    for entry in below:
        taking.changes[entry.idnum] = {"/Parent": own}
    if below:
        frame.last_entry = taking.reference(below[-1])
        taking.changes[below[-1].idnum] = {"/Parent": own, "/Next": articles[0]}
    ends = [*([taking.reference(below[0])] if below else []), *articles]
    count = _count(below) + len(articles)
    around = {"/Parent": reference(frame.outline), "/First": ends[0], "/Last": ends[-1]}
    _put(taking, title, frame.entries[0], {**around, "/Count": b"%d" % count})
    whole = b"<</Type/Outlines/First %s/Last %s/Count %d>>" % (own, own, count + 1)
    frame.file.put(frame.outline, whole)


def enter_article(taking: Taking, frame: Frame, number: int) -> None:
    """Write the entry of an article, closed, so that a reader sees the titles of all first."""
    title = _title(taking)
    below = list(_below(title))
    own = reference(frame.entries[number])
    for entry in below:
        taking.changes[entry.idnum] = {"/Parent": own}
    around = {"/Parent": reference(frame.entries[0]), "/Prev": frame.last_entry}
    if number + 1 < len(frame.entries):
        around["/Next"] = reference(frame.entries[number + 1])
    if below:
        around["/First"] = taking.reference(below[0])
        around["/Last"] = taking.reference(below[-1])
        around["/Count"] = b"-%d" % _count(below)
    _put(taking, title, frame.entries[number], around)
    frame.last_entry = own


def _title(taking: Taking) -> Any:
    """Return the entry at the top of the outline of a part, which is that of its title.

    One is made where a theme has none, or several at the top.
    """
    outline: Any = taking.reader.root_object.get("/Outlines", DictionaryObject())
    top = list(_below(outline))
    if len(top) == 1:
        return top[0].get_object()
    page = taking.reader.pages[0].indirect_reference
    assert page is not None
    information: Any = taking.reader.metadata or {}
    made = DictionaryObject(
        {
            NameObject("/Title"): TextStringObject(information.get("/Title", "")),
            NameObject("/Dest"): ArrayObject([page, NameObject("/Fit")]),
        }
    )
    if top:
        made[NameObject("/First")] = top[0]
    return made


def _put(taking: Taking, title: Any, number: int, around: Entries) -> None:
    said = {key: title.raw_get(key) for key in ("/Title", "/Dest") if key in title}
    body = b"".join(b"%s %s" % (key.encode(), taking.written(value)) for key, value in said.items())
    body += b"".join(b"%s %s" % (key.encode(), value) for key, value in around.items() if value)
    taking.target.put(number, b"<<%s>>" % body)


def _below(entry: Any) -> Iterator[IndirectObject]:
    """Yield references of the entries right below one."""
    at = entry.raw_get("/First") if "/First" in entry else None
    while at is not None:
        yield at
        here = at.get_object()
        at = here.raw_get("/Next") if "/Next" in here else None


def _count(entries: Sequence[IndirectObject]) -> int:
    """Return how many entries are seen where these are, with what is open below them."""
    found: list[Any] = [entry.get_object() for entry in entries]
    return sum(1 + max(0, int(entry.get("/Count", 0))) for entry in found)

"""Takes objects of one PDF over into another, under new numbers, and changes some on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from briefing.publish.merging.pdf_file import PdfFile

Entries = Mapping[str, bytes]
"""Entries of a dictionary as they are to be written; an empty one is left out."""
Change = Callable[[DictionaryObject], Entries]
"""Returns those entries of a dictionary that become others."""


@dataclass(slots=True)
class Taking:
    """The objects of one file while they are taken over.

    An object is taken over with the first one that refers to it, so that what nobody needs is left
    behind. Streams are written at once, since one with the same bytes may be there already.
    """

    reader: PdfReader
    """Where they come from."""
    target: PdfFile
    """Where they go to."""
    shared: dict[bytes, int]
    """Streams that are there, by what they hold; it grows, also with those of other files."""
    change: Change
    """What becomes of any dictionary."""
    changes: dict[int, Entries] = field(default_factory=dict)
    """What becomes of single objects, by their old numbers."""
    numbers: dict[int, int] = field(default_factory=dict)
    """New numbers by old ones."""
    waiting: list[int] = field(default_factory=list)
    """Old numbers of what is still to be written."""

    def reference(self, old: IndirectObject) -> bytes:
        """Return the new reference of an object, which will be written."""
        number = self.numbers.get(old.idnum)
        if number is None:
            value = old.get_object()
            if isinstance(value, StreamObject):
                number = self._stream(value)
            else:
                number = self.target.reserve()
                self.waiting.append(old.idnum)
            self.numbers[old.idnum] = number
        return b"%d 0 R" % number

    def finish(self) -> None:
        """Write all that is referred to."""
        while self.waiting:
            old = self.waiting.pop()
            value: Any = IndirectObject(old, 0, self.reader).get_object()
            own = self.changes.get(old)
            body = b"<<%s>>" % self._entries(value, own) if own else self.written(value)
            self.target.put(self.numbers[old], body)

    def written(self, value: Any) -> bytes:
        """Return a value as it stands in the new file."""
        if isinstance(value, IndirectObject):
            return self.reference(value)
        if isinstance(value, DictionaryObject):
            return b"<<%s>>" % self._entries(value)
        if isinstance(value, ArrayObject):
            return b"[%s]" % b" ".join(self.written(each) for each in value)
        if isinstance(value, NameObject):
            return _name(value)
        out = BytesIO()
        value.write_to_stream(out)
        return out.getvalue()

    def _entries(self, dictionary: DictionaryObject, own: Entries | None = None) -> bytes:
        changed = {**self.change(dictionary), **(own or {})}
        if isinstance(dictionary, StreamObject):
            changed["/Length"] = b""  # which the file writes
        kept = (key for key in dictionary if key not in changed)
        found = [
            *(_entry(key, self.written(dictionary.raw_get(key))) for key in kept),
            *(_entry(NameObject(key), body) for key, body in changed.items() if body),
        ]
        return b"".join(found)

    def _stream(self, stream: StreamObject) -> int:
        """Write a stream, or find it among those that are there."""
        entries = self._entries(stream)
        data = stream._data  # noqa: SLF001  pypdf has no public way to the bytes as they are
        key = hashlib.sha256(b"%d %s" % (len(entries), entries) + data).digest()
        if key not in self.shared:
            self.shared[key] = self.target.reserve()
            self.target.put_stream(self.shared[key], entries, data)
        return self.shared[key]


def _entry(key: NameObject, body: bytes) -> bytes:
    return _name(key) + b" " + body


@lru_cache(maxsize=4096)
def _name(name: NameObject) -> bytes:
    return name.renumber()

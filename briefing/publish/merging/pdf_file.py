"""Writes a PDF object by object, with nothing kept but where each came to lie."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa8\n"
"""Version, and a comment of bytes above 127 (ISO 19005-3, 6.1.2)."""
TOGETHER = 200
"""Objects in one object stream: readers unpack all of one to get at any."""
LEVEL = 9
"""Of compression."""

Place = tuple[int, int, int]
"""Kind, place and index of an object, as an entry of a cross-reference stream (ISO 32000-1, 7.5.8).
"""


@dataclass(slots=True)
class PdfFile:
    """A PDF that is being written."""

    target: BinaryIO
    """Where to."""
    size: int = 0
    """Bytes that were written."""
    places: list[Place | None] = field(default_factory=lambda: [(0, 0, 65535)])
    """Where each object lies, by its number; None for one that is still to come."""
    waiting: list[tuple[int, bytes]] = field(default_factory=list)
    """Numbers and bodies of objects that go into the next object stream."""
    digest: hashlib._Hash = field(default_factory=lambda: hashlib.sha256(usedforsecurity=False))
    """Of all that was written."""

    def __post_init__(self) -> None:
        """Begin the file."""
        self._write(HEADER)

    def reserve(self) -> int:
        """Return the number of an object that is put later."""
        self.places.append(None)
        return len(self.places) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write an object that is no stream."""
        self.waiting.append((number, body))
        if len(self.waiting) == TOGETHER:
            self._pack()

    def put_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """Write a stream; `entries` are those of its dictionary but for the length."""
        self.places[number] = (1, self.size, 0)
        head = b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data))
        self._write(head + data + b"\nendstream\nendobj\n")

    def close(self, root: int, info: int) -> None:
        """Write what is still waiting, and where everything lies."""
        self._pack()
        number = self.reserve()
        at = self.size
        self.places[number] = (1, at, 0)
        width = max(3, -(-at.bit_length() // 8))
        rows = b"".join(_row(place, width) for place in self.places)
        name = self.digest.hexdigest()[:32].encode()
        entries = b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
            len(self.places), width, root, info, name, name,
        )  # fmt: skip
        self.put_stream(number, entries + b"/Filter/FlateDecode", zlib.compress(rows, LEVEL))
        self._write(b"startxref\n%d\n%%%%EOF\n" % at)

    def _pack(self) -> None:
        """Write the objects that are waiting as one stream (ISO 32000-1, 7.5.7)."""
        if not self.waiting:
            return
        number = self.reserve()
        index, bodies, at = [], [], 0
        for place, (inside, body) in enumerate(self.waiting):
            self.places[inside] = (2, number, place)
            index.append(b"%d %d" % (inside, at))
            bodies.append(body)
            at += len(body) + 1
        head = b" ".join(index) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(bodies), len(head))
        self.waiting.clear()
        self.put_stream(number, entries, zlib.compress(head + b"\n".join(bodies), LEVEL))

    def _write(self, data: bytes) -> None:
        self.target.write(data)
        self.digest.update(data)
        self.size += len(data)


def _row(place: Place | None, width: int) -> bytes:
    kind, at, index = place or (0, 0, 65535)
    return kind.to_bytes(1, "big") + at.to_bytes(width, "big") + index.to_bytes(2, "big")

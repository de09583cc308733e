"""From the codes of a PDF font to Unicode, as a search or a voice would read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
RIGHT_TO_LEFT = frozenset({"R", "AL"})
STRONG = frozenset({"L", "EN", "AN"})
"""Bidirectional classes of what runs from left to right inside right-to-left text (UAX #9)."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How a font's codes are read."""

    width: int = 1
    """Bytes of a code."""
    texts: dict[int, str] = field(default_factory=dict)
    """Unicode text by code."""

    def codes(self, shown: bytes) -> Iterator[int]:
        """Yield the codes of a string that is shown."""
        for at in range(0, len(shown), self.width):
            yield int.from_bytes(shown[at : at + self.width], "big")


def read_glyphs(font: Any) -> Glyphs:
    """Return how a font dictionary's codes are read (ISO 32000-1, 9.10.3)."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    stream = font.get("/ToUnicode")
    if stream is None:
        return Glyphs(width)
    return Glyphs(width, dict(_mappings(stream.get_object().get_data())))


def _mappings(cmap: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in SECTION.findall(cmap):
        tokens = iter(TOKEN.findall(body))
        for first, *_ in tokens:
            if kind == b"bfchar":
                yield int(first, 16), _text(next(tokens)[0])
            else:
                yield from _range(int(first, 16), int(next(tokens)[0], 16), tokens)


def _range(
    first: int, last: int, tokens: Iterator[tuple[bytes, bytes, bytes]]
) -> Iterator[tuple[int, str]]:
    value, opening, _ = next(tokens)
    if opening:
        for code in range(first, last + 1):
            yield code, _text(next(tokens)[0])
        next(tokens)
        return
    text = _text(value)
    for code in range(first, last + 1):
        yield code, text[:-1] + chr(ord(text[-1]) + code - first)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def logical(clusters: list[str], *, right_to_left: bool) -> str:
    """Return glyphs that stand from left to right in the order in which they are read.

    Enough of UAX #9 for one line of one style: what runs to the left is turned around, and numbers
    and words of the other kind inside it are turned back. `right_to_left` is the direction of the
    text around.
    """
    if not any(_class(cluster) in RIGHT_TO_LEFT for cluster in clusters):
        return "".join(clusters)
    return "".join(
        _turned(clusters[::-1], STRONG) if right_to_left else _turned(clusters, RIGHT_TO_LEFT)
    )


def _class(cluster: str) -> str:
    return unicodedata.bidirectional(cluster[0]) if cluster else ""


def _turned(clusters: list[str], classes: frozenset[str]) -> list[str]:
    """Return the clusters with every run of some classes, and what is neutral in it, reversed."""
    made: list[str] = []
    at = 0
    while at < len(clusters):
        if _class(clusters[at]) not in classes:
            made.append(clusters[at])
            at += 1
            continue
        end = last = at
        while end < len(clusters) and not _ends(clusters[end], classes):
            if _class(clusters[end]) in classes:
                last = end
            end += 1
        made += clusters[at : last + 1][::-1]
        at = last + 1
    return made


def _ends(cluster: str, classes: frozenset[str]) -> bool:
    """Say whether a cluster is strong in the other direction."""
    kind = _class(cluster)
    return kind in (STRONG | RIGHT_TO_LEFT) and kind not in classes

"""The QR code of an address, as a drawing of squares."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

LONGEST = 271
"""Most bytes of an address: with more, the squares are under 0.3 mm wide, and cameras fail."""
QUIET = 4
"""Squares of white around a code (ISO/IEC 18004, 5.3.8)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code."""

    size: int
    """Squares along a side, with the white around."""
    path: str
    """The dark squares as SVG path data, one unit a square."""


def qr_code(address: str) -> Code | None:
    """Return the code of an address, or None if it is too long to be read from paper."""
    if len(address.encode()) > LONGEST:
        return None
    # Most prints have no code, and must not wait for the library.
    import segno  # noqa: PLC0415

    rows = segno.make_qr(address, error="l").matrix
    return Code(len(rows) + 2 * QUIET, "".join(_row(y, row) for y, row in enumerate(rows, QUIET)))


def _row(y: int, row: bytearray) -> str:
    """Return the dark stretches of a row."""
    drawn, x = "", QUIET
    for dark, squares in groupby(row):
        length = len(list(squares))
        drawn += f"M{x} {y}h{length}v1h-{length}z" if dark else ""
        x += length
    return drawn

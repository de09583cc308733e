"""Fonts cut down to the characters that an output uses, for outputs that carry their fonts."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Literal

import uharfbuzz
from fontTools.ttLib import TTFont

from briefing.render.fonts import Face

OPTICAL_SIZE = 14.0
"""Optical size, in points, that variable faces are fixed to: that of text on a screen."""
WEIGHTS = (400.0, 700.0)
"""Weights that variable faces keep: regular to bold."""


def subset_font(face: Face, characters: Iterable[str], flavor: Literal["woff", "woff2"]) -> bytes:
    """Return the face as a web font with the glyphs of these characters.

    The same characters give the same bytes: no clock enters the file.
    """
    source = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).set({ord(char) for char in characters})
    axes = {axis.tag for axis in source.axis_infos}
    if "opsz" in axes:
        wanted.pin_axis_location(source, "opsz", OPTICAL_SIZE)
    if "wght" in axes:
        wanted.set_axis_range(source, "wght", *WEIGHTS)
    small = TTFont(io.BytesIO(uharfbuzz.subset(source, wanted).blob.data), recalcTimestamp=False)
    small.flavor = flavor
    out = io.BytesIO()
    small.save(out)
    return out.getvalue()


def covered(face: Face) -> frozenset[int]:
    """Return the code points that a face has glyphs for."""
    source = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    return frozenset(source.unicodes)

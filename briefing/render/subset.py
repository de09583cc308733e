"""Fonts cut down to the characters that an output uses, for outputs that carry their fonts."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache

import uharfbuzz

from briefing.render.fonts import ARABIC, SCRIPT_OF, Face

FEATURES = ("onum", "lnum", "tnum")
"""Layout features to keep besides those that HarfBuzz keeps by itself."""
MARK = 3
"""Class of the glyphs that stand above and below others (OpenType, GDEF)."""


def web_font(face: Face, characters: Iterable[str]) -> bytes:
    """Return a face as a web font (WOFF 1.0) with the glyphs of these characters.

    WOFF 2.0 is a sixth smaller, but takes twenty times as long to make: half a second a page.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - an ebook in Latin letters needs none

    small = TTFont(io.BytesIO(cut_font(face, characters)), recalcTimestamp=False)
    small.flavor = "woff"
    out = io.BytesIO()
    small.save(out)
    return out.getvalue()


def print_font(face: Face, characters: Iterable[str]) -> bytes:
    """Return a face for print: cut down, and in Arabic without strokes that lengthen a letter.

    Such a stroke is a glyph without a character, between two letters of a word, and what reads a
    print takes it for a letter or for a space: the word is not found.
    """
    small = cut_font(face, characters)
    return _without_strokes(small) if face.family == ARABIC else small


def cut_font(face: Face, characters: Iterable[str]) -> bytes:
    """Return a face as OpenType with the glyphs of these characters and its own axes fixed.

    The same characters give the same bytes: no clock enters the file.
    """
    source = _open(face)
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).set({ord(char) for char in characters})
    wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG).update(map(_tag, FEATURES))
    # In a PDF, glyphs of such outlines are named by their place (ISO 32000-1, 9.7.4.2).
    wanted.flags |= uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
    axes = {axis.tag for axis in source.axis_infos}
    if "opsz" in axes:
        wanted.pin_axis_location(source, "opsz", face.size)
    if "wdth" in axes:
        wanted.pin_axis_location(source, "wdth", 100)
    if "wght" in axes:
        lightest, boldest = (float(weight) for weight in (face.weight.split() * 2)[:2])
        wanted.set_axis_range(source, "wght", lightest, boldest)
    return bytes(uharfbuzz.subset(source, wanted).blob.data)


def needed(faces: Iterable[Face], characters: Iterable[str]) -> tuple[Face, ...]:
    """Return the faces that a text needs: those of other scripts only for what is still missing.

    A face that is not needed is not even opened.
    """
    everywhere = tuple(faces)
    missing = {ord(char) for char in characters if not char.isspace()}
    for face in everywhere:
        if face.family not in SCRIPT_OF and missing:
            missing -= covered(face)
    wanted = set[str]()
    for face in everywhere:
        if missing and face.family in SCRIPT_OF and face.is_installed and missing & covered(face):
            wanted.add(face.family)
            missing -= covered(face)
    return tuple(
        face
        for face in everywhere
        if face.family not in SCRIPT_OF or (face.family in wanted and face.is_installed)
    )


def undrawable(faces: Iterable[Face], characters: Iterable[str]) -> frozenset[str]:
    """Return the characters that none of the faces has; no face is opened without need."""
    missing = {char for char in characters if not char.isspace()}
    for face in faces:
        if missing and face.is_installed:
            missing = {char for char in missing if ord(char) not in covered(face)}
    return frozenset(missing)


@cache
def covered(face: Face) -> frozenset[int]:
    """Return the code points that a face has glyphs for."""
    return frozenset(_open(face).unicodes)


def _without_strokes(data: bytes) -> bytes:
    """Let no letter become itself and another glyph, but for marks (OpenType, GSUB type 2)."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - same

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for glyph, drawn in getattr(table, "mapping", {}).items():
                if isinstance(drawn, list) and drawn[0] == glyph:
                    drawn[1:] = [each for each in drawn[1:] if classes.get(each) == MARK]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _open(face: Face) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.index)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")

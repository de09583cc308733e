"""Fonts that travel with an ebook: those of scripts that reading devices may lack, cut down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.languages import primary
from briefing.render.fonts import PRINT_FACES, SCRIPT_OF, Face, font_face_rules
from briefing.render.scripts import OWN_SCRIPT, SCRIPTS
from briefing.render.subset import covered, cut_font

BESIDE = frozenset(" \u00a0\u200c\u200d")
"""Spaces and joiners, which shape words of such scripts or stand inside names."""
LICENCE = "OFL.txt"


@dataclass(frozen=True, slots=True)
class Embedded:
    """The fonts of one book."""

    files: tuple[tuple[str, bytes], ...]
    """File names and fonts (TrueType)."""
    licence: bytes
    """Their licences, which have to go with them (SIL Open Font License 1.1, condition 2)."""
    css: str
    """@font-face rules, with addresses relative to the stylesheet's folder."""


def embedded(text: str, language: str) -> Embedded | None:
    """Return the faces for a text, or None for a text without letters of their scripts.

    Reading devices have Latin faces, and their readers choose among them; for Arabic, Hebrew and
    Devanagari they often have none. In a book of such a language its faces hold the other
    characters too, so that a line is set in one of them. Chinese, Japanese and Korean faces, which
    devices have, are left to them.
    """
    wanted = dict(_wanted(text, primary(language)))
    if not wanted:
        return None
    licences = {face.licence: None for face in wanted}
    return Embedded(
        files=tuple((_name(face), cut_font(face, held)) for face, held in wanted.items()),
        licence=b"\n\n".join(path.read_bytes() for path in licences),
        css=font_face_rules(lambda face: f"../fonts/{_name(face)}", wanted),
    )


def _wanted(text: str, language: str) -> Iterator[tuple[Face, frozenset[str]]]:
    """Yield the upright faces of the scripts of a text, each with the characters it is to hold."""
    for family, script in SCRIPT_OF.items():
        used = frozenset(re.findall(f"[{SCRIPTS[script]}]", text))
        if not used:
            continue
        held = frozenset(text) if language in OWN_SCRIPT[script] else used | BESIDE
        for face in PRINT_FACES:
            fitting = face.family == family and not (face.italic or face.debian)
            if fitting and {*map(ord, used)} & covered(face):
                yield face, held


def _name(face: Face) -> str:
    """Return the name of a face's file in the book: letters, digits, hyphens and a full stop."""
    stem, _, _ = face.file.removesuffix(".ttf").partition("[")
    return f"{stem}.ttf" if "-" in stem else f"{stem}-{face.weight}.ttf"

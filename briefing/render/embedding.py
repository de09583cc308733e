"""Fonts that travel with an ebook: the Arabic faces, cut down to the characters it uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.languages import direction
from briefing.render.fonts import ARABIC, FACES, Face, font_face_rules
from briefing.render.scripts import SCRIPTS
from briefing.render.subset import cut_font

ARABIC_CHARACTERS = re.compile(f"[{SCRIPTS['Arab']}]")
BESIDE = frozenset(" \u00a0\u200c\u200d")
"""Spaces and joiners, which shape Arabic words or stand inside names."""
LICENCE = "OFL.txt"


@dataclass(frozen=True, slots=True)
class Embedded:
    """The fonts of one book."""

    files: tuple[tuple[str, bytes], ...]
    """File names and fonts (TrueType)."""
    licence: bytes
    """Their licence, which has to go with them (SIL Open Font License 1.1, condition 2)."""
    css: str
    """@font-face rules, with addresses relative to the stylesheet's folder."""


def embedded(text: str, language: str) -> Embedded | None:
    """Return the Arabic faces for a text, or None for a text without Arabic letters.

    Reading devices have Latin faces, and their readers choose among them; for Arabic, Persian
    and Urdu they often have none. In a book of such a language the faces hold the other
    characters too, so that a line is set in one of them.
    """
    used = frozenset(ARABIC_CHARACTERS.findall(text))
    if not used:
        return None
    wanted = frozenset(text) if direction(language) == "rtl" else used | BESIDE
    faces = tuple(face for face in FACES if face.family == ARABIC and not face.italic)
    return Embedded(
        files=tuple((face.file, cut_font(face, wanted)) for face in faces),
        licence=(faces[0].path.parents[1] / "LICENSE").read_bytes(),
        css=font_face_rules(_address, faces),
    )


def _address(face: Face) -> str:
    return f"../fonts/{face.file}"

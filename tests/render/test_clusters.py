"""Each glyph of a letter with marks is read as its own character."""

from __future__ import annotations

import re
from typing import Any

import pytest
from briefing.model import Meta
from briefing.render.clusters import shared
from briefing.render.fonts import NASTALIQ_FACES
from tests.render.samples import of_blocks, paragraph
from tests.render.trees import printed

MAPPED = re.compile(rb"<[0-9a-f]+> <([0-9a-f]*)>")
URDU = "سبز وادی کے لوگ"
VOCALISED = "مُحَمَّد وَعَلِيّ"


@pytest.mark.parametrize(
    ("glyphs", "text", "parts"),
    [
        ((1, 2), "مُ", ["م", "ُ"]),
        ((1, 2, 3), "مُ", ["م", "ُ", ""]),
        ((1, 2), "لله", ["ل", "له"]),
        ((1,), "لا", ["لا"]),
        ((1, 2, 3), "دَّ", ["د", "ّ", "َ"]),
    ],
)
def test_every_glyph_has_its_part(glyphs: tuple[int, ...], text: str, parts: list[str]) -> None:
    assert list(shared(glyphs, text)) == list(zip(glyphs, parts, strict=True))


@pytest.mark.skipif(
    not all(face.is_installed for face in NASTALIQ_FACES), reason="there is no font for Nastaliq"
)
def test_a_line_says_its_text_where_the_glyphs_do_not_tell() -> None:
    words = of_blocks((paragraph(1, URDU),), Meta(title="", language="ur", nastaliq=True))
    page: Any = printed(words).pages[0].get_contents()
    digits = URDU.encode("utf-16-be").hex()
    assert f"/ActualText <feff{digits}>".encode() in page.get_data()


def test_a_vowel_sign_is_read_as_itself() -> None:
    page: Any = printed(of_blocks((paragraph(1, VOCALISED),))).pages[0]
    fonts = page["/Resources"]["/Font"].values()
    arabic = next(font for font in fonts if "Arabic" in font["/BaseFont"])
    table = arabic["/ToUnicode"].get_data().partition(b"beginbfchar")[2]
    texts = {bytes.fromhex(digits.decode()).decode("utf-16-be") for digits in MAPPED.findall(table)}
    assert texts == set(VOCALISED)

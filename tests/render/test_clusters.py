"""Each glyph of a letter with marks is read as its own character."""

from __future__ import annotations

import re
from typing import Any

import pytest
from briefing.render.clusters import shared
from tests.render.samples import of_blocks, paragraph
from tests.render.trees import printed

MAPPED = re.compile(rb"<[0-9a-f]+> <([0-9a-f]*)>")
VOCALISED = "مُحَمَّد وَعَلِيّ"


@pytest.mark.parametrize(
    ("glyphs", "text", "parts"),
    [
        ((1, 2), "مُ", ["م", "ُ"]),
        ((1, 2, 3), "مُ", ["م", "ُ", ""]),
        ((1, 2), "لله", ["ل", "له"]),
        ((1,), "لا", ["لا"]),
    ],
)
def test_every_glyph_has_its_part(glyphs: tuple[int, ...], text: str, parts: list[str]) -> None:
    assert list(shared(glyphs, text)) == list(zip(glyphs, parts, strict=True))


def test_a_vowel_sign_is_read_as_itself() -> None:
    page: Any = printed(of_blocks((paragraph(1, VOCALISED),))).pages[0]
    fonts = page["/Resources"]["/Font"].values()
    arabic = next(font for font in fonts if "Arabic" in font["/BaseFont"])
    table = arabic["/ToUnicode"].get_data().partition(b"beginbfchar")[2]
    texts = {bytes.fromhex(digits.decode()).decode("utf-16-be") for digits in MAPPED.findall(table)}
    assert texts == set(VOCALISED)

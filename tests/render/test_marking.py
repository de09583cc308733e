from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from briefing.render.marking import as_typed
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from tests.render.samples import of_blocks, paragraph

CLASSIC = find_theme("classic", (Path(__file__).resolve().parents[2] / "styles",))
ACTUAL = re.compile(r"/ActualText\s*<feff([0-9a-f]+)>", re.IGNORECASE)
WORDS = "Internationalisation characteristically demonstrates responsibilities. " * 30


def read(words: str) -> PdfReader:
    return PdfReader(BytesIO(render(of_blocks((paragraph(1, words),)), CLASSIC, "a4").data))


def contents(words: str = WORDS) -> str:
    page: Any = read(words).pages[0].get_contents()
    return str(page.get_data().decode("latin-1"))


def broken(words: str) -> list[str]:
    """Return the ends of lines at which a word is broken, as search reads them."""
    found = ACTUAL.findall(contents(words))
    return [bytes.fromhex(digits).decode("utf-16-be") for digits in found]


def test_the_foot_of_a_page_is_an_artifact() -> None:
    assert re.search(r"/Artifact\s*<</Type /Pagination>>\s*BDC", contents())


def test_a_broken_word_is_whole_for_search_and_speech() -> None:
    words = broken(WORDS)
    assert words
    assert all(word.endswith("\u00ad") and "\u2010" not in word for word in words)


def test_a_hyphen_that_the_author_wrote_stays_one() -> None:
    words = "Internationalisation is characteristically well\u2010known. " * 30
    ends = broken(words)
    assert ends
    assert not [end for end in ends if end.endswith("well\u00ad")]


def test_syllables_of_devanagari_are_read_as_they_are_spelt() -> None:
    assert "विद्यार्थियों ने" in broken("विद्यार्थियों ने")


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("F\u201116 and ", "Al-Karim", "Al-Karim"),
        ("10\u00a0000 and", " Anna Krüger", "Anna Krüger"),
        ("\u02bcAbd and ", "O\u2019Neill", "O\u2019Neill"),
        ("\u2126 and ", "\u03a9mega", "\u03a9mega"),
    ],
    ids=["hyphen", "space", "apostrophe", "ohm"],
)
def test_words_are_found_although_a_glyph_has_served_another_letter(
    before: str, after: str, word: str
) -> None:
    printed = "".join(page.extract_text() for page in read(before + after).pages)
    assert word in printed


@pytest.mark.parametrize(
    ("printed", "read_as"), [("\ufe91", "\u0628"), ("b", "b"), ("\ufb01", "\ufb01")]
)
def test_shapes_of_arabic_letters_are_read_as_the_letters(printed: str, read_as: str) -> None:
    assert as_typed(printed) == read_as

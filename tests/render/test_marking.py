from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from tests.render.samples import of_blocks, paragraph

CLASSIC = find_theme("classic", (Path(__file__).resolve().parents[2] / "styles",))
ACTUAL = re.compile(r"/ActualText\s*<feff([0-9a-f]+)>", re.IGNORECASE)
WORDS = "Internationalisation characteristically demonstrates responsibilities. " * 30


def contents() -> str:
    pdf = PdfReader(BytesIO(render(of_blocks((paragraph(1, WORDS),)), CLASSIC, "a4").data))
    page: Any = pdf.pages[0].get_contents()
    return str(page.get_data().decode("latin-1"))


def test_the_foot_of_a_page_is_an_artifact() -> None:
    assert re.search(r"/Artifact\s*<</Type /Pagination>>\s*BDC", contents())


def test_a_broken_word_is_whole_for_search_and_speech() -> None:
    words = [bytes.fromhex(found).decode("utf-16-be") for found in ACTUAL.findall(contents())]
    assert words
    assert all(word.endswith("\u00ad") and "\u2010" not in word for word in words)

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from briefing.model import Block, Briefing, Cell, Image, Run
from briefing.render.fitting import heads
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from tests.render.samples import of_blocks, paragraph, png

STYLES = Path(__file__).resolve().parents[2] / "styles"
SENTENCE = "The port council met again and talked about what the ships should pay. "
WORDS = ("Containerised", "Responsibility", "Infrastructure", "Administration", "Throughput")


def table(columns: int, rows: int = 3, *, head: str = "") -> Block:
    """Return a table of long words with a number in its second column."""
    names = [head or WORDS[n % 5] for n in range(columns)]
    body = [
        tuple(Cell((Run(f"{row}7,654,321" if n == 1 else WORDS[n % 5]),)) for n in range(columns))
        for row in range(1, rows + 1)
    ]
    top = tuple(Cell((Run(name),), header=True) for name in names)
    return Block("t1", "table", rows=(top, *body))


def article(block: Block, *, before: int = 2) -> Briefing:
    heading = Block("h1", "heading", (Run("The table below"),), level=2)
    texts = [paragraph(n, SENTENCE * 3) for n in range(1, before + 2)]
    return of_blocks((*texts[:-1], heading, block, texts[-1]))


@cache
def printed(columns: int, theme: str = "classic", paper: str = "a4", rows: int = 3) -> bytes:
    sample = article(table(columns, rows))
    return render(sample, find_theme(theme, (STYLES,)), paper).data


def landscape(data: bytes) -> list[bool]:
    pages = PdfReader(BytesIO(data)).pages
    return [bool(page.mediabox.width > page.mediabox.height) for page in pages]


def words(data: bytes) -> list[str]:
    """Return the text of each page, words that lines break made whole."""
    texts = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    return ["".join(text.replace("\u00ad", "").split()) for text in texts]


def rim_is_white(data: bytes, share: float = 0.04) -> bool:
    """Tell whether nothing is printed at the right edge of any page, below a coloured head."""
    for page in PdfDocument(data):
        picture = page.render(scale=0.5, grayscale=True).to_pil()
        width, height = picture.size
        if (
            picture.crop((int(width * (1 - share)), height // 3, width, height)).getextrema()[0]
            < 200
        ):
            return False
    return True


@pytest.mark.parametrize(
    ("columns", "theme", "paper"),
    [
        (6, "classic", "a4"),
        (10, "classic", "a4"),
        (10, "modern", "letter"),
        (7, "plain", "a5"),
        (18, "classic", "a5"),
    ],
)
def test_a_wide_table_stays_on_the_paper_with_every_word(
    columns: int, theme: str, paper: str
) -> None:
    data = printed(columns, theme, paper)
    assert rim_is_white(data)
    text = "".join(words(data))
    assert text.count("Responsibility") + text.count("7,654,321") >= 3
    for row in range(1, 4):
        assert f"{row}7,654,321" in text or columns == 18


def test_a_table_that_fits_is_left_as_it_is() -> None:
    assert not any(landscape(printed(3)))


def test_a_table_too_wide_for_the_upright_page_is_on_a_turned_one_with_its_heading() -> None:
    data = printed(10)
    turned = landscape(data)
    assert turned.count(True) == 1
    text = words(data)[turned.index(True)]
    assert "Thetablebelow" in text
    assert "37,654,321" in text


def test_in_columns_a_wide_table_runs_across_them_and_no_page_is_turned() -> None:
    assert not any(landscape(printed(10, "modern", "letter")))


def test_a_head_that_is_too_high_to_be_repeated_is_printed_all_the_same() -> None:
    sample = article(table(12, head="Containerised throughput of the northern harbours " * 4))
    text = words(render(sample, find_theme("large-print", (STYLES,)), "a5").data)
    assert "northern" in "".join(text)


def test_headings_above_headings_go_with_the_table_too() -> None:
    found = article(table(3)).article
    above = Block("h2", "heading", (Run("Tables"),), level=2)
    blocks = (*found.blocks[:2], above, *found.blocks[2:])
    assert heads(replace(found, blocks=blocks), {"t1": "small turned"}) == {
        "h1": "turned", "h2": "turned",
    }  # fmt: skip
    assert heads(found, {"t1": "small"}) == {}


def pictured(before: int) -> Briefing:
    figure = Block("f1", "figure", picture="f1.png", alt="A tower", runs=(Run("The tower"),))
    sample = article(figure, before=before)
    tower = Image("f1.png", "image/png", png(60, 140), 60, 140)
    return replace(sample, article=replace(sample.article, images=(tower,)))


def test_a_picture_is_made_lower_where_it_would_leave_a_page_half_empty() -> None:
    document = PdfDocument(render(pictured(6), find_theme("plain", (STYLES,)), "a5").data)
    for page in list(document)[:-1]:
        picture = page.render(scale=0.5, grayscale=True).to_pil()
        width, height = picture.size
        lower = picture.crop((0, int(height * 0.6), width, int(height * 0.9)))
        assert lower.getextrema()[0] < 200

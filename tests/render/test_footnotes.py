from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from briefing.model import Block, Briefing, Cell, Inset, Run
from briefing.render import settling
from briefing.render.footnotes import LONGEST, MOST, suit_the_foot
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from tests.render.samples import item, of_blocks, paragraph

STYLES = Path(__file__).resolve().parents[2] / "styles"
SENTENCE = "The port council met again and talked about what the ships should pay. "
ALL = 9


def reference(number: int, href: str = "") -> Run:
    return Run("", note=f"n{number}", href=href)


def note(number: int, words: str = "The Gazette said so", *runs: Run) -> Block:
    return Block(f"n{number}", "note", (Run(f"{words} {number}-fold."), *runs))


def noted(count: int = ALL) -> Briefing:
    """Return an article of some pages with a note in each of its first paragraphs."""
    texts = [paragraph(n, SENTENCE, reference(n), SENTENCE * 9) for n in range(1, count + 1)]
    return of_blocks((*texts, *(note(n) for n in range(1, count + 1))))


@cache
def pages(theme: str = "classic", paper: str = "a5") -> tuple[str, ...]:
    data = render(noted(), find_theme(theme, (STYLES,)), paper).data
    return tuple(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


# On A5 paper the engine loses the seventh note at first (WeasyPrint 70).
@pytest.mark.parametrize(("theme", "paper"), [("classic", "a5"), ("modern", "a4")])
def test_every_note_stands_on_a_page_and_none_at_the_end(theme: str, paper: str) -> None:
    found = pages(theme, paper)
    text = " ".join(" ".join(found).split())
    assert [text.count(f"The Gazette said so {n}-fold.") for n in range(1, ALL + 1)] == [1] * ALL
    assert "notes" not in text.lower()


def test_a_note_with_a_picture_in_it_stands_at_the_foot() -> None:
    formula = Run("x to the power of y", inset=Inset("f1.png", "x to the power of y", width=1.0))
    made = of_blocks((paragraph(1, SENTENCE, reference(1)), note(1, "So", formula)))
    data = render(made, find_theme("classic", (STYLES,)), "a5").data
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert "So 1-fold." in text
    assert "NOTES" not in text


def test_the_notes_stand_on_the_pages_that_refer_to_them() -> None:
    first, second, *_ = pages()
    assert "said so 1-fold" in first
    assert f"said so {ALL}-fold" not in first + second


def elements(tree: Any) -> list[Any]:
    kids = tree.get("/K", [])
    own = kids if isinstance(kids, list) else [kids]
    below = [kid.get_object() for kid in own if not isinstance(kid, int)]
    return [tree, *(found for kid in below if "/S" in kid for found in elements(kid))]


def test_a_note_at_the_foot_is_tagged_as_one_with_an_id() -> None:
    data = render(noted(2), find_theme("classic", (STYLES,)), "a4").data
    root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
    tagged = [e for e in elements(root["/StructTreeRoot"]) if e.get("/S") == "/Note"]
    assert [str(element["/ID"]) for element in tagged] == ["n1", "n2"]


def with_blocks(*blocks: Block) -> Briefing:
    return of_blocks(blocks)


LONG = "x" * (LONGEST + 1)
REFERRING = paragraph(1, SENTENCE, reference(1))


@pytest.mark.parametrize(
    "sample",
    [
        noted(MOST + 1),
        with_blocks(REFERRING, note(1, LONG)),
        with_blocks(REFERRING),
        with_blocks(paragraph(1, SENTENCE), note(1)),
        with_blocks(paragraph(1, reference(1), SENTENCE, reference(1)), note(1)),
        with_blocks(paragraph(1, SENTENCE, reference(1, "https://example.org")), note(1)),
        with_blocks(Block("h1", "heading", (Run("Talks"), reference(1)), 2), note(1)),
        with_blocks(Block("t1", "table", rows=((Cell((reference(1),)),),)), note(1)),
        with_blocks(paragraph(1, reference(1)), note(1, "So", reference(1))),
        with_blocks(REFERRING, replace(note(1), children=(paragraph(2, "More."),))),
        with_blocks(
            paragraph(1, *(reference(n) for n in range(1, 5))), *(note(n) for n in range(1, 5))
        ),
        with_blocks(paragraph(1, SENTENCE)),
    ],
    ids=[
        "many", "long", "no note", "no reference", "referred to twice", "inside a link", "heading",
        "table", "note of a note", "two paragraphs", "crowded", "nothing at all",
    ],
)  # fmt: skip
def test_what_is_not_few_short_and_plain_stays_at_the_end(sample: Briefing) -> None:
    assert not suit_the_foot(sample.article)


def test_quotes_and_items_may_refer_to_notes_at_the_foot() -> None:
    quote = Block("p1", "quote", (Run(SENTENCE), reference(1)), 1)
    items = Block("l1", "list", children=(item(2, "One", reference(2)),))
    assert suit_the_foot(with_blocks(quote, items, note(1), note(2)).article)


def test_if_the_engine_goes_on_losing_notes_they_all_stand_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settling, "lost_notes", lambda _document, _article: frozenset({"n1"}))
    data = render(noted(2), find_theme("classic", (STYLES,)), "a4").data
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert "NOTES" in text
    assert "said so 2-fold" in text

"""The handling mark, as it is found on the pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from briefing.model import Briefing
from briefing.render.handling import classes
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdfium2 import PdfDocument, PdfTextPage
from tests.render import samples

STYLES = Path(__file__).resolve().parents[2] / "styles"
LABEL = "TLP:AMBER+STRICT"
EMBARGO = "Embargoed until 12 March 2026 00:01 GMT; not to be quoted by anybody before then"
SHORT = samples.of_blocks(samples.blocks()[3:8], samples.meta())
Box = tuple[float, float, float, float]


def marked(sample: Briefing, mark: str) -> Briefing:
    meta = replace(sample.article.meta, marking=mark)
    return replace(sample, article=replace(sample.article, meta=meta))


def boxes(page: PdfTextPage) -> list[tuple[str, Box]]:
    """Return the stretches of text with the place of each: left, bottom, right, top."""
    found = [page.get_rect(number) for number in range(page.count_rects())]
    return [(page.get_text_bounded(*box).strip(), box) for box in found]


def apart(one: Box, other: Box) -> bool:
    return one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


@pytest.mark.parametrize(
    ("theme", "paper", "sample", "mark"),
    [
        ("classic", "a4", SHORT, LABEL),
        ("modern", "a5", SHORT, EMBARGO),
        ("plain", "a5", SHORT, EMBARGO),
        ("eink", "a5", SHORT, EMBARGO),
        ("large-print", "letter", samples.right_to_left(), LABEL),
    ],
    ids=["classic", "modern", "plain", "eink", "large-print"],
)
def test_every_page_has_the_mark_at_head_and_foot_and_nothing_over_it(
    theme: str, paper: str, sample: Briefing, mark: str
) -> None:
    data = render(marked(sample, mark), find_theme(theme, (STYLES,)), paper).data
    for page in PdfDocument(data):
        width, height = page.get_size()
        found = [(text, box) for text, box in boxes(page.get_textpage()) if text]
        own = [box for text, box in found if text in mark]
        others = [box for text, box in found if text not in mark]
        assert len(own) >= 2
        assert {box[1] > height / 2 for box in own} == {True, False}
        assert max(box[2] for box in own) > width / 2
        assert all(box[0] > 0 and box[2] < width and 0 < box[1] < height for box in own)
        assert all(apart(box, other) for box in own for other in others)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("TLP:RED", "tlp tlp-red"),
        (LABEL, "tlp tlp-amber-strict"),
        ("OFFICIAL", "free"),
        (EMBARGO, "free long"),
    ],
)
def test_a_label_has_a_class_of_its_own(mark: str, expected: str) -> None:
    assert classes(mark) == expected

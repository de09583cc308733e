from __future__ import annotations

from pathlib import Path

import pytest
from briefing.output import Theme
from briefing.render.pdf import render
from briefing.render.printshop import Shop, asked_of, equipped, rules
from briefing.render.theme import find_theme
from pypdfium2 import PdfDocument
from tests.render.samples import briefing

STYLES = Path(__file__).resolve().parents[2] / "styles"

PLAIN = Theme("plain", ("styles/plain",), (("title", "Plain"),))


def test_a_theme_is_asked_for_nothing_by_itself() -> None:
    assert asked_of(equipped(PLAIN, ())) == Shop()
    assert not rules(Shop())


def test_a_theme_keeps_its_settings_and_knows_what_it_is_asked_for() -> None:
    theme = equipped(PLAIN, ("duplex", "marks"))
    assert dict(theme.settings)["title"] == "Plain"
    assert asked_of(theme) == Shop(marks=True, duplex=True)


@pytest.mark.parametrize(
    ("shop", "around", "over"),
    [(Shop(bleed=True), 3, 3), (Shop(marks=True), 11, 0), (Shop(bleed=True, marks=True), 11, 3)],
)
def test_marks_take_more_room_than_the_bleed(shop: Shop, around: float, over: float) -> None:
    css = rules(shop)
    assert f"bleed: {float(around)}mm" in css
    assert f"--bleed: {float(over)}mm" in css


def test_pages_on_both_sides_have_their_numbers_outside_and_end_on_a_left_one() -> None:
    theme = equipped(find_theme("classic", (STYLES,)), ("duplex",))
    pages = list(PdfDocument(render(briefing(), theme, "a5").data))
    width = pages[0].get_width()
    halves = [(page.get_textpage(), (0, width / 2), (width / 2, width)) for page in pages]
    feet = [
        [text.get_text_bounded(left=left, right=right, top=50) for left, right in sides]
        for text, *sides in halves
    ]
    last = sum(any(foot) for foot in feet)
    assert last > 1
    assert len(pages) == last + last % 2
    for number, (left, right) in enumerate(feet[:last], 1):
        assert f"{number} of {last}" in (right if number % 2 else left)

from __future__ import annotations

import pytest
from briefing.model import Theme
from briefing.render.printshop import Shop, asked_of, equipped, rules

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

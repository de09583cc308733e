"""The cover, looked at by its pixels."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from briefing.errors import ThemeError
from briefing.model import Briefing, Meta, Theme
from briefing.render.cover import MARGIN, PANEL, cover
from briefing.render.sheet import Sheet
from briefing.render.theme import find_theme
from PIL import Image, ImageChops
from tests.render import samples

CLASSIC = find_theme("classic")
ACCENT, GROUND = (0x7A, 0x23, 0x31), (0xF5, 0xF1, 0xEA)
BELOW_HEAD = (0, MARGIN + 140, 1600, PANEL)
BESIDE = (1600 - MARGIN + 4, 0, 1600, PANEL)
RIGHT_OF_THE_MIDDLE = (900, MARGIN + 140, 1600, PANEL)


def of(briefing: Briefing, theme: Theme = CLASSIC) -> bytes:
    return cover(Sheet(briefing, theme, "epub"))


def picture(briefing: Briefing, theme: Theme = CLASSIC) -> Image.Image:
    return Image.open(BytesIO(of(briefing, theme))).convert("RGB")


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Return the box, inside `box`, of what is not ground."""
    part = image.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, GROUND)).getbbox()


def titled(title: str, language: str = "en") -> Briefing:
    about = replace(samples.meta(language), title=title, subtitle="")
    return samples.of_blocks(samples.blocks(), about)


def test_it_has_the_size_that_shops_ask_for_and_no_transparency() -> None:
    made = Image.open(BytesIO(of(samples.briefing())))
    assert (made.format, made.size, made.mode) == ("PNG", (1600, 2400), "RGB")


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert of(samples.briefing()) == of(samples.briefing())


def test_a_heavy_rule_in_the_accent_stands_at_its_head() -> None:
    made = picture(samples.briefing())
    assert made.getpixel((800, MARGIN + 10)) == ACCENT
    assert made.getpixel((800, MARGIN - 10)) == GROUND


@pytest.mark.parametrize(
    "title",
    ["Tide", "Ports & prices: why 3 < 4 still matters", "A council waits " * 19, "x" * 300],
    ids=["short", "usual", "300 characters", "one long word"],
)
def test_every_title_stays_inside_the_margins(title: str) -> None:
    box = ink(picture(titled(title)), BELOW_HEAD)
    assert box is not None
    assert box[0] >= MARGIN - 12
    assert box[2] <= 1600 - MARGIN + 12
    assert box[3] < PANEL - BELOW_HEAD[1] - 40


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_long_series_stays_inside_the_margins(language: str) -> None:
    box = ink(picture(samples.briefing(series="Long name " * 12, language=language)), BESIDE)
    assert box is None


def test_a_persian_title_stands_at_the_right() -> None:
    short = ink(picture(titled("بندر", "fa")), BELOW_HEAD)
    assert short is not None
    assert short[0] > 800
    assert ink(picture(titled("Tide")), RIGHT_OF_THE_MIDDLE) is None


def test_a_title_that_no_face_can_set_leaves_no_boxes() -> None:
    assert ink(picture(titled("ฉันรัก")), BELOW_HEAD) is None


def test_the_strips_show_where_the_actors_occur() -> None:
    made = picture(samples.briefing())
    first, last = made.getpixel((MARGIN + 20, PANEL + 94)), made.getpixel((1440, PANEL + 94))
    assert (first, last) == (GROUND, (0x95, 0x50, 0x5A))


@pytest.mark.parametrize(
    ("mark", "ground"), [("TLP:RED", (0, 0, 0)), ("OFFICIAL", (255, 255, 255))]
)
def test_the_handling_mark_stands_at_the_right_of_head_and_foot(
    mark: str, ground: tuple[int, int, int]
) -> None:
    image = picture(samples.briefing(marking=mark))
    for y in (MARGIN // 2, 2400 - MARGIN // 2):
        assert image.getpixel((1600 - MARGIN - 12, y)) == ground


def test_many_authors_stay_below_the_strips() -> None:
    made = picture(samples.briefing(authors=tuple(f"Author Number {n}" for n in range(20))))
    below = made.crop((0, PANEL + 270, 1600, PANEL + 300))
    assert below.getcolors() == [(1600 * 30, ACCENT)]


def test_without_actors_and_authors_the_panel_is_plain() -> None:
    plain = samples.of_blocks((samples.paragraph(1, "Text."),), Meta(title="Tide"))
    colours = picture(plain).crop((0, PANEL + 1, 1600, 2400)).getcolors()
    assert colours == [(1600 * (2400 - PANEL - 1), ACCENT)]


def test_its_colours_are_those_of_the_theme() -> None:
    teal = replace(CLASSIC, settings=(("accent", "#0b3a44"), ("ground", "white")))
    made = picture(samples.briefing(), teal)
    assert made.getpixel((800, MARGIN + 10)) == (0x0B, 0x3A, 0x44)
    assert made.getpixel((10, 10)) == (255, 255, 255)


def test_a_colour_that_is_none_is_named() -> None:
    with pytest.raises(ThemeError, match="accent = “wine” is no colour"):
        of(samples.briefing(), replace(CLASSIC, settings=(("accent", "wine"),)))

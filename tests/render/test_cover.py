"""The cover, looked at by its pixels."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from briefing.model import Briefing, Image, Meta
from briefing.render.cover import HEIGHT, WIDTH, Cover, cover
from briefing.render.sheet import Sheet
from briefing.render.theme import find_theme
from PIL import Image as Pillow
from PIL import ImageChops
from tests.render import samples

CLASSIC = find_theme("classic")
ACCENT, GROUND = (0x7A, 0x23, 0x31), (0xF5, 0xF1, 0xEA)
MARGIN, PANEL = 150, 1760
"""Pixels beside everything, and above the panel at the foot."""
HEAD = (0, 340, 1600, PANEL)
"""Box of title and standfirst."""


def of(briefing: Briefing) -> Cover:
    return cover(Sheet(briefing, CLASSIC, "epub"))


def picture(briefing: Briefing) -> Pillow.Image:
    return Pillow.open(BytesIO(of(briefing).data)).convert("RGB")


def ink(
    image: Pillow.Image, box: tuple[int, int, int, int], ground: tuple[int, int, int] = GROUND
) -> tuple[int, int, int, int] | None:
    """Return the box, inside `box`, of what is clearly not ground."""
    part = image.crop(box)
    difference = ImageChops.difference(part, Pillow.new("RGB", part.size, ground)).convert("L")
    return difference.point(lambda value: 255 * (value > 40)).getbbox()


def near(one: object, other: tuple[int, int, int]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) < 8 for a, b in zip(one, other, strict=True))


def titled(title: str, language: str = "en") -> Briefing:
    about = replace(samples.meta(language), title=title, subtitle="")
    return samples.of_blocks(samples.blocks(), about)


def test_it_is_a_jpeg_of_the_size_that_shops_ask_for_and_always_the_same() -> None:
    made = of(samples.briefing())
    opened = Pillow.open(BytesIO(made.data))
    assert (opened.format, opened.size, made.name) == ("JPEG", (WIDTH, HEIGHT), "cover.jpg")
    assert made == of(samples.briefing())
    assert not made.diagnostics


def test_it_has_the_colours_of_the_theme_and_the_strips_of_the_actors() -> None:
    made = picture(samples.briefing())
    assert near(made.getpixel((800, MARGIN + 10)), ACCENT)
    assert near(made.getpixel((800, MARGIN - 10)), GROUND)
    assert near(made.getpixel((20, HEIGHT - 20)), ACCENT)
    assert near(made.getpixel((MARGIN + 20, PANEL + 98)), GROUND)


@pytest.mark.parametrize(
    "title",
    ["Tide", "A council waits " * 19, "x" * 300, "港口谈判没有达成协议" * 12],
    ids=["short", "300 characters", "one long word", "ideographs"],
)
def test_every_title_stays_inside_the_margins(title: str) -> None:
    box = ink(picture(titled(title, "zh" if title[0] == "港" else "en")), HEAD)
    assert box is not None
    assert box[0] >= MARGIN - 12
    assert box[2] <= WIDTH - MARGIN + 12
    assert box[3] < PANEL - HEAD[1] - 40


def test_a_persian_title_stands_at_the_right() -> None:
    box = ink(picture(titled("بندر", "fa")), HEAD)
    assert box is not None
    assert box[0] > WIDTH / 2


def test_a_title_that_no_face_can_set_leaves_no_boxes() -> None:
    assert ink(picture(titled("ฉันรัก")), HEAD) is None


@pytest.mark.parametrize(
    ("mark", "ground"), [("TLP:RED", (0, 0, 0)), ("OFFICIAL", (255, 255, 255))]
)
def test_the_handling_mark_stands_at_the_right_of_head_and_foot(
    mark: str, ground: tuple[int, int, int]
) -> None:
    image = picture(samples.briefing(marking=mark))
    for y in (72, HEIGHT - 72):
        assert near(image.getpixel((WIDTH - MARGIN - 12, y)), ground)


def test_without_actors_and_authors_the_panel_is_plain() -> None:
    plain = samples.of_blocks((samples.paragraph(1, "Text."),), Meta(title="Tide"))
    assert ink(picture(plain), (0, PANEL + 10, WIDTH, HEIGHT), ACCENT) is None


def test_what_a_stylesheet_gets_wrong_is_said(tmp_path: Path) -> None:
    (tmp_path / "cover.css").write_text(".title { colour: red }", encoding="utf-8")
    theme = replace(CLASSIC, folders=(*CLASSIC.folders, str(tmp_path)))
    found = cover(Sheet(samples.briefing(), theme, "epub")).diagnostics
    assert [one.code for one in found] == ["R002"]
    assert found[0].place.path.endswith("cover.css")


def own(data: bytes, kind: str, size: tuple[int, int]) -> Cover:
    made = samples.briefing(cover="cover.x")
    image = Image("cover.x", kind, data, *size)
    article = replace(made.article, images=(*made.article.images, image))
    return of(replace(made, article=article))


def test_a_picture_of_ones_own_stays_as_it_is() -> None:
    data = samples.png(60, 90)
    assert own(data, "image/png", (60, 90)) == Cover("cover.png", "image/png", data)


def test_a_large_one_and_one_of_another_kind_become_a_jpeg_that_readers_take() -> None:
    out = BytesIO()
    Pillow.new("RGB", (3000, 2600), "#7a2331").save(out, "WEBP")
    made = own(out.getvalue(), "image/webp", (3000, 2600))
    opened = Pillow.open(BytesIO(made.data))
    assert (made.name, opened.format, opened.size) == ("cover.jpg", "JPEG", (2400, 2080))

from __future__ import annotations

from io import BytesIO

import pytest
from briefing.model import Article, Image, Meta
from briefing.render.inks import in_inks, mixed, printed_in_inks, separated, thinned
from PIL import Image as Pictures


@pytest.mark.parametrize(
    ("colour", "inks"),
    [
        ("#fff", "device-cmyk(0 0 0 0)"),
        ("#000000", "device-cmyk(0 0 0 1)"),
        ("#808080", "device-cmyk(0 0 0 0.498)"),
        ("#ff2b2b", "device-cmyk(0 0.831 0.831 0)"),
        ("#003366", "device-cmyk(1 0.5 0 0.6)"),
    ],
)
def test_what_a_colour_holds_of_grey_is_printed_in_black(colour: str, inks: str) -> None:
    assert mixed(colour) == inks


def test_only_values_are_converted() -> None:
    css = "#fade { color: #000; border: 1pt solid #fff } a:hover { --ink: #f00; }"
    assert in_inks(css) == (
        "#fade { color: device-cmyk(0 0 0 1); border: 1pt solid device-cmyk(0 0 0 0) } "
        "a:hover { --ink: device-cmyk(0 1 1 0); }"
    )


def test_a_thinner_mixture_has_less_of_each_ink() -> None:
    assert thinned("device-cmyk(0.2 1 0 0.4)", 0.5) == "device-cmyk(0.1 0.5 0 0.2)"
    with pytest.raises(ValueError, match="no mixture"):
        thinned("red", 0.5)


@pytest.mark.parametrize(
    ("mode", "colour", "inks"),
    [
        ("RGB", (0, 51, 102), (255, 127, 0, 153)),
        ("L", 0, (0, 0, 0, 255)),
        ("RGBA", (0, 0, 0, 0), (0, 0, 0, 0)),
        ("CMYK", (1, 2, 3, 4), (1, 2, 3, 4)),
    ],
)
def test_pictures_are_separated_into_the_four_inks(
    mode: str, colour: int | tuple[int, ...], inks: tuple[int, ...]
) -> None:
    made = separated(Pictures.new(mode, (2, 2), colour))
    assert made.mode == "CMYK"
    assert made.getpixel((1, 1)) == inks


def test_pictures_of_an_article_become_jpegs_of_four_inks() -> None:
    data = BytesIO()
    Pictures.new("RGB", (8, 4), "red").save(data, "PNG")
    image = Image("f1.png", "image/png", data.getvalue(), 8, 4)
    (made,) = printed_in_inks(Article(Meta(), (), (image,))).images
    assert (made.name, made.media_type) == ("f1.png", "image/jpeg")
    with Pictures.open(BytesIO(made.data)) as picture:
        assert (picture.mode, picture.size) == ("CMYK", (8, 4))

"""Colours and pictures in the four inks of a press: cyan, magenta, yellow and black.

No profile of a press is at hand that may be passed on, so the conversion is the plain one, with all
of the grey that a colour holds printed in black (CSS Color 5, 11.2). No place gets more than three
full inks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

from PIL import Image as Pictures
from PIL import ImageChops, ImageMath, ImageOps

from briefing.model import Article, Image

VALUE = re.compile(r":[^;{}]*(?=[;}])")
"""The value of a declaration, with the colon before it."""
HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
INKS = re.compile(r"device-cmyk\(([^)]*)\)")
QUALITY = 95
"""Quality of converted pictures (JPEG), for which four inks leave no format without losses."""
WHITE = (255, 255, 255)


def in_inks(css: str) -> str:
    """Return a stylesheet in which every colour `#rgb` or `#rrggbb` is a mixture of inks."""
    return VALUE.sub(lambda value: HEX.sub(lambda found: mixed(found[0]), value[0]), css)


def mixed(colour: str) -> str:
    """Return a colour `#rgb` or `#rrggbb` as `device-cmyk()`."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    cyan, magenta, yellow = (1 - int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    black = min(cyan, magenta, yellow)
    rest = (1 - black) or 1.0
    return _inks(*((ink - black) / rest for ink in (cyan, magenta, yellow)), black)


def thinned(colour: str, share: float) -> str:
    """Return a colour `device-cmyk()` with less of each ink."""
    found = INKS.fullmatch(colour)
    if not found:
        raise ValueError(f"no mixture of inks: {colour}")
    return _inks(*(float(ink) * share for ink in found[1].split()))


def _inks(*shares: float) -> str:
    return f"device-cmyk({' '.join(f'{round(share, 3):g}' for share in shares)})"


def printed_in_inks(article: Article) -> Article:
    """Return an article with its pictures in the four inks, on white where they are transparent."""
    return replace(article, images=tuple(_converted(image) for image in article.images))


def _converted(image: Image) -> Image:
    with Pictures.open(BytesIO(image.data)) as picture:
        upright = ImageOps.exif_transpose(picture)
        made = separated(upright)
    data = BytesIO()
    made.save(data, "JPEG", quality=QUALITY, subsampling=0)
    return replace(image, media_type="image/jpeg", data=data.getvalue())


def separated(picture: Pictures.Image) -> Pictures.Image:
    """Return a picture in four inks."""
    if picture.mode == "CMYK":
        return picture
    opaque = Pictures.new("RGB", picture.size, WHITE)
    clear = picture.convert("RGBA")
    opaque.paste(clear, mask=clear.getchannel("A"))
    inks = [ImageChops.invert(channel) for channel in opaque.split()]
    black = ImageChops.darker(ImageChops.darker(inks[0], inks[1]), inks[2])
    return Pictures.merge("CMYK", [*(_without(ink, black) for ink in inks), black])


def _without(ink: Pictures.Image, black: Pictures.Image) -> Pictures.Image:
    """Return how much of an ink is left to print beside the black one."""
    made: Pictures.Image = ImageMath.lambda_eval(
        lambda given: given["convert"](
            (given["ink"] - given["black"]) * 255 / given["max"](255 - given["black"], 1), "L"
        ),
        ink=ink,
        black=black,
    )
    return made

"""The cover of an ebook: a page that the theme sets and that becomes a picture, or one's own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageOps

from briefing.errors import Diagnostic
from briefing.model import Image as Picture
from briefing.render.sheet import Sheet
from briefing.render.templates import jacket
from briefing.render.theme import stylesheet

WIDTH, HEIGHT = 1600, 2400
"""Pixels; 2:3 is what the shops ask for."""
QUALITY = 86
"""Of the JPEG: flat colours and letters show no traces from here on."""
KEPT = {"image/jpeg": ".jpg", "image/png": ".png"}
"""Kinds of pictures of one's own that stay as they are, with the endings of their names."""
MOST_BYTES = 4_000_000
"""Largest picture of one's own that stays as it is; Kindle takes 5 MB."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture and what was found while making it."""

    name: str
    """File name."""
    media_type: str
    """`image/jpeg` or `image/png`."""
    data: bytes
    """The file."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What the engine does not understand in the stylesheet."""
    digest: str = ""
    """Of the page that it is a picture of; empty for a picture of one's own."""


def cover(sheet: Sheet, known: Cover | None = None) -> Cover:
    """Return the cover, 1600 by 2400 pixels if it is drawn; the same sheet gives the same bytes.

    The article's own picture is made smaller and a JPEG if reading systems would refuse it. A
    cover that is known from another build of this program serves again if it would be the same.
    """
    images = sheet.briefing.article.images
    own = next((image for image in images if image.name == sheet.meta.cover), None)
    if own:
        return _own(own)
    css = stylesheet(sheet.theme, "cover")
    digest = _digest(jacket(sheet), css, images)
    if known and known.digest == digest:
        return known
    from briefing.render.jacket import draw  # noqa: PLC0415 - a cover that is known needs no engine

    drawn, diagnostics = draw(sheet, css, (WIDTH, HEIGHT))
    return replace(_jpeg(drawn), diagnostics=diagnostics, digest=digest)


def _digest(page: str, css: str, images: tuple[Picture, ...]) -> str:
    """Return a digest of all that a drawn cover is made of."""
    found = hashlib.sha256(f"{page}{css}".encode())
    for image in images:
        if image.name in page:
            found.update(image.data)
    return found.hexdigest()


def _own(image: Picture) -> Cover:
    large = max(image.width, image.height) > HEIGHT or len(image.data) > MOST_BYTES
    if image.media_type in KEPT and not large:
        return Cover(f"cover{KEPT[image.media_type]}", image.media_type, image.data)
    with Image.open(BytesIO(image.data)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((HEIGHT, HEIGHT))
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright)
    return _jpeg(flat)


def _jpeg(picture: Image.Image) -> Cover:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return Cover("cover.jpg", "image/jpeg", out.getvalue())

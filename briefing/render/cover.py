"""The cover of an ebook: a page that the theme sets and that becomes a picture, or one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps

from briefing.errors import Diagnostic, Place
from briefing.model import Image as Picture
from briefing.render.engine import engine_messages, lay_out, loaded_fonts, plain_pdf
from briefing.render.fonts import MONO, PRINT_FACES, SANS, SERIF, faces_for, font_face_rules
from briefing.render.glyphs import characters, printed_text, substitutes
from briefing.render.resources import Resources, font_address
from briefing.render.sheet import Sheet
from briefing.render.subset import needed
from briefing.render.templates import jacket
from briefing.render.theme import stylesheet

WIDTH, HEIGHT = 1600, 2400
"""Pixels; 2:3 is what the shops ask for."""
FACES = tuple(
    face
    for face in PRINT_FACES
    if face.family not in {SERIF, MONO, SANS} or (face.family == SANS and not face.italic)
)
"""Faces that stylesheets of covers may use: each takes time to cut and to load."""
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


def cover(sheet: Sheet) -> Cover:
    """Return the cover, 1600 by 2400 pixels if it is drawn; the same sheet gives the same bytes.

    The article's own picture is made smaller and a JPEG if reading systems would refuse it.
    """
    images = sheet.briefing.article.images
    own = next((image for image in images if image.name == sheet.meta.cover), None)
    return _own(own) if own else _drawn(sheet)


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


def _drawn(sheet: Sheet) -> Cover:
    css = stylesheet(sheet.theme, "cover")
    text = printed_text(jacket(sheet))
    # What no face can draw is left out: a name in brackets is no title.
    missing = dict.fromkeys(substitutes(text), "")
    letters = characters(text.translate(missing))
    faces = needed(faces_for(sheet.meta, FACES), letters)
    rules = font_face_rules(font_address, faces)
    page = jacket(replace(sheet, css=rules + css, substitutes=missing))
    with loaded_fonts() as fonts, engine_messages() as messages:
        pdf = plain_pdf(lay_out(page, Resources(sheet.briefing.article, letters, faces), fonts))
    style = Place(f"{sheet.theme.folders[-1]}/cover.css")
    found = tuple(Diagnostic("R002", message, style) for message in messages)
    return replace(_jpeg(_rasterised(pdf)), diagnostics=found)


def _rasterised(pdf: bytes) -> Image.Image:
    """Return the first page as a picture of exactly WIDTH by HEIGHT pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
        return drawn.convert("RGB").crop((0, 0, WIDTH, HEIGHT))
    finally:
        document.close()


def _jpeg(picture: Image.Image) -> Cover:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return Cover("cover.jpg", "image/jpeg", out.getvalue())

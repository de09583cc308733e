"""The cover that a theme sets: a page of the engine, as a picture."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from PIL import Image

from briefing.errors import Diagnostic, Place
from briefing.render.engine import engine_messages, lay_out, plain_pdf
from briefing.render.fonts import MONO, PRINT_FACES, SANS, SERIF, faces_for
from briefing.render.glyphs import characters, printed_text, substitutes
from briefing.render.loading import load_fonts
from briefing.render.resources import Resources
from briefing.render.sheet import Sheet
from briefing.render.subset import needed
from briefing.render.templates import jacket

FACES = tuple(
    face
    for face in PRINT_FACES
    if face.family not in {SERIF, MONO, SANS} or (face.family == SANS and not face.italic)
)
"""Faces that stylesheets of covers may use: each takes time to cut and to load."""


def draw(
    sheet: Sheet, css: str, size: tuple[int, int]
) -> tuple[Image.Image, tuple[Diagnostic, ...]]:
    """Return the picture, width and height in pixels, and what the engine does not understand."""
    text = printed_text(jacket(sheet))
    # What no face can draw is left out: a name in brackets is no title.
    missing = dict.fromkeys(substitutes(text), "")
    letters = characters(text.translate(missing))
    faces = needed(faces_for(sheet.meta, FACES), letters)
    page = jacket(replace(sheet, substitutes=missing))
    with engine_messages() as messages:
        resources = Resources(sheet.briefing.article)
        pdf = plain_pdf(lay_out(page, css, resources, load_fonts(faces, letters)))
    style = Place(f"{sheet.theme.folders[-1]}/cover.css")
    found = tuple(Diagnostic("R002", message, style) for message in messages)
    return _rasterised(pdf, size), found


def _rasterised(pdf: bytes, size: tuple[int, int]) -> Image.Image:
    """Return the first page as a picture of exactly this size."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn: Image.Image = page.render(scale=size[0] / page.get_width()).to_pil()
        return drawn.convert("RGB").crop((0, 0, *size))
    finally:
        document.close()

"""A contact sheet: first pages side by side as one picture, each with its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw

from briefing.render.fonts import SANS
from briefing.render.lettering import Hand, fit, write

ACROSS = 3
"""Pages in a row."""
WIDTH = 480
"""Width of a page in pixels."""
GAP = 36
"""Space between pages, and around them, in pixels."""
CAPTION = 74
"""Height of a caption in pixels."""
GROUND, EDGE, INK, FAINT = "#e8e6e2", "#b9b5ad", "#1c1a17", "#5d574f"
NAME, LINE = Hand(SANS, 700), Hand(SANS, 400)


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of the sheet."""

    name: str
    """What it is called."""
    line: str
    """What there is to say about it."""
    pdf: bytes
    """The PDF whose first page is shown."""


def contact_sheet(frames: Sequence[Frame]) -> bytes:
    """Return the sheet as a PNG; the same frames give the same bytes."""
    pages = [_first_page(frame.pdf) for frame in frames]
    tallest = max(page.height for page in pages)
    across = min(ACROSS, len(pages))
    down = -(-len(pages) // ACROSS)
    step = tallest + CAPTION + GAP
    sheet = Image.new("RGB", (GAP + across * (WIDTH + GAP), GAP + down * step), GROUND)
    draw = ImageDraw.Draw(sheet)
    for number, (frame, page) in enumerate(zip(frames, pages, strict=True)):
        x = GAP + number % ACROSS * (WIDTH + GAP)
        y = GAP + number // ACROSS * step
        sheet.paste(page, (x, y))
        draw.rectangle((x - 1, y - 1, x + page.width, y + page.height), outline=EDGE)
        foot = y + tallest + 10
        write(draw, fit(frame.name, NAME, (24, 24), (WIDTH, 30)), (x, foot), INK, "ltr")
        write(draw, fit(frame.line, LINE, (17, 15), (WIDTH, 46)), (x, foot + 30), FAINT, "ltr")
    out = BytesIO()
    sheet.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _first_page(pdf: bytes) -> Image.Image:
    """Return the first page, WIDTH pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
        return picture.convert("RGB")
    finally:
        document.close()

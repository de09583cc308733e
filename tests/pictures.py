"""Pictures of pages that are compared with those that were accepted, point by point.

Where letters stand to the fraction of a pixel depends on Pango and HarfBuzz, which belong to the
system, and on who draws the picture. `tests/pages/libraries.json` says with which the pictures were
made; with others nothing is compared, and the skipped tests say so.
"""

from __future__ import annotations

import json
from ctypes import CDLL, c_char_p
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from briefing.analysis import analyse
from briefing.config import Settings
from briefing.model import Briefing
from briefing.output import Theme
from briefing.render.fonts import CJK, PRINT_FACES
from briefing.render.pdf import render
from briefing.sources import read
from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

PAGES = Path(__file__).parent / "pages"
LIBRARIES = PAGES / "libraries.json"
PARTS = Path(__file__).parent / "themes_sample" / "parts.md"
SMALL = 36
"""Dots to an inch for all pages of an article."""
COLOURS = 128
"""Colours of a picture, which has few besides greys; more would only make it larger."""


@cache
def parts() -> Briefing:
    """Return an article with every part that a page can have."""
    return analyse(read(PARTS, PARTS.name, Settings()), Settings())


def printed_parts(theme: Theme, paper: str) -> bytes:
    """Return the print of that article."""
    made = render(parts(), theme, paper)
    assert not made.diagnostics
    return made.data


def scan(pdf: bytes, dots: float, pages: int | None = None) -> Image.Image:
    """Return the first pages side by side, with so many dots to an inch."""
    found = [page.render(scale=dots / 72).to_pil() for page in list(PdfDocument(pdf))[:pages]]
    size = sum(one.width for one in found), max(one.height for one in found)
    sheet = Image.new("RGB", size, "#808080")
    left = 0
    for one in found:
        sheet.paste(one, (left, 0))
        left += one.width
    return sheet.quantize(COLOURS)


def libraries() -> dict[str, str]:
    """Return the versions of what shapes letters, breaks lines and draws the pictures."""
    from weasyprint.text.ffi import pango

    shaper = CDLL("libharfbuzz.so.0").hb_version_string
    shaper.restype = c_char_p
    regular = next(face for face in PRINT_FACES if face.family == CJK)
    return {
        "harfbuzz": shaper().decode(),
        "pango": str(pango.pango_version()),
        "pillow": version("pillow"),
        "pypdfium2": version("pypdfium2"),
        "bold ideographs": str(
            any(f.is_installed for f in PRINT_FACES if f.family == CJK and f != regular)
        ),
    }


def compare(made: Image.Image, name: str, request: pytest.FixtureRequest, folder: Path) -> None:
    """Fail if a picture is not the one that was accepted; `--update-golden` accepts it."""
    accepted = PAGES / f"{name}.png"
    if request.config.getoption("--update-golden"):
        made.save(accepted, optimize=True)
        LIBRARIES.write_text(json.dumps(libraries(), indent=1) + "\n", encoding="utf-8")
    recorded = json.loads(LIBRARIES.read_text(encoding="utf-8"))
    if libraries() != recorded:
        pytest.skip(f"only text and pages are compared: {libraries()} here, {recorded} recorded")
    known = Image.open(accepted).convert("RGB")
    place = folder / f"{name}.png"
    if made.size != known.size:
        made.save(place)
        pytest.fail(f"{name} is {made.size} in place of {known.size}: see {place}")
    difference = ImageChops.difference(made.convert("RGB"), known)
    if difference.getbbox():
        made.save(place)
        difference.save(folder / f"{name}-difference.png")
        pytest.fail(f"{name} differs in {difference.getbbox()}: see {folder}")

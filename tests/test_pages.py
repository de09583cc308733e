"""An article in each language: the text of its print, and a picture of the first page.

What was accepted lies in `tests/pages`; `--update-golden` accepts anew. Where letters stand to the
fraction of a pixel depends on Pango and HarfBuzz, which belong to the system, and on who draws the
picture. `tests/pages/libraries.json` says with which the pictures were made; with others only text
and number of pages are compared, and the skipped tests say so.
"""

from __future__ import annotations

import json
import re
from ctypes import CDLL, c_char_p
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from briefing.analysis import analyse
from briefing.config import Settings
from briefing.model import Actor, Output, Point
from briefing.render.fonts import CJK, PRINT_FACES
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from briefing.sources import read
from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

SAMPLES = Path(__file__).parent / "languages_samples"
PAGES = Path(__file__).parent / "pages"
LIBRARIES = PAGES / "libraries.json"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.md"))
SCALE = 50 / 72
"""Pixels to a point: 50 to an inch show where everything stands."""
COLOURS = 128
"""Colours of a picture, which has few besides greys; more would only make it larger."""
HYPHENATED = {"french", "german", "greek", "russian", "spanish", "ukrainian"}
# Joiners and vowel signs are no glyphs of their own, and what reads print may miss them.
UNREAD = re.compile("[\u00ad\u200b-\u200f\u2066-\u2069\u0654\ufffe\x02]")


@cache
def printed(name: str) -> tuple[Output, tuple[Actor, ...], tuple[Point, ...]]:
    path = SAMPLES / f"{name}.md"
    found = analyse(read(path, path.name, Settings()), Settings())
    return render(found, find_theme("classic"), "a4"), found.actors, found.terms


def text_of(name: str) -> str:
    """Return the text of a print on lines of its own for each page, however its lines break."""
    pages = PdfDocument(printed(name)[0].data)
    texts = [page.get_textpage().get_text_range() for page in pages]
    return "\n".join(" ".join(text.split()) for text in texts) + "\n"


def as_read(text: str) -> str:
    return re.sub(r"\s", "", UNREAD.sub("", text))


def picture_of(name: str) -> Image.Image:
    page = PdfDocument(printed(name)[0].data)[0]
    drawn: Image.Image = page.render(scale=SCALE).to_pil()
    return drawn.convert("RGB").quantize(COLOURS)


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


@pytest.mark.parametrize("name", NAMES)
def test_a_print_has_the_text_that_was_accepted(name: str, request: pytest.FixtureRequest) -> None:
    accepted = PAGES / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        accepted.write_text(text_of(name), encoding="utf-8")
    made, known = text_of(name).splitlines(), accepted.read_text(encoding="utf-8").splitlines()
    assert [as_read(page) for page in made] == [as_read(page) for page in known]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_looks_as_it_was_accepted(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    accepted = PAGES / f"{name}.png"
    made = picture_of(name)
    if request.config.getoption("--update-golden"):
        made.save(accepted, optimize=True)
        LIBRARIES.write_text(json.dumps(libraries(), indent=1) + "\n", encoding="utf-8")
    recorded = json.loads(LIBRARIES.read_text(encoding="utf-8"))
    if libraries() != recorded:
        pytest.skip(f"only text and pages are compared: {libraries()} here, {recorded} recorded")
    known = Image.open(accepted).convert("RGB")
    difference = ImageChops.difference(made.convert("RGB"), known)
    if difference.getbbox():
        made.save(tmp_path / f"{name}.png")
        difference.save(tmp_path / f"{name}-difference.png")
        pytest.fail(f"{name} differs in {difference.getbbox()}: see {tmp_path}")


@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_missing_and_every_name_is_found(name: str) -> None:
    output, actors, terms = printed(name)
    assert not output.diagnostics
    text = as_read(text_of(name))
    wanted = [*(actor.name for actor in actors), *(term.text for term in terms)]
    assert wanted
    assert not [word for word in wanted if as_read(word) not in text]


@pytest.mark.parametrize("name", NAMES)
def test_words_are_broken_where_there_are_patterns_for_the_language(name: str) -> None:
    broken = re.search("[\u00ad\ufffe\x02]", text_of(name))
    assert bool(broken) == (name in HYPHENATED)

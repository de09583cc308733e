"""An article in each language and one in each theme: the text of its print, and pictures.

What was accepted lies in `tests/pages`; `--update-golden` accepts anew. See `tests/pictures.py` for
when pictures are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from briefing.analysis import analyse
from briefing.config import Settings
from briefing.model import Actor, Point
from briefing.output import Output
from briefing.render.pdf import render
from briefing.render.printshop import equipped, is_for_press
from briefing.render.theme import find_theme
from briefing.sources import read
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject
from pypdfium2 import PdfDocument
from tests.pictures import PAGES, SMALL, compare, printed_parts, scan

SAMPLES = Path(__file__).parent / "languages_samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.md"))
DOTS = 50
"""Dots to an inch: enough to show where everything stands."""
STYLES = Path(__file__).resolve().parents[1] / "styles"
THEMES = ("modern", "press")
"""The languages show `classic`; `make audit` compares the other themes, and the other papers."""
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


@cache
def printed_in(name: str) -> bytes:
    """Return the article in a theme, for the press with what a print shop asks for."""
    theme = find_theme(name, (STYLES,))
    return printed_parts(equipped(theme, ("bleed", "marks") * is_for_press(theme)), "a4")


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
    compare(scan(printed(name)[0].data, DOTS, 1), name, request, tmp_path)


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


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_looks_as_it_was_accepted(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    compare(
        scan(printed_in(name), SMALL),
        f"theme-{name}-shop" if name == "press" else f"theme-{name}-a4",
        request,
        tmp_path,
    )


def drawn(resources: Any, seen: set[int]) -> Iterator[StreamObject]:
    """Yield all forms, patterns and pictures among some resources, nested ones too."""
    for kind in ("/XObject", "/Pattern"):
        for found in resources.get_object().get(kind, {}).values():
            stream = found.get_object()
            if id(stream) not in seen:
                seen.add(id(stream))
                yield stream
                yield from drawn(stream.get("/Resources", DictionaryObject()), seen)


def test_print_for_the_press_is_in_the_four_inks_only() -> None:
    reader = PdfReader(BytesIO(printed_in("press")))
    seen: set[int] = set()
    streams = [s for page in reader.pages for s in drawn(page["/Resources"], seen)]
    pictures = [s for s in streams if s.get("/Subtype") == "/Image"]
    forms = [ContentStream(s, reader) for s in streams if s not in pictures]
    contents = [page.get_contents() for page in reader.pages]
    operations = [one for s in (*contents, *forms) if s is not None for one in s.operations]
    used = {operator for _, operator in operations}
    spaces = {operands[0] for operands, operator in operations if operator in {b"cs", b"CS"}}
    assert not used & {b"rg", b"RG", b"g", b"G", b"sh"}
    assert spaces == {"/DeviceCMYK"}
    assert {str(s["/ColorSpace"]) for s in pictures} == {"/DeviceCMYK"}
    assert not [s for s in streams if "/SMask" in s]


def test_print_for_the_press_has_its_bleed_and_its_marks_outside_of_it() -> None:
    page = PdfReader(BytesIO(printed_in("press"))).pages[0]
    millimetres = [[float(x) / 72 * 25.4 for x in box] for box in (page.trimbox, page.bleedbox)]
    assert [round(x) for x in millimetres[0]] == [0, 0, 210, 297]
    assert [round(x) for x in millimetres[1]] == [-3, -3, 213, 300]
    contents = page.get_contents()
    assert contents is not None
    lines = [
        [float(x) for x in operands]
        for operands, operator in contents.operations[:60]
        if operator in {b"m", b"l"}
    ]
    left, bottom, right, top = map(float, page.bleedbox)
    assert lines
    assert not [(x, y) for x, y in lines if left <= x <= right and bottom <= y <= top]

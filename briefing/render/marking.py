"""How print is marked while it is painted: running heads are artifacts, words are found by search.

WeasyPrint 70 marks running heads and feet as content that stands nowhere in the tag tree
(Kozea/WeasyPrint #1836), and a word broken at a line's end as text with a hyphen in it. A glyph
that serves several characters is read as the one that was printed first; in Indic scripts, where
syllables are drawn of shared parts, that is nearly always wrong. Private names are used, hence the
pinned version of the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unicodedata import normalize

import pydyf
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from briefing.render.clusters import SEVERAL, read
from briefing.render.structure import words_of

ORNAMENTS = frozenset({"hr", "hr::before", "hr::after"})
"""Elements that only part the text."""
HYPHEN, SOFT_HYPHEN = "\u2010", "\u00ad"
TYPED = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u00ad": "-", "\u2010": "-", "\u2011": "-",
    "\u02bb": "\u2018", "\u02bc": "\u2019", "\u00b5": "\u03bc", "\u03d5": "\u03c6",
    "\u2126": "\u03a9", "\u2206": "\u0394", "\u2215": "\u2044",
})  # fmt: skip
"""Characters that share a glyph with another in some packaged font, and which people search for."""
INDIC = re.compile("[\u0900-\u0dff]")
"""Letters that are drawn in another order than they are read, or merge (Unicode 17, chapter 12)."""
PRESENTATION = ("\ufb50", "\ufefc")
"""First and last of the shapes of Arabic letters, which share glyphs with the letters."""

UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters that have no glyph of their own, and spaces, which the line's end may lack."""

_paint = Page.paint
_marked = Stream.marked


def paint(page: Any, stream: Any, scale: float = 1) -> None:
    """Paint a page of which is known what is no content, and see to it that its text is read."""
    stream.furniture = page._page_box.furniture  # noqa: SLF001
    _paint(page, stream, scale)
    for font in stream._fonts.values():  # noqa: SLF001
        for glyph, text in font.to_unicode.items():
            font.to_unicode[glyph] = as_typed(text)


def as_typed(text: str) -> str:
    """Return what a glyph that stands for this text should be read as."""
    if len(text) == 1 and PRESENTATION[0] <= text <= PRESENTATION[1]:
        return normalize("NFKC", text)
    return text.translate(TYPED)


@contextmanager
def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """Mark what is painted inside the block as an artifact, or as content of the tag tree.

    ISO 14289-1, 7.1: what repeats on every page is no content. ISO 32000-1, 14.9.4: a word that
    is broken at a line's end says so with a soft hyphen, which search and speech leave out.
    """
    tags = stream._tags  # noqa: SLF001
    if tags is not None and (id(box) in stream.furniture or box.element_tag in ORNAMENTS):
        with _sequence(stream, "Artifact", {"Type": "/Pagination"} | _actual(stream, box)):
            yield
    elif tags is not None and (actual := _actual(stream, box)):
        number = len(tags)
        tags[box] = {"tag": tag, "mcid": number}
        with _sequence(stream, tag, {"MCID": number} | actual):
            yield
    else:
        with _marked(stream, box, tag):
            yield


def _actual(stream: Any, box: Any) -> dict[str, object]:
    """Return what a text is to be read as, as a property, where its glyphs do not tell."""
    if not isinstance(box, boxes.TextBox):
        return {}
    if _is_broken(box):
        return {"ActualText": pydyf.String(box.text.removesuffix(HYPHEN) + SOFT_HYPHEN)}
    differs = SEVERAL.search(box.text) and _plain(read(stream, box)) != _plain(box.text)
    return {"ActualText": pydyf.String(box.text)} if differs or INDIC.search(box.text) else {}


def _plain(text: str) -> list[str]:
    """Return the letters of a text, however its marks are ordered, for those drawn their own."""
    return sorted(normalize("NFKC", UNSEEN.sub("", text)))


def _is_broken(box: Any) -> bool:
    """Return whether a text ends in a hyphen that its author did not write."""
    if not box.text.endswith(HYPHEN):
        return False
    source = box.element
    written = any(HYPHEN in text for text in source.itertext())
    return not (written and " ".join(box.text.split()) in words_of(source))


@contextmanager
def _sequence(stream: Any, tag: str, properties: dict[str, object]) -> Iterator[None]:
    pydyf.Stream.begin_marked_content(stream, tag, pydyf.Dictionary(properties))
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)


def mend() -> None:
    """Let the engine paint and mark with the functions above."""
    Stream.furniture = boxes.PageBox.furniture = frozenset()
    Page.paint = paint
    Stream.marked = marked

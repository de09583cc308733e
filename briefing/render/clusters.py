"""Each glyph of a group of characters is read as its own part of the text.

WeasyPrint 70 gives all of it to the first glyph that it meets.

Arabic faces put strokes between letters, and marks have glyphs of their own. Such a glyph would be
read as the letter beside which it was first printed, and found by no search. Private names are
used, hence the pinned version of the engine; `tests/render/test_clusters.py` guards it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Any

import weasyprint.draw.text as engine
from weasyprint.text.ffi import ffi, pango

SEVERAL = re.compile("[\u0300-\u036f\u0590-\u08ff]")
"""Characters whose groups may be drawn of several glyphs: marks, Hebrew, Arabic."""

_original = engine.draw_first_line


def draw_first_line(stream: Any, textbox: Any, *rest: Any) -> Any:
    """Draw a line of text as the engine does, after its groups of glyphs have got their text."""
    if SEVERAL.search(textbox.text):
        for item in _items(textbox.pango_layout.get_first_line()[0]):
            _read(stream, item, textbox.pango_layout.text.encode())
    return _original(stream, textbox, *rest)


def shared(glyphs: Sequence[int], text: str) -> Iterator[tuple[int, str]]:
    """Yield the glyphs of one group, in the order of reading, each with its part of the text.

    Glyphs without a character of their own stand for nothing; the last has what is left.
    """
    for number, (glyph, character) in enumerate(zip_longest(glyphs, text[: len(glyphs)])):
        last = number == len(glyphs) - 1
        yield glyph, text[number:] if last else character or ""


def _items(line: Any) -> Iterator[Any]:
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _read(stream: Any, item: Any, encoded: bytes) -> None:
    """Say what the glyphs of an item's larger groups are read as, unless that is known."""
    count, offset, end = item.glyphs.num_glyphs, item.item.offset, item.item.length
    found = [(item.glyphs.log_clusters[i], item.glyphs.glyphs[i].glyph) for i in range(count)]
    if item.item.analysis.level % 2:
        found.reverse()
    groups = [(start, [glyph for _, glyph in group])
              for start, group in groupby(found, lambda each: each[0])]  # fmt: skip
    if len(groups) == count:
        return
    font, _ = stream.add_font(item.item.analysis.font)
    for (start, glyphs), (after, _) in zip_longest(groups, groups[1:], fillvalue=(end, [])):
        if len(glyphs) > 1:
            text = encoded[offset + start : offset + after].decode()
            for glyph, part in shared(glyphs, text):
                if not glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                    font.to_unicode.setdefault(glyph, part)


def mend() -> None:
    """Let the engine draw lines with the function above."""
    engine.draw_first_line = draw_first_line

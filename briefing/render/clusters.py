"""What the glyphs of a line are read as, each as its own part of the text.

WeasyPrint 70 gives the text of a group of glyphs to the first of them that it meets. A vowel sign
would be read as the letter below which it was first printed, and found by no search. Private names
are used, hence the pinned version of the engine; `tests/render/test_clusters.py` guards it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Any

from weasyprint.text.ffi import ffi, pango

SEVERAL = re.compile("[\u0300-\u036f\u0590-\u08ff]")
"""Characters whose groups may be drawn of several glyphs: marks, Hebrew, Arabic."""

SHADDA = re.compile("([\u064b-\u0650\u0652]+)\u0651")
"""A shadda behind vowel signs, before which it is drawn (Unicode Technical Report 53)."""
NOTHING = "\ufffd"
"""What stands for a glyph that is read as nothing."""


def read(stream: Any, textbox: Any) -> str:
    """Return what the glyphs of a line are read as, after those not yet known got their text."""
    textbox.pango_layout.reactivate(textbox.style)
    pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    line, _ = textbox.pango_layout.get_first_line()
    encoded = textbox.pango_layout.text.encode()
    items = sorted(_items(line), key=lambda item: int(item.item.offset))
    return "".join(_read(stream, item, encoded) for item in items)


def shared(glyphs: Sequence[int], text: str) -> Iterator[tuple[int, str]]:
    """Yield the glyphs of one group, in the order of reading, each with its part of the text.

    Glyphs without a character of their own stand for nothing; the last has what is left.
    """
    text = SHADDA.sub("\u0651\\1", text)
    for number, (glyph, character) in enumerate(zip_longest(glyphs, text[: len(glyphs)])):
        last = number == len(glyphs) - 1
        yield glyph, text[number:] if last else character or ""


def _items(line: Any) -> Iterator[Any]:
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _read(stream: Any, item: Any, encoded: bytes) -> str:
    count, offset, end = item.glyphs.num_glyphs, item.item.offset, item.item.length
    found = [(item.glyphs.log_clusters[i], item.glyphs.glyphs[i].glyph) for i in range(count)]
    if item.item.analysis.level % 2:
        found.reverse()
    groups = [(start, [glyph for _, glyph in group])
              for start, group in groupby(found, lambda each: each[0])]  # fmt: skip
    font, _ = stream.add_font(item.item.analysis.font)
    told = ""
    for (start, glyphs), (after, _) in zip_longest(groups, groups[1:], fillvalue=(end, [])):
        text = encoded[offset + start : offset + after].decode()
        for glyph, part in shared(glyphs, text):
            drawn = not glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG and glyph != pango.PANGO_GLYPH_EMPTY
            told += (font.to_unicode.setdefault(glyph, part) if drawn else part) or NOTHING
    return told

"""Print is set in our own faces, whatever is installed beside them."""

from __future__ import annotations

from typing import Any

from briefing.render.fonts import PRINT_FACES
from tests.render.samples import briefing
from tests.render.trees import printed


def test_print_uses_packaged_fonts_only() -> None:
    packaged = {face.family.replace(" ", "-") for face in PRINT_FACES}
    pages: list[Any] = list(printed(briefing()).pages)
    fonts = {
        str(font["/BaseFont"]).partition("+")[2]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert [font for font in fonts if not font.startswith(tuple(packaged))] == []

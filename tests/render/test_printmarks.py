from __future__ import annotations

from io import BytesIO

import pydyf
import pytest
from briefing.render.printmarks import finish_pages
from briefing.render.printshop import Shop
from pypdf import PageObject, PdfReader

MARGIN = 31.0


def finished(shop: Shop, pages: int = 1) -> list[PageObject]:
    """Return small pages as the engine leaves them, finished for a print shop."""
    pdf = pydyf.PDF()
    for _ in range(pages):
        stream = pydyf.Stream([b"0 0 10 10 re f"])
        pdf.add_object(stream)
        boxes = {
            "MediaBox": pydyf.Array([-MARGIN, -MARGIN, 100 + MARGIN, 200 + MARGIN]),
            "TrimBox": pydyf.Array([0, 0, 100, 200]),
            "BleedBox": pydyf.Array([-10, -10, 110, 210]),
        }
        kind = {"Type": "/Page", "Parent": pdf.pages.reference, "Contents": stream.reference}
        pdf.add_page(pydyf.Dictionary({**kind, **boxes}))
    finish_pages(pdf, shop)
    data = BytesIO()
    pdf.write(data)
    return list(PdfReader(data).pages)


def test_the_bleed_is_what_was_asked_for() -> None:
    (page,) = finished(Shop(bleed=True, marks=True))
    assert [round(float(x), 1) for x in page.bleedbox] == [-8.5, -8.5, 108.5, 208.5]


def test_marks_without_bleed_leave_none() -> None:
    (page,) = finished(Shop(marks=True))
    assert list(map(float, page.bleedbox)) == list(map(float, page.trimbox))


@pytest.mark.parametrize(("in_inks", "colour"), [(True, b"1 1 1 1 K"), (False, b"0 G")])
def test_marks_are_artifacts_in_one_colour_below_what_is_drawn(
    in_inks: bool, colour: bytes
) -> None:
    (page,) = finished(Shop(marks=True, in_inks=in_inks))
    contents = page.get_contents()
    assert contents is not None
    drawn = contents.get_data()
    assert drawn.index(b"/Artifact") < drawn.index(colour) < drawn.index(b"EMC")
    assert drawn.index(b"EMC") < drawn.index(b"10 10 re")


def test_pages_without_marks_have_only_what_was_drawn() -> None:
    (page,) = finished(Shop(bleed=True))
    contents = page.get_contents()
    assert contents is not None
    assert contents.get_data().strip() == b"0 0 10 10 re f"


@pytest.mark.parametrize(("pages", "made"), [(1, 2), (2, 2), (3, 4)])
def test_print_on_both_sides_ends_on_an_even_page(pages: int, made: int) -> None:
    found = finished(Shop(duplex=True), pages)
    assert len(found) == made
    assert [float(x) for x in found[-1].trimbox] == [0, 0, 100, 200]
    contents = found[-1].get_contents()
    is_blank = contents is None or not contents.get_data().strip()
    assert is_blank == (pages != made)

from __future__ import annotations

from io import BytesIO

from briefing.render.contact import GAP, WIDTH, Frame, contact_sheet
from PIL import Image
from pypdf import PdfWriter


def _blank(width: int, height: int) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(width, height)
    writer.write(out)
    return out.getvalue()


def _sheet(*sizes: tuple[int, int]) -> Image.Image:
    frames = [Frame("tide", "Calm colours", _blank(*size)) for size in sizes]
    return Image.open(BytesIO(contact_sheet(frames)))


def test_pages_stand_three_abreast() -> None:
    assert _sheet((200, 300)).width == GAP + WIDTH + GAP
    four = _sheet(*[(200, 300)] * 4)
    assert four.width == GAP + 3 * (WIDTH + GAP)
    assert four.height > 2 * WIDTH * 1.5


def test_a_page_is_white_on_the_ground_of_the_sheet() -> None:
    sheet = _sheet((200, 300))
    assert sheet.getpixel((GAP + 9, GAP + 9)) == (255, 255, 255)
    assert sheet.getpixel((4, 4)) != (255, 255, 255)


def test_the_same_pages_give_the_same_bytes() -> None:
    frames = [Frame("tide", "Calm colours", _blank(200, 300))]
    assert contact_sheet(frames) == contact_sheet(frames)

"""Saddle-stitch imposition: pages of a finished PDF, two on each side of sheets to be folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject

from briefing.errors import Place, PublishError
from briefing.languages import direction
from briefing.publish.audit.claims import read_claims

OURS = frozenset({("3A", "1"), ("4F", "2"), ("", "1"), ("", "2")})
"""What the PDFs of this program claim to be (ISO 19005, but for a press, and ISO 14289)."""
MOST_PAGES = 160
"""Pages of forty sheets, about the most that a strong stapler holds and a fold bears."""
A4 = (297.0, 210.0)
"""Sheet for A5 and A4 pages, lying, in mm (ISO 216)."""
LETTER = (279.4, 215.9)
"""Sheet for Letter and Half Letter pages, lying, in mm (ANSI Y14.1)."""
POINT = 72 / 25.4
"""Points in a millimetre."""
SLACK = 0.02
"""Largest difference in proportion to a paper's, so that rounding does not matter."""
NOTE = "Booklet for print only: without tags and links; read the PDF it was made from on a screen."
"""What the file says of itself."""

Side = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Booklet:
    """The sides of sheets that are to be printed on both sides, folded and stapled."""

    data: bytes
    """The whole file."""
    sheets: int
    """Sheets of paper."""
    scale: float
    """Size of the pages in proportion to what they were."""


def sides(pages: int, *, right_to_left: bool = False) -> tuple[Side, ...]:
    """Return the page numbers, left and right, of each side: front and back of each sheet in turn.

    Pages are padded to a multiple of four; a number beyond `pages` is an empty one. A booklet that
    is read from right to left has its fold at the right of page 1, so left and right change places.
    """
    last = -(-pages // 4) * 4
    found: list[Side] = []
    for turned in range(0, last // 2, 2):
        found += [(last - turned, turned + 1), (turned + 2, last - turned - 1)]
    return tuple((right, left) if right_to_left else (left, right) for left, right in found)


def make_booklet(path: Path) -> Booklet:
    """Return the booklet of a PDF that this program made, the same bytes for the same file.

    It has no tags and no links, and keeps title, author and language.

    Raises:
        PublishError: the file is broken, encrypted, of another program, of another paper, or too
            long to be folded.
    """
    reader = _open(path)
    root = reader.root_object
    pages = list(reader.pages)
    sheet = _sheet_for(pages[0], path)
    language = str(root.get("/Lang", ""))
    writer = PdfWriter()
    order = sides(len(pages), right_to_left=direction(language) == "rtl")
    for numbers in order:
        side = writer.add_blank_page(width=sheet[0] * POINT, height=sheet[1] * POINT)
        for place, number in enumerate(numbers):
            if number <= len(pages):
                _put(pages[number - 1], side, place)
        side.compress_content_streams()
    _describe(writer, reader, language)
    data = BytesIO()
    writer.write(data)
    return Booklet(data.getvalue(), len(order) // 2, _scale(pages[0], sheet))


def _open(path: Path) -> PdfReader:
    """Open a PDF and make sure that it is one to make a booklet of."""
    place = Place(str(path))
    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise PublishError("this PDF is encrypted; a booklet needs the original", place)
        claims = read_claims(reader.root_object)
        count = len(reader.pages)
    except (PyPdfError, OSError, ValueError, KeyError, RecursionError) as error:
        raise PublishError("this is no PDF that can be read", place) from error
    if (claims.archive, claims.access) not in OURS or not count:
        raise PublishError("this is no PDF that briefing build made", place)
    if count > MOST_PAGES:
        message = f"{count} pages are too many to fold and staple; {MOST_PAGES} are the most"
        raise PublishError(message, place)
    return reader


def _sheet_for(page: PageObject, path: Path) -> tuple[float, float]:
    """Return width and height in mm of the sheet that two pages of this size go on."""
    shape = float(page.trimbox.height) / float(page.trimbox.width)
    for sheet in (A4, LETTER):
        for paper in (2 * sheet[1] / sheet[0], sheet[0] / sheet[1]):
            if abs(shape / paper - 1) < SLACK:
                return sheet
    raise PublishError(
        "its pages are of no paper that can be folded to a booklet", Place(str(path))
    )


def _scale(page: PageObject, sheet: tuple[float, float]) -> float:
    """Return by how much a page has to be made smaller, or larger, to fill half a sheet."""
    wide = sheet[0] * POINT / 2 / float(page.trimbox.width)
    high = sheet[1] * POINT / float(page.trimbox.height)
    return round(min(wide, high), 3)


def _put(page: PageObject, side: PageObject, place: int) -> None:
    """Draw a page in the middle of the left (0) or right (1) half of a side; turn a lying one."""
    page.pop("/Annots", None)
    half, height = float(side.mediabox.width) / 2, float(side.mediabox.height)
    box = page.trimbox
    page.cropbox = box  # what is beyond it would run into the page beside it
    wide, high = float(box.width), float(box.height)
    move = Transformation().translate(-float(box.left), -float(box.bottom))
    if wide > high:
        move = move.rotate(90).translate(high, 0)
        wide, high = high, wide
    scale = min(half / wide, height / high)
    across = half * place + (half - wide * scale) / 2
    move = move.scale(scale).translate(across, (height - high * scale) / 2)
    side.merge_transformed_page(page, move)


def _describe(writer: PdfWriter, reader: PdfReader, language: str) -> None:
    """Say what the file is, and ask the printer for the short edge and for no scaling."""
    given: Mapping[str, object] = reader.metadata or {}
    kept = {key: str(given[key]) for key in ("/Title", "/Author") if key in given}
    writer.metadata = None
    writer.add_metadata({**kept, "/Subject": NOTE, "/Producer": "briefing"})
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {
            NameObject("/Duplex"): NameObject("/DuplexFlipShortEdge"),
            NameObject("/PrintScaling"): NameObject("/None"),
        }
    )
    if language:
        writer.root_object[NameObject("/Lang")] = reader.root_object["/Lang"]

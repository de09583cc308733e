from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from briefing.errors import PublishError
from briefing.publish.booklet import MOST_PAGES, make_booklet, sides
from briefing.render.xmp import UA
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)
from pypdfium2 import PdfDocument

A4, A5 = (595.28, 841.89), (419.53, 595.28)
LETTER, HALF = (612.0, 792.0), (396.0, 612.0)
ARCHIVED = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="A"/>'
    b"%s</rdf:RDF>"
)


def stream(data: bytes) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    return made


def print_of(
    path: Path, pages: int, size: tuple[float, float] = A5, language: str = "en", **entries: Any
) -> Path:
    """Write a PDF that claims what ours do, with "page 1" and so on at the foot of its pages."""
    writer = PdfWriter()
    face = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = {"/F": named(face)}
    for number in range(1, pages + 1):
        page = writer.add_blank_page(*size)
        page[NameObject("/Resources")] = named({"/Font": named(fonts)})
        words = stream(b"BT /F 9 Tf 60 20 Td (page %d) Tj ET" % number)
        page[NameObject("/Contents")] = writer._add_object(words)
        writer.add_annotation(
            number - 1, Link(rect=RectangleObject((0, 0, 9, 9)), url="https://example.org")
        )
    root = writer.root_object
    root[NameObject("/Metadata")] = writer._add_object(stream(ARCHIVED % UA.encode()))
    root[NameObject("/Lang")] = TextStringObject(language)
    writer.add_metadata({"/Title": "The tides", "/Author": "Mira Oduya"})
    for key, value in entries.items():
        root[NameObject(f"/{key}")] = value
    writer.write(path)
    return path


def named(entries: Mapping[str, Any]) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(k): NameObject(v) if isinstance(v, str) else v for k, v in entries.items()}
    )


def read(data: bytes, path: Path) -> PdfReader:
    path.write_bytes(data)
    return PdfReader(path)


def printed(reader: PdfReader) -> list[list[tuple[int, bool]]]:
    """Return the numbers on each side, in the order from left to right, with "on the left"."""
    found = []
    for page in reader.pages:
        places: list[tuple[float, str]] = []

        def visit(
            text: str,
            matrix: list[float],
            place: list[float],
            _font: Any,
            _size: float,
            places: list[tuple[float, str]] = places,
        ) -> None:
            if text.strip():
                across = place[4] * matrix[0] + matrix[4]
                places.append((across, text.rsplit(maxsplit=1)[-1]))

        page.extract_text(visitor_text=visit)
        middle = float(page.mediabox.width) / 2
        found.append([(int(number), across < middle) for across, number in sorted(places)])
    return found


@pytest.mark.parametrize(
    ("pages", "order"),
    [
        (1, [(4, 1), (2, 3)]),
        (4, [(4, 1), (2, 3)]),
        (6, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (9, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
    ],
)
def test_pages_lie_so_that_folded_sheets_read_in_order(
    pages: int, order: list[tuple[int, int]]
) -> None:
    assert list(sides(pages)) == order
    assert list(sides(pages, right_to_left=True)) == [(b, a) for a, b in order]


def test_the_sides_have_the_pages_in_their_halves_and_empty_ones_at_the_end(
    tmp_path: Path,
) -> None:
    made = make_booklet(print_of(tmp_path / "a.pdf", 6))
    assert printed(read(made.data, tmp_path / "b.pdf")) == [
        [(1, False)],
        [(2, True)],
        [(6, True), (3, False)],
        [(4, True), (5, False)],
    ]
    assert made.sheets == 2


@pytest.mark.parametrize("language", ["ur", "fa-IR", "he"])
def test_a_document_that_is_read_from_right_to_left_is_folded_at_the_right(
    language: str, tmp_path: Path
) -> None:
    made = make_booklet(print_of(tmp_path / "a.pdf", 4, language=language))
    assert printed(read(made.data, tmp_path / "b.pdf")) == [
        [(1, True), (4, False)],
        [(3, True), (2, False)],
    ]


@pytest.mark.parametrize(
    ("page", "sheet", "scale"),
    [
        (A5, (841.89, 595.28), 1.0),
        (A4, (841.89, 595.28), 0.707),
        (LETTER, (792.0, 612.0), 0.647),
        (HALF, (792.0, 612.0), 1.0),
    ],
)
def test_two_pages_go_on_a_lying_sheet_of_their_kind_of_paper(
    page: tuple[float, float], sheet: tuple[float, float], scale: float, tmp_path: Path
) -> None:
    made = make_booklet(print_of(tmp_path / "a.pdf", 2, page))
    box = read(made.data, tmp_path / "b.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(sheet, abs=0.02)
    assert made.scale == pytest.approx(scale, abs=0.002)


def test_a_lying_page_is_turned_to_fill_its_half(tmp_path: Path) -> None:
    path = print_of(tmp_path / "a.pdf", 4)
    writer = PdfWriter(clone_from=path)
    page = writer.pages[1]
    for name in ("/MediaBox", "/TrimBox"):
        page[NameObject(name)] = RectangleObject((0, 0, A5[1], A5[0]))
    writer.write(path)
    side = read(make_booklet(path).data, tmp_path / "b.pdf").pages[1]
    places: list[list[float]] = []
    side.extract_text(
        visitor_text=lambda text, matrix, _place, _font, _size: (
            places.append(matrix) if "page 2" in text else None
        )
    )
    (matrix,) = places
    assert matrix[:4] == pytest.approx([0, 1, -1, 0], abs=0.01)
    assert 0 < matrix[4] < A5[0] + 2


def test_a_booklet_says_what_it_is_and_keeps_title_author_and_language(tmp_path: Path) -> None:
    reader = read(make_booklet(print_of(tmp_path / "a.pdf", 3)).data, tmp_path / "b.pdf")
    told = reader.metadata
    assert told
    assert (told.title, told.author) == ("The tides", "Mira Oduya")
    assert "without tags and links" in (told.subject or "")
    root: Mapping[str, Any] = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"
    assert not {"/Metadata", "/MarkInfo", "/StructTreeRoot"} & set(root)
    assert not any("/Annots" in page for page in reader.pages)


def test_the_same_print_gives_the_same_bytes(tmp_path: Path) -> None:
    path = print_of(tmp_path / "a.pdf", 5)
    moved = tmp_path / "moved.pdf"
    moved.write_bytes(path.read_bytes())
    assert make_booklet(path).data == make_booklet(moved).data


def foreign(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(*A5)
    writer.write(path)


def encrypted(path: Path) -> None:
    writer = PdfWriter(print_of(path, 1))
    writer.encrypt("tide", algorithm="RC4-40")
    writer.write(path)


def square(path: Path) -> None:
    print_of(path, 1, (500, 500))


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_bytes(b"no PDF at all"), "no PDF that can be read"),
        (foreign, "no PDF that briefing build made"),
        (encrypted, "encrypted"),
        (square, "of no paper that can be folded"),
        (lambda path: print_of(path, MOST_PAGES + 1), "161 pages are too many"),
    ],
    ids=["broken", "foreign", "encrypted", "square", "long"],
)
def test_what_cannot_be_a_booklet_is_refused_in_one_line_with_its_name(
    make: Any, reason: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.pdf"
    make(path)
    with pytest.raises(PublishError, match=reason) as refused:
        make_booklet(path)
    caplog.clear()  # pypdf grumbles about a broken file
    assert str(refused.value).startswith(f"{path}: ")
    assert "\n" not in str(refused.value)


def test_bleed_and_marks_of_a_page_do_not_reach_the_page_beside_it(tmp_path: Path) -> None:
    path = print_of(tmp_path / "tides.pdf", 4)
    writer = PdfWriter(path)
    for page in writer.pages:
        page[NameObject("/Contents")] = writer._add_object(stream(b"-40 0 30 595 re f"))
        page.mediabox = RectangleObject((-40, -40, A5[0] + 40, A5[1] + 40))
        page.trimbox = RectangleObject((0, 0, *A5))
    writer.write(path)
    (tmp_path / "booklet.pdf").write_bytes(make_booklet(path).data)
    drawn = PdfDocument(tmp_path / "booklet.pdf")[0].render(scale=0.2).to_pil().convert("L")
    assert drawn.getextrema() == (255, 255)


def test_print_for_a_press_claims_less_and_can_be_folded_too(tmp_path: Path) -> None:
    path = print_of(tmp_path / "tides.pdf", 4)
    writer = PdfWriter(path)
    words = ARCHIVED.replace(b'pdfaid:part="3" pdfaid:conformance="A"', b"") % UA.encode()
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream(words))
    writer.write(path)
    assert make_booklet(path).sheets == 1

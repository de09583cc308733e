from __future__ import annotations

from typing import Any

import pytest
from briefing.publish.audit.pdf_content import Piece, read_pieces
from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

CMAP = b"1 beginbfrange\n<41> <5A> <0041>\nendbfrange"


def stream(data: bytes, **entries: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update({NameObject(f"/{key}"): value for key, value in entries.items()})
    return made


def resources(**more: DictionaryObject) -> DictionaryObject:
    font = DictionaryObject({NameObject("/Subtype"): NameObject("/Type1")})
    font[NameObject("/ToUnicode")] = stream(CMAP)
    made = DictionaryObject()
    made[NameObject("/Font")] = DictionaryObject({NameObject("/F"): font})
    made.update({NameObject(f"/{key}"): value for key, value in more.items()})
    return made


def pieces(data: bytes, **more: DictionaryObject) -> tuple[Piece, ...]:
    page = PageObject.create_blank_page(width=100, height=100)
    page[NameObject("/Contents")] = stream(data)
    page[NameObject("/Resources")] = resources(**more)
    return read_pieces(page, 0, right_to_left=False)


def named(name: str, value: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value})


def test_text_stands_where_all_matrices_lead() -> None:
    (piece,) = pieces(b"q 2 0 0 2 10 20 cm BT /F 9 Tf 3 4 Td 1 1 Td (AB) Tj ET Q")
    assert (piece.text, piece.left, piece.baseline) == ("AB", 18, 30)


def test_what_was_kept_comes_back() -> None:
    second = pieces(b"q 1 0 0 1 5 5 cm BT /F 9 Tf (A) Tj ET Q BT /F 9 Tf (B) Tj ET")[1]
    assert (second.left, second.baseline) == (0, 0)


def test_marks_say_what_text_is() -> None:
    head, body = pieces(
        b"/Artifact BMC BT /F 9 Tf (A) Tj ET EMC "
        b"/P <</MCID 7>> BDC BT /F 9 Tf [(B) -9 (C)] TJ ET EMC"
    )
    assert (head.artifact, head.mcid) == (True, None)
    assert (body.artifact, body.mcid, body.text) == (False, 7, "BC")


def test_properties_may_stand_among_the_resources() -> None:
    properties = named("M", DictionaryObject({NameObject("/MCID"): NumberObject(4)}))
    (piece,) = pieces(b"/P /M BDC BT /F 9 Tf (A) Tj ET EMC", Properties=properties)
    assert piece.mcid == 4


def test_forms_are_followed_into() -> None:
    shift = ArrayObject([FloatObject(number) for number in (1, 0, 0, 1, 7, 8)])
    form = stream(b"BT /F 9 Tf (A) Tj ET", Subtype=NameObject("/Form"), Matrix=shift)
    inner, after = pieces(b"/X Do BT /F 9 Tf (B) Tj ET", XObject=named("X", form))
    assert (inner.text, inner.left, inner.baseline) == ("A", 7, 8)
    assert after.left == 0


def test_glyphs_without_a_text_are_counted() -> None:
    (piece,) = pieces(b"BT /F 9 Tf (Aa) Tj ET")
    assert (piece.text, piece.silent) == ("A", 1)


@pytest.mark.parametrize("data", [b"", b"Q EMC q 0 0 5 5 re f"])
def test_a_page_without_text_has_no_pieces(data: bytes) -> None:
    assert pieces(data) == ()


def test_an_empty_page_has_no_pieces() -> None:
    page = PageObject.create_blank_page(width=100, height=100)
    assert read_pieces(page, 0, right_to_left=False) == ()

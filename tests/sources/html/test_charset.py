"""Tests of briefing/sources/html/charset.py."""

import codecs

import pytest
from briefing.errors import SourceError
from briefing.sources.html.charset import decode_page

TEXT = "<p>Grüße, „Ära“</p>"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), "latin-1"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), ""),
        ((TEXT * 20).encode("utf-16-be"), ""),
        (b'<meta charset="iso-8859-1">' + TEXT.encode("cp1252"), ""),
        (b'<?xml version="1.0" encoding="windows-1252"?>' + TEXT.encode("cp1252"), ""),
        (b'<meta http-equiv=x content="text/html; charset=latin1">' + TEXT.encode(), ""),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_a_page_says_how_it_is_encoded(data: bytes, declared: str) -> None:
    decoded = decode_page(data, "a.html", declared)
    assert TEXT in decoded.text
    assert decoded.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        ("理事会は木曜日に", "cp932", "Shift_JIS"),
        ("理事会は木曜日に", "iso2022_jp", "iso-2022-jp"),
        ("委员会周四投票", "gb18030", "gb2312"),
        ("совет решил", "koi8-r", "koi8-r"),
    ],
)
def test_other_scripts(text: str, encoding: str, label: str) -> None:
    data = f"<meta charset={label}>".encode() + text.encode(encoding)
    assert text in decode_page(data, "a.html").text


@pytest.mark.parametrize("label", [b"", b"<meta charset=nonsense>", b"<meta charset=hex>"])
def test_without_a_declaration_it_is_a_guess(label: bytes) -> None:
    decoded = decode_page(label + "Grüße".encode("cp1252"), "a.html")
    assert "Grüße" in decoded.text
    assert [diagnostic.code for diagnostic in decoded.diagnostics] == ["S001"]


def test_control_and_direction_characters_are_removed() -> None:
    decoded = decode_page("a\x00b\u202ec\x0b".encode(), "a.html")
    assert decoded.text == "abc"
    assert [diagnostic.code for diagnostic in decoded.diagnostics] == ["S012"]


def test_what_is_no_page() -> None:
    with pytest.raises(SourceError, match="not text but a PDF file"):
        decode_page(b"%PDF-1.7", "a.html")

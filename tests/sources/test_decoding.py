"""Tests of briefing/sources/decoding.py."""

import codecs

import pytest
from briefing.errors import SourceError
from briefing.sources.decoding import MAX_BYTES, decode
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Café “talks”\n\nSecond line.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=[
        "lf",
        "bom",
        "crlf",
        "cr",
        "utf16",
        "utf16be",
        "utf32",
        "utf32be",
        "no-bom-le",
        "no-bom-be",
    ],
)
def test_every_variant_gives_the_same_text_in_silence(data: bytes) -> None:
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.diagnostics) == (TEXT, ())


def test_windows_1252_is_guessed_and_said() -> None:
    decoded = decode("First\nand caf\xe9 – “x”".encode("cp1252"), "a.txt")
    assert decoded.text == "First\nand café – “x”"
    assert [(d.code, str(d.place)) for d in decoded.diagnostics] == [("S001", "a.txt:2:8")]


def test_windows_1252_with_a_pair_that_looks_like_utf8() -> None:
    assert decode("“CAFÉ” in Évora, à la carte".encode("cp1252"), "a.txt").text.startswith("“CAFÉ”")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: there is no text in this file"),
        (codecs.BOM_UTF8, "there is no text"),
        (b" \n\t\r\n \xc2\xa0", "there is no text"),
        (b"\0" * 50, "this is not a text file"),
        (b"a\0b\0" * 9 + b"\xff\0\0\0\0\0", "this is not a text file"),
        (b"%PDF-1.7 ...", "this is not text but a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "this is not text but a PNG picture"),
        (b"PK\x03\x04", "this is not text but a ZIP file"),
        ("é und\n ü ".encode() + b"\xff", "a.txt:2:4: this is UTF-8 with damaged characters"),
        (b"a\r\nb\x81", "a.txt:2:2: this is neither UTF-8 nor Windows-1252 text"),
        (codecs.BOM_UTF8 + b"a\n\xe9", "a.txt:2:1: this is not valid UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0b", "a.txt:1:2: this is not valid UTF-16"),
        (b"a" * (MAX_BYTES + 1), "the text is longer than 2 MB (split it into articles)"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert message in str(caught.value)


def test_removed_characters_are_reported_once_where_the_first_stood() -> None:
    decoded = decode(b"one\ntw\0o\x07 \x1b[1mthree", "a.txt")
    assert decoded.text == "one\ntwo three"
    assert [(d.code, str(d.place)) for d in decoded.diagnostics] == [("S012", "a.txt:2:3")]


def test_invisible_characters_go_in_silence() -> None:
    decoded = decode("soft\u00adhyphen\u200b \ufeffx".encode(), "a.txt")
    assert (decoded.text, decoded.diagnostics) == ("softhyphen x", ())


def test_page_breaks_are_spaces_and_line_separators_lines() -> None:
    assert decode("a\fb\u2028c\x85d".encode(), "a.txt").text == "a b\nc\nd"


@given(st.binary(max_size=200))
def test_any_bytes_give_clean_text_or_an_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt").text
    except SourceError:
        return
    assert not any(ord(c) < 32 and c not in "\n\t" for c in text)

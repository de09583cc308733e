from __future__ import annotations

import pytest
from briefing.publish.audit.pdf_glyphs import logical, read_glyphs
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

CMAP = b"""1 beginbfchar
<0003> <0041>
<0004> <00660069>
endbfchar
2 beginbfrange
<0010> <0012> <0061>
<0020> <0021> [<05D0> <D83DDE00>]
endbfrange
"""


def font(kind: str, cmap: bytes | None) -> DictionaryObject:
    made = DictionaryObject({NameObject("/Subtype"): NameObject(kind)})
    if cmap is not None:
        stream = DecodedStreamObject()
        stream.set_data(cmap)
        made[NameObject("/ToUnicode")] = stream
    return made


def test_codes_are_read_by_their_map() -> None:
    glyphs = read_glyphs(font("/Type0", CMAP))
    codes = glyphs.codes(bytes.fromhex("0003 0004 0011 0012 0020 0021 0005"))
    assert [glyphs.texts.get(code) for code in codes] == ["A", "fi", "b", "c", "א", "😀", None]


def test_simple_fonts_have_codes_of_one_byte() -> None:
    assert list(read_glyphs(font("/Type1", None)).codes(b"\x01\x02")) == [1, 2]


@pytest.mark.parametrize(
    ("seen", "right_to_left", "read"),
    [
        ("plain", True, "plain"),
        ("at םולש 7", False, "at שלום 7"),
        ("הב 12 הא", True, "אה 12 בה"),
        (".read I םולש", True, "שלום read I."),
        ("םולש", False, "שלום"),
    ],
)
def test_lines_are_read_in_the_order_of_reading(seen: str, right_to_left: bool, read: str) -> None:
    assert logical(list(seen), right_to_left=right_to_left) == read

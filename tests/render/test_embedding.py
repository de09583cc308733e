"""The fonts that go with a book."""

from __future__ import annotations

from io import BytesIO

import pytest
from briefing.render.embedding import Embedded, embedded
from fontTools.ttLib import TTFont


def characters(found: Embedded) -> list[set[int]]:
    return [set(TTFont(BytesIO(data)).getBestCmap()) for _, data in found.files]


def of(text: str, language: str = "en") -> Embedded:
    found = embedded(text, language)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["", "Only Latin", "Кириллица, Ελλάδα, 中文"])
def test_a_text_in_scripts_that_every_device_has_needs_no_font(text: str) -> None:
    assert embedded(text, "en") is None


def test_both_weights_hold_the_letters_of_a_name_and_no_latin_ones() -> None:
    found = of("He met سارا today")
    assert [name for name, _ in found.files] == ["Amiri-Regular.ttf", "Amiri-Bold.ttf"]
    for held in characters(found):
        assert set(map(ord, "سارا ")) <= held
        assert ord("H") not in held


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("תהילה כרמון", ["FrankRuhlLibre-400.ttf", "FrankRuhlLibre-700.ttf"]),
        ("प्रज्ञा त्रिवेदी", ["NotoSansDevanagari-400.ttf", "NotoSansDevanagari-700.ttf"]),
    ],
)
def test_another_script_has_faces_of_its_own_with_fixed_weights(
    name: str, files: list[str]
) -> None:
    found = of(f"She met {name} today")
    assert [name for name, _ in found.files] == files
    for (_, data), held in zip(found.files, characters(found), strict=True):
        assert set(map(ord, name)) <= held
        assert "fvar" not in TTFont(BytesIO(data))


def test_fonts_of_two_makers_have_two_licences() -> None:
    assert of("سارا and תמר").licence.count(b"SIL OPEN FONT LICENSE Version 1.1") == 2


def test_in_a_persian_text_the_faces_hold_the_other_characters_too() -> None:
    assert ord("N") in characters(of("سارا و NATO", "fa"))[0]


def test_letters_still_join() -> None:
    features = TTFont(BytesIO(of("سارا").files[0][1]))["GSUB"].table.FeatureList.FeatureRecord
    assert {"init", "medi", "fina"} <= {record.FeatureTag for record in features}


def test_the_same_text_gives_the_same_bytes() -> None:
    assert of("سارا احمدی") == of("سارا احمدی")


def test_a_few_letters_take_little_room() -> None:
    assert all(len(data) < 40_000 for _, data in of("سارا").files)


def test_rules_and_licence_go_with_the_fonts() -> None:
    found = of("سارا")
    assert found.css.count("@font-face") == 2
    assert 'font-family:"Briefing Arabic"' in found.css
    assert b"SIL OPEN FONT LICENSE" in found.licence

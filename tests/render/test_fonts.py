from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz
from briefing.errors import RenderError
from briefing.model import Meta
from briefing.render.fonts import (
    ARABIC,
    CJK,
    DEVANAGARI,
    FACES,
    HEBREW,
    PRINT_FACES,
    SCRIPT_OF,
    SERIF,
    faces_for,
)
from briefing.render.subset import covered, cut_font, needed, print_font, undrawable, web_font
from fontTools.ttLib import TTFont

IDEOGRAPHS = next(face for face in PRINT_FACES if face.family == CJK)


def test_every_face_is_installed() -> None:
    faces = [face for face in (*FACES, *PRINT_FACES) if not face.debian]
    assert all(face.path.is_file() for face in faces)


def test_a_missing_font_package_is_named() -> None:
    with pytest.raises(RenderError, match="fontpkg_nothing is not installed"):
        _ = replace(FACES[0], package="fontpkg_nothing").path


def test_the_arabic_face_has_urdu_letters() -> None:
    face = next(face for face in FACES if face.family == ARABIC)
    assert {ord(char) for char in "ٹڈڑںےہ"} <= covered(face)


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Añ Жя Ἀθ ế — ¶", set()),
        ("Leyla (ليلا)", {ARABIC}),
        ("ספרייה על המזח", {HEBREW}),
        ("घंटाघर फिर बजा।", {DEVANAGARI}),
        ("ספרייה and घंटाघर", {HEBREW, DEVANAGARI}),
    ],
)
def test_faces_of_a_script_are_there_for_texts_that_have_it(text: str, families: set[str]) -> None:
    for faces in (FACES, PRINT_FACES):
        found = {face.family for face in needed(faces, text)}
        assert found & set(SCRIPT_OF) == families
        assert SERIF in found


def test_a_syllable_of_devanagari_keeps_its_shapes() -> None:
    face = next(face for face in PRINT_FACES if face.family == DEVANAGARI)
    small = TTFont(BytesIO(cut_font(face, "प्रज्ञा")))
    features = {record.FeatureTag for record in small["GSUB"].table.FeatureList.FeatureRecord}
    assert {"akhn", "rkrf"} <= features
    assert "fvar" not in small


@pytest.mark.parametrize("text", ["路灯", "海辺の町", "극장"])
def test_ideographs_kana_and_hangul_have_a_face_in_print(text: str) -> None:
    families = {face.family for face in needed(PRINT_FACES, f"a {text}")}
    assert families & set(SCRIPT_OF) == {CJK}


@pytest.mark.parametrize(
    ("sign", "languages"),
    [("直", ("zh-Hans", "ja")), ("骨", ("zh-Hans", "zh-Hant")), ("令", ("zh-Hans", "ko"))],
)
def test_a_sign_has_the_form_of_its_language(sign: str, languages: tuple[str, str]) -> None:
    cut = uharfbuzz.Face(cut_font(IDEOGRAPHS, sign))

    def drawn(language: str) -> int:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(sign)
        buffer.guess_segment_properties()
        buffer.language = language
        uharfbuzz.shape(uharfbuzz.Font(cut), buffer)
        glyph: int = buffer.glyph_infos[0].codepoint
        return glyph

    assert 0 not in (drawn(languages[0]), drawn(languages[1]))
    assert drawn(languages[0]) != drawn(languages[1])


def test_a_face_that_is_nowhere_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.setenv(name, str(tmp_path))
    absent = replace(IDEOGRAPHS, package="")
    assert not absent.is_installed
    assert needed([absent], "路灯") == ()
    assert undrawable([absent, FACES[0]], "a 路灯") == {"路", "灯"}
    with pytest.raises(RenderError, match="is not installed"):
        _ = absent.path


def test_a_print_font_has_no_axes_left() -> None:
    bold = next(face for face in PRINT_FACES if face.weight == "700")
    assert "fvar" not in TTFont(BytesIO(cut_font(bold, "Abc")))


def test_old_style_figures_survive_the_cut() -> None:
    small = TTFont(BytesIO(cut_font(PRINT_FACES[0], "0123")))
    features = {record.FeatureTag for record in small["GSUB"].table.FeatureList.FeatureRecord}
    assert {"onum", "lnum"} <= features


def test_a_web_font_holds_the_characters_and_keeps_its_bold() -> None:
    small = TTFont(BytesIO(web_font(FACES[0], "Abc")))
    assert set(small.getBestCmap()) == {ord(char) for char in "Abc"}
    assert [(a.axisTag, a.minValue, a.maxValue) for a in small["fvar"].axes] == [("wght", 400, 700)]


def test_the_same_characters_give_the_same_font() -> None:
    assert web_font(FACES[2], "xyz") == web_font(FACES[2], "zyx")


def test_print_has_no_strokes_between_arabic_letters() -> None:
    face = next(face for face in PRINT_FACES if face.family == ARABIC)
    data = print_font(face, "منسلک لگے")
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    for word in ("منسلک", "لگے"):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        assert len(buffer.glyph_infos) == len(word)


def test_naskh_stands_in_for_nastaliq_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.render.fonts.find_installed", lambda _: None)
    asked = Meta(title="", language="ur", nastaliq=True)
    assert faces_for(asked, PRINT_FACES) == PRINT_FACES


def test_nastaliq_is_taken_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.render.fonts.find_installed", Path)
    asked = Meta(title="", language="ur", nastaliq=True)
    names = {face.file for face in faces_for(asked, PRINT_FACES) if face.family == ARABIC}
    assert names == {"NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf"}
    assert faces_for(replace(asked, nastaliq=False), PRINT_FACES) == PRINT_FACES

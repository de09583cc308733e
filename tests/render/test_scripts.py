from __future__ import annotations

import pytest
from briefing.render.scripts import stretches
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "foreign", "language", "direction"),
    [
        ("Leyla (ليلا) said", "ليلا", "und-Arab", "rtl"),
        ("a گزارش b", "گزارش", "fa", "rtl"),
        ("a باجوہ b", "باجوہ", "ur", "rtl"),
        ("so Богдан Мельник did", "Богдан Мельник", "und-Cyrl", "ltr"),
        ("so Київ did", "Київ", "uk", "ltr"),
        ("so Объезд did", "Объезд", "ru", "ltr"),
        ("to Ἀθήνα", "Ἀθήνα", "el", "ltr"),
        ("to 北京 then", "北京", "zh", "ltr"),
        ("to שלום then", "שלום", "he", "rtl"),
        ("the 東京タワー stands", "東京タワー", "ja", "ltr"),
        ("the グラス館 stands", "グラス館", "ja", "ltr"),
        ("the 서가람 stands", "서가람", "ko", "ltr"),
    ],
)
def test_a_foreign_name_gets_its_language(
    text: str, foreign: str, language: str, direction: str
) -> None:
    (found,) = [part for part in stretches(text, "en-GB") if part.language]
    assert (found.text, found.language, found.direction) == (foreign, language, direction)


def test_the_documents_own_script_is_not_foreign() -> None:
    assert [part.language for part in stretches("شورای بندر", "fa")] == [""]


def test_kana_in_a_chinese_text_does_not_make_the_text_around_it_japanese() -> None:
    found = [(part.text, part.language) for part in stretches("这是タワー吗", "zh-Hans")]
    assert found == [("这是", ""), ("タワー", "ja"), ("吗", "")]


@given(st.text(), st.sampled_from(["en", "fa", "ru", "zh"]))
def test_nothing_is_lost_or_moved(text: str, language: str) -> None:
    assert "".join(part.text for part in stretches(text, language)) == text

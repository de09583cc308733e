from __future__ import annotations

from pathlib import Path

import pytest
from briefing.model import Meta
from briefing.render.glyphs import (
    is_drawable,
    missing_glyphs,
    nastaliq_messages,
    printed_text,
    substitutes,
)
from tests.render.samples import of_blocks, paragraph


def test_what_the_packaged_faces_have_is_left_alone() -> None:
    assert substitutes("Aé Жя Ἀθ باجوہ — “x” ¶ €") == {}


def test_a_sign_is_printed_by_its_name() -> None:
    assert substitutes("🍷") == {ord("🍷"): "[wine glass]"}


def test_a_flag_is_printed_by_its_letters() -> None:
    assert "".join(substitutes("🇵🇰").values()) == "KP"


def test_joiners_and_selectors_vanish() -> None:
    assert substitutes("\ufe0f\U000e0067") == {0xFE0F: "", 0xE0067: ""}


def test_the_message_names_the_characters_and_the_line() -> None:
    from dataclasses import replace

    block = replace(paragraph(1, "Wine 🍷 and more."), line=7)
    (found,) = missing_glyphs(of_blocks((block,)), substitutes("🍷"))
    assert (found.code, found.place.line) == ("R001", 7)
    assert "U+1F377 WINE GLASS" in found.message


def test_many_characters_are_counted_rather_than_listed() -> None:
    sample = of_blocks((paragraph(1, "x"),))
    (found,) = missing_glyphs(sample, {0x1F300 + n: "[x]" for n in range(20)})
    assert "and 12 more" in found.message


def test_nothing_missing_says_nothing() -> None:
    assert missing_glyphs(of_blocks((paragraph(1, "x"),)), {0xFE0F: ""}) == ()


def test_a_stylesheet_is_not_printed() -> None:
    assert printed_text("<style>a🍷</style><p>b &amp; c</p>") == "b & c"


CHINESE = "".join(chr(0x4E00 + number) for number in range(60))


@pytest.mark.usefixtures("without_cjk")
def test_a_writing_without_a_face_is_squares_rather_than_names() -> None:
    assert set(substitutes(CHINESE).values()) == {"□"}
    assert substitutes(CHINESE + "\ufe0f")[0xFE0F] == ""


@pytest.mark.parametrize(
    ("first", "writing"), [(0x4E00, "Chinese"), (0xAC00, "Korean"), (0x0E01, "Thai")]
)
def test_the_message_names_the_writing_and_another_output(first: int, writing: str) -> None:
    text = "".join(chr(first + number % 55) for number in range(60))
    missing = dict.fromkeys(map(ord, text), "□")
    (found,) = missing_glyphs(of_blocks((paragraph(1, text),)), missing)
    assert found.code == "R001"
    assert f"no packaged font has {writing} characters" in found.message
    assert "EPUB" in found.hint


def test_a_face_may_have_all_characters_of_a_text_or_not() -> None:
    assert is_drawable("Résumé، خلاصه")
    assert is_drawable("摘要")
    assert not is_drawable("ฉัน")


@pytest.mark.usefixtures("without_cjk")
@pytest.mark.parametrize("text", [CHINESE, "北京", "서울", "カナ", "、"])
def test_the_font_that_may_be_missing_is_explained(text: str) -> None:
    assert not is_drawable(text)
    missing = substitutes(text)
    assert all(missing.values())
    (found,) = missing_glyphs(of_blocks((paragraph(1, text),)), missing)
    assert "extra cjk" in found.hint
    assert "fonts-noto-cjk" in found.hint


@pytest.mark.usefixtures("without_cjk")
def test_nothing_is_to_be_installed_for_a_sign_that_no_font_has() -> None:
    (found,) = missing_glyphs(of_blocks((paragraph(1, "🍷"),)), substitutes("🍷"))
    assert not found.hint


@pytest.mark.parametrize(
    ("place", "code", "hint"), [(Path("x"), "R006", "Naskh"), (None, "R007", "fonts-noto-core")]
)
def test_who_asks_for_nastaliq_is_told_what_it_costs_or_lacks(
    place: Path | None, code: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.render.fonts.find_installed", lambda _: place)
    asked = of_blocks((paragraph(1, "سبز"),), Meta(title="", language="ur", nastaliq=True))
    (said,) = nastaliq_messages(asked)
    assert (said.code, hint in said.hint) == (code, True)


def test_who_does_not_ask_for_nastaliq_is_told_nothing() -> None:
    assert nastaliq_messages(of_blocks((paragraph(1, "سبز"),))) == ()

"""Text as it is broken into lines and drawn."""

from __future__ import annotations

import pytest
from briefing.model import Direction
from briefing.render import lettering
from briefing.render.fonts import SERIF
from briefing.render.lettering import Hand, Lines, fit, legible, width, write
from PIL import Image, ImageDraw

BOLD = Hand(SERIF, 700)
ITALIC = Hand(SERIF, 400, italic=True)


def drawn(lines: Lines, at: tuple[float, float], direction: Direction) -> tuple[int, int, int, int]:
    """Return the box of the ink that writing leaves on a white sheet."""
    image = Image.new("L", (800, 400), 255)
    write(ImageDraw.Draw(image), lines, at, "#000000", direction)
    box = image.point(lambda value: 255 - value).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two  lines\nof text", "Two lines of text"),
        ("Олена, Ελλάδα & سارا", "Олена, Ελλάδα & سارا"),
        ("What ฉัน said", "What … said"),
        ("What 习近平 said", "What 习近平 said"),
        ("ספרייה, घंटाघर। 「海辺」", "ספרייה, घंटाघर। 「海辺」"),
        ("Tea ☕ time 🚀", "Tea time"),
        ("ฉัน", ""),
        ("🚀", ""),
        ("e\u0301t\u00e9", "été"),
    ],
)
def test_only_what_the_faces_can_set_is_left(text: str, expected: str) -> None:
    assert legible(text, BOLD) == expected


def test_the_joiners_of_persian_words_stay() -> None:
    assert legible("سه‌روزه", BOLD) == "سه‌روزه"


@pytest.mark.usefixtures("without_cjk")
def test_ideographs_without_a_font_are_left_out() -> None:
    assert legible("What 习近平 said", BOLD) == "What … said"


def test_without_shaping_arabic_words_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "SHAPING", False)
    assert legible("To سارا now", BOLD) == "To … now"


def test_a_short_text_is_set_at_the_largest_size() -> None:
    lines = fit("Tide", BOLD, (200, 50), (1300, 1000))
    assert (lines.size, lines.lines) == (200, ("Tide",))


@pytest.mark.parametrize("text", ["word " * 60, "Ports and prices " * 10, "سفر رئیس ستاد " * 14])
def test_a_long_text_is_set_smaller_until_it_fits(text: str) -> None:
    lines = fit(text, BOLD, (200, 50), (1300, 1000))
    assert lines.size < 200
    assert lines.height <= 1000
    assert all(width(line, BOLD, lines.size) <= 1300 for line in lines.lines)
    assert " ".join(lines.lines) == text.strip()


def test_lines_are_balanced() -> None:
    lines = fit("Ports and prices and tariffs and tides again", BOLD, (100, 50), (1300, 1000))
    lengths = [width(line, BOLD, lines.size) for line in lines.lines]
    assert len(lengths) == 2
    assert min(lengths) > 0.75 * max(lengths)


def test_a_word_that_fits_at_a_smaller_size_is_not_broken() -> None:
    word = "Verwaltungsangelegenheiten"
    assert fit(word, BOLD, (200, 50), (1300, 1000)).lines == (word,)


def test_a_word_that_fits_no_line_is_broken() -> None:
    lines = fit("x" * 120, BOLD, (200, 50), (1300, 1000))
    assert len(lines.lines) > 1
    assert "".join(lines.lines) == "x" * 120
    assert all(width(line, BOLD, lines.size) <= 1300 for line in lines.lines)


def test_a_word_is_broken_at_the_smallest_size_even_if_that_is_not_small() -> None:
    lines = fit("x" * 60, BOLD, (54, 38), (600, 500))
    assert "".join(lines.lines) == "x" * 60
    assert len(lines.lines) > 1


@pytest.mark.parametrize(
    "text", ["渡口小镇为每一盏灯编号，" * 6, "海辺の町、消えた郵便局を「取り戻す」。" * 4]
)
def test_lines_of_ideographs_break_between_signs_but_not_before_a_mark(text: str) -> None:
    lines = fit(text, BOLD, (150, 50), (1300, 1000))
    assert "".join(lines.lines) == text
    assert len(lines.lines) > 1
    assert not [line for line in lines.lines if line[0] in "，、。」" or line[-1] == "「"]


@pytest.mark.parametrize("text", ["ספרייה", "घंटाघर", "路灯"])
def test_another_script_is_drawn_in_a_face_of_its_own(text: str) -> None:
    image = Image.new("L", (800, 400), 255)
    write(ImageDraw.Draw(image), Lines(ITALIC, 90, (text,), 1.4), (100, 50), "#000000", "ltr")
    ink = image.point(lambda value: 255 - value).getbbox()
    assert ink is not None
    assert ink[2] - ink[0] == pytest.approx(width(text, ITALIC, 90), abs=20)


def test_what_fits_at_no_size_ends_in_an_ellipsis() -> None:
    lines = fit("Names, " * 60, BOLD, (54, 38), (600, 130))
    assert lines.height <= 130
    assert lines.lines[-1].endswith("Names…")


def test_a_text_beyond_all_bounds_is_cut_at_once() -> None:
    assert len(legible("a" * 100_000, BOLD)) == lettering.LONGEST


def test_nothing_to_set_takes_no_room() -> None:
    assert fit("", ITALIC, (200, 50), (1300, 1000)).height == 0


def test_text_runs_right_from_its_corner_or_left_where_scripts_do() -> None:
    lines = fit("سارا و NATO", BOLD, (60, 60), (700, 300))
    right = drawn(lines, (700, 50), "rtl")
    left = drawn(fit("Sara", BOLD, (60, 60), (700, 300)), (100, 50), "ltr")
    assert 690 <= right[2] <= 712
    assert 95 <= left[0] <= 110


def test_lines_stand_below_their_corner() -> None:
    box = drawn(Lines(BOLD, 60, ("Hxg", "Hxg"), 1.2), (20, 50), "ltr")
    assert box[1] >= 50
    assert box[3] <= 50 + 2 * 60 * 1.2 + 10


def test_arabic_lines_have_more_room() -> None:
    assert (
        fit("سارا", BOLD, (200, 50), (900, 900)).leading
        > fit("Sara", BOLD, (200, 50), (900, 900)).leading
    )

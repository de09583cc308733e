"""Tests of briefing/sources/html/insets.py, by way of walker.py."""

import pytest
from briefing.model import Block
from tests.sources.html.test_walker import outline, read

CELLS = "<tr><th>Basin<th>Open</tr><tr><td>North<td>{}</tr>"


def sentence(img: str) -> Block:
    (block,) = read(f"<p>Press <img {img}> now.</p>")
    return block


@pytest.mark.parametrize(
    "img",
    [
        "class=math alt=x src=a.png",
        "alt=x src=/latex.php?latex=x",
        "alt=$x$ src=img1.gif width=9 height=9",
        r"alt='\frac{1}{x}' src=a.png",
    ],
)
def test_formulas_are_known_by_class_program_or_alternative(img: str) -> None:
    assert len(sentence(img).insets) == 1


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("style='width: 4ex; height:2ex; vertical-align:-0.5ex'", (2.0, 1.0, 0.25)),
        ("width=32 height=16px", (2.0, 1.0, 0.0)),
        ("style='height: 12pt; vertical-align: middle' width=auto", (0.0, 1.0, 0.0)),
        ("style='height: 900em; vertical-align: 2px'", (0.0, 0.0, 0.0)),
        ("", (0.0, 0.0, 0.0)),
    ],
)
def test_size_and_depth_are_read_in_em(attributes: str, size: tuple[float, float, float]) -> None:
    (inset,) = sentence(f"class=tex alt=x src=a.png {attributes}").insets
    assert (inset.width, inset.height, inset.depth) == size


def test_without_a_size_the_picture_for_usual_screens_comes_first() -> None:
    (inset,) = sentence("class=tex alt=x src=a.png srcset='a.png 1x, b.png 4x'").insets
    assert inset.picture == "a.png\nb.png"


@pytest.mark.parametrize("size", ["width=20", "height=20", "width=90 height=20"])
def test_a_small_described_sign_stands_in_its_sentence(size: str) -> None:
    block = sentence(f"alt='the key K' src=k.png {size}")
    assert block.text == "Press the key K now."
    assert [(one.picture, one.alt) for one in block.insets] == [("k.png", "the key K")]


@pytest.mark.parametrize(
    "img", ["alt=''", "", "alt='→'", "alt='Arrow icon'", "alt=k.png", "alt=Press"]
)
def test_small_ornaments_are_dropped(img: str) -> None:
    block = sentence(f"src=k.png width=20 {img}")
    assert (block.text, block.insets) == ("Press now.", ())


def test_an_icon_in_a_link_is_an_ornament() -> None:
    (block,) = read("<p>See <a href=https://a.example>it<img src=a.png width=9 alt=away></a></p>")
    assert block.text == "See it"


def test_icons_without_words_around_them_are_dropped() -> None:
    assert read("<p><img src=a.png width=16 alt=Share> <img src=b.png width=16 alt=Save></p>") == ()


def test_icons_in_cells_say_what_they_stand_for() -> None:
    icon = "<img width=16 src=a.png alt=yes>"
    (table,) = read(f"<table>{CELLS.format(icon * 2)}</table>")
    assert table.text == "Basin\tOpen\nNorth\tyes yes"
    assert [inset.picture for inset in table.insets] == ["a.png", "a.png"]


def test_icons_in_cells_that_nothing_describes_are_kept() -> None:
    (table,) = read(f"<table>{CELLS.format('<img width=16 src=a.png>')}</table>")
    assert (table.text, table.insets[0].alt) == ("Basin\tOpen\nNorth\t[…]", None)


@pytest.mark.parametrize("img", ["width=1 height=1 src=a.gif", "width=16 src='#'"])
def test_cells_are_not_filled_with_what_shows_nothing(img: str) -> None:
    assert outline(f"<table>{CELLS.format(f'<img {img}>')}</table>") == [
        ("table", "Basin\tOpen\nNorth\t")
    ]


def test_an_icon_that_is_not_there_leaves_its_words() -> None:
    (table,) = read(f"<table>{CELLS.format('<img width=16 alt=yes>')}</table>")
    assert (table.text, table.insets) == ("Basin\tOpen\nNorth\tyes", ())


def test_equal_pictures_side_by_side_stay_apart() -> None:
    star = "<img class=math alt=v src=v.png>"
    (block,) = read(f"<p>So {star}{star} it is</p>")
    assert [run.text for run in block.runs] == ["So ", "v", "v", " it is"]

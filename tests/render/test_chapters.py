"""Files of the text and the links between them."""

from __future__ import annotations

import pytest
from briefing.errors import RenderError
from briefing.render.chapters import chapters

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>
<body><div class="briefing">{}</div></body></html>"""
FILLING = f"<p>{'x' * 600}</p>"


def test_a_small_page_is_one_file() -> None:
    found = chapters(PAGE.format('<p id="p1">Text <a href="#p1">here</a></p>'))
    assert [file.name for file in found.files] == ["briefing.xhtml"]
    assert b'href="#p1"' in found.files[0].data


def test_links_between_files_name_the_file_and_links_within_do_not() -> None:
    first = f'<section><p id="p1"><a href="#p9">on</a></p>{FILLING}</section>'
    second = (
        f'<section><p id="p9"><a href="#p1">back</a> <a href="#p9">here</a></p>{FILLING}</section>'
    )
    found = chapters(PAGE.format(first + second), limit=1_200)
    assert b'href="briefing-2.xhtml#p9"' in found.files[0].data
    assert b'href="briefing.xhtml#p1"' in found.files[1].data
    assert b'href="#p9"' in found.files[1].data


def test_the_handling_mark_stands_at_the_head_of_every_file() -> None:
    mark = '<p class="handling tlp"><strong>TLP:RED</strong></p>'
    parts = f'<section id="a">{FILLING}</section><section id="b">{FILLING}</section>'
    found = chapters(PAGE.format(mark + parts), limit=1_000)
    assert [file.data.count(b'class="briefing">' + mark.encode()) for file in found.files] == [1, 1]


def test_addresses_tell_the_file() -> None:
    parts = f'<section id="a">{FILLING}</section><section id="b">{FILLING}</section>'
    found = chapters(PAGE.format(parts), limit=1_000)
    assert (found.address("a"), found.address("b")) == ("briefing.xhtml#a", "briefing-2.xhtml#b")


def test_links_out_of_the_book_stay() -> None:
    found = chapters(PAGE.format('<p><a href="https://example.org/#top">out</a></p>'))
    assert b'href="https://example.org/#top"' in found.files[0].data


def test_an_id_is_given_once() -> None:
    found = chapters(PAGE.format('<p id="p1">one</p><p id="p1">two</p>'))
    assert found.files[0].data.count(b'id="p1"') == 1


def test_a_link_to_nothing_is_named() -> None:
    with pytest.raises(RenderError, match="“p7”, which is not in the text"):
        chapters(PAGE.format('<p><a href="#p7">lost</a></p>'))


def test_a_page_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(RenderError, match="the text would not be well-formed"):
        chapters(PAGE.format("<p>open"))


@pytest.mark.parametrize(
    ("content", "drawing"), [('<svg xmlns="http://www.w3.org/2000/svg"/>', True), ("<p/>", False)]
)
def test_a_file_tells_whether_it_holds_a_drawing(content: str, drawing: bool) -> None:
    assert chapters(PAGE.format(f"<p>{content}</p>")).files[0].drawing is drawing


def test_empty_elements_keep_their_end_tags_but_void_ones_have_none() -> None:
    data = chapters(PAGE.format('<p><span id="a"/><br/></p>')).files[0].data
    assert b'<span id="a"></span><br/>' in data

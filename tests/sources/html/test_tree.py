"""Tests of briefing/sources/html/tree.py and baggage.py."""

import pytest
from briefing.errors import SourceError
from briefing.sources.html.baggage import put_back, set_aside
from briefing.sources.html.tree import flattened, one_body, parse_page

LONG = "data:image/png;base64," + "A" * 500


def test_tags_that_are_nested_too_deeply_go_and_their_text_stays() -> None:
    assert flattened("<a><b><i>x<br></i>y</b>z</a>", 2) == "<a><b> x  y</b>z</a>"


def test_elements_that_xhtml_closes_in_themselves_hold_nothing() -> None:
    root = parse_page(
        '<?xml version="1.0"?><html><body><a id="x"/><p>y<br/>z</p></body></html>', "a"
    )
    assert [element.tag for element in root.find("body")] == ["a", "p"]


def test_a_page_has_one_body() -> None:
    assert one_body("<html><body a>x</body></html><BODY>y").split() == ["<html><body", "a>x", "y"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE html [<!ENTITY a "b">]>',
        '<!doctype x SYSTEM "y" [\n<!entity a SYSTEM "file:///z">]>',
    ],
)
def test_declared_entities_are_refused(doctype: str) -> None:
    with pytest.raises(SourceError, match="declares entities"):
        parse_page(f"{doctype}<p>&a;</p>", "a")


def test_pictures_are_set_aside_and_put_back() -> None:
    text, held = set_aside(f'<img src="{LONG}"><img src=data:image/gif;base64,R0><i src="{LONG}">')
    assert len(text) < 100
    root = parse_page(text, "a")
    put_back(root, held)
    assert [e.get("src") for e in root.iter("img")] == [LONG, "data:image/gif;base64,R0"]


def test_what_looks_as_if_it_was_set_aside() -> None:
    root = parse_page('<img src="data:#7">', "a")
    put_back(root, ("x",))
    assert next(root.iter("img")).get("src") == ""


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("a<script>b</script >c<STYLE x>d</STYLE>e", "ace"),
        ("<script type=ld+json>{}</script>a", "<script type=ld+json>{}</script>a"),
        ("a<script>b<script>c", "a"),
        ("a<script", "a"),
        ("İ<script>b</script>c", "İc"),
    ],
)  # fmt: skip
def test_scripts_and_styles_go(markup: str, left: str) -> None:
    assert set_aside(markup)[0] == left

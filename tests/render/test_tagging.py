"""What the tag tree of the PDF says, read back from the file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.model import Block, Briefing, Cell, Run
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from tests.render.samples import briefing, item, of_blocks, paragraph, right_to_left

CLASSIC = find_theme("classic", (Path(__file__).resolve().parents[2] / "styles",))


def read(sample: Briefing) -> PdfReader:
    return PdfReader(BytesIO(render(sample, CLASSIC, "a4").data))


def tree(pdf: PdfReader) -> list[Any]:
    catalog: Any = pdf.trailer["/Root"]
    return list(elements(catalog["/StructTreeRoot"]["/K"]))


def elements(node: Any) -> Iterator[Any]:
    """Yield the elements of a tag tree, parents first."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif isinstance(node, dict) and "/S" in node:
        yield node
        yield from elements(node["/K"])


@cache
def everything() -> list[Any]:
    return tree(read(briefing()))


@cache
def long() -> list[Any]:
    """Return the tree of an article in which each thing crosses a page."""
    words = "A sentence that goes on for a while and then ends. "
    rows = tuple(tuple(Cell((Run(f"{r} {c}"),), header=r == 0) for c in "ab") for r in range(80))
    items = tuple(item(number, words * 3) for number in range(2, 32))
    return tree(
        read(
            of_blocks(
                (
                    paragraph(1, words * 90),
                    Block("t1", "table", rows=rows),
                    Block("l1", "list", children=items, ordered=True),
                    Block("p40", "quote", (Run(words * 90),), 1),
                )
            )
        )
    )


def count(found: list[Any], kind: str) -> int:
    return sum(element["/S"] == kind for element in found)


def test_what_crosses_a_page_is_one_element() -> None:
    found = long()
    assert [count(found, kind) for kind in ("/Table", "/THead", "/TBody", "/BlockQuote")] == [1] * 4
    assert count(found, "/TR") == 80
    assert count(found, "/LI") == 30


def test_one_list_stays_one_list() -> None:
    ordered = [e for e in long() if e["/S"] == "/L" and e["/A"]["/ListNumbering"] == "/Decimal"]
    assert len(ordered) == 1


def test_children_know_the_parent_that_lists_them() -> None:
    for element in long():
        for child in element["/K"]:
            below = child.get_object()
            if isinstance(below, dict) and "/S" in below:
                assert below["/P"] == element


def test_foreign_names_say_their_language() -> None:
    languages = {str(e["/Lang"]) for e in everything() if "/Lang" in e}
    assert {"fa", "und-Cyrl"} <= languages


def test_links_say_where_they_lead_in_words() -> None:
    pages = read(briefing()).pages
    said = {str(a.get_object().get("/Contents")) for p in pages for a in p.get("/Annots", [])}
    assert {"a clerk", "the table", "Mira Oduya", "Paragraph 1", "Back to text"} <= said
    assert not [words for words in said if words.startswith(("#", "m-", "actor-"))]


def test_head_cells_say_what_they_head() -> None:
    scopes = [str(e["/A"]["/Scope"]) for e in everything() if e["/S"] == "/TH"]
    assert scopes == ["/Column", "/Column", "/Column", "/Row", "/Row"]
    assert not [e for e in everything() if e["/S"] in {"/TH", "/TD"} and "/Headers" in e["/A"]]


def test_a_figure_holds_picture_and_caption() -> None:
    figures = [
        e for e in everything() if e["/S"] == "/Figure" and e.get("/Alt") == "Cranes over a quay"
    ]
    assert len(figures) == 1
    assert "/Caption" in [str(k.get_object()["/S"]) for k in figures[0]["/K"]]


def test_a_figure_lies_on_its_page() -> None:
    pdf = read(briefing())
    height = float(pdf.pages[0].mediabox.height)
    for element in tree(pdf):
        if element["/S"] == "/Figure" and "/A" in element:
            left, bottom, right, top = element["/A"]["/BBox"]
            assert 0 <= left < right
            assert 0 <= bottom < top <= height


def test_notes_are_notes_with_an_id_each() -> None:
    notes = [e for e in everything() if e["/S"] == "/Note"]
    assert [str(note["/ID"]) for note in notes] == ["n1"]


def test_right_to_left_names_keep_the_order_of_reading() -> None:
    said = [str(e["/ActualText"]) for e in everything() if "/ActualText" in e]
    assert "سارا احمدی" in said


def test_a_right_to_left_article_has_a_tree_too() -> None:
    assert count(tree(read(right_to_left())), "/P") > 1

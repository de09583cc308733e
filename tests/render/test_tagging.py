"""What the tag tree of the PDF says, read back from the file."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.model import Block, Cell, Inset, Run
from briefing.render.theme import find_theme
from pypdf import PdfReader
from tests.render.samples import briefing, item, of_blocks, paragraph, right_to_left
from tests.render.trees import STYLES, kids, kinds, links, named, printed, root, tree, written

WORDS = "A sentence that goes on for a while and then ends. " * 90


@cache
def file() -> PdfReader:
    return printed(briefing())


@cache
def everything() -> list[Any]:
    return tree(file())


@cache
def long_file() -> PdfReader:
    """Return an article in which each thing crosses a page."""
    linked = Run("First", href="https://example.org/first")
    rows = [
        (Cell((linked,), header=True), Cell((Run("Second"),), header=True)),
        *((Cell((Run(f"{row}"),)), Cell((Run("value"),))) for row in range(1, 80)),
        (Cell((Run(WORDS),)), Cell((Run("short"),))),
    ]
    content = (
        paragraph(1, WORDS),
        Block("t1", "table", rows=tuple(rows)),
        Block(
            "l1",
            "list",
            children=tuple(item(n, WORDS[:150]) for n in range(2, 32)),
            ordered=True,
        ),
        Block("p40", "quote", (Run(WORDS),), 1),
        paragraph(41, Run(WORDS, href="https://example.org/")),
        Block("f1", "figure", (Run(WORDS * 2),), picture="f1.png", alt="Cranes over a quay"),
    )
    return printed(of_blocks(content))


@cache
def long() -> list[Any]:
    return tree(long_file())


def count(found: list[Any], kind: str) -> int:
    return len(named(found, kind))


def test_what_crosses_a_page_is_one_element() -> None:
    found = long()
    once = ("/Table", "/THead", "/TBody", "/BlockQuote", "/Caption")
    assert [count(found, kind) for kind in once] == [1] * 5
    assert count(found, "/LI") == 30
    assert count(found, "/TR") == 81
    assert count(found, "/TD") + count(found, "/TH") == 162


def test_a_figure_whose_caption_goes_on_is_one_figure() -> None:
    (figure,) = [element for element in long() if element.get("/Alt") == "Cranes over a quay"]
    assert kinds(figure)[-1] == "/Caption"


def test_a_link_over_lines_and_pages_has_all_its_areas_and_all_its_words() -> None:
    _, link, *_ = named(long(), "/Link")
    areas = [kid["/Obj"] for kid in kids(link) if isinstance(kid, dict) and "/Obj" in kid]
    assert len(areas) > 20
    assert {str(area["/Contents"]) for area in areas} == {WORDS.strip()}


def test_repeated_heads_of_a_table_are_no_content() -> None:
    assert sum("First" in page.extract_text() for page in long_file().pages) > 1
    assert [str(link["/Contents"]) for link in links(long_file())].count("First") == 1
    assert count(long(), "/TH") == 2


def test_columns_of_a_page_part_nothing(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "theme.toml").write_text('extends = "classic"')
    (tmp_path / "own" / "pdf.css").write_text(".article { columns: 2 }")
    theme = find_theme("own", (tmp_path, STYLES))
    rows = tuple(tuple(Cell((Run("x"),), header=not row) for _ in "ab") for row in range(60))
    table = Block("t1", "table", rows=rows)
    data = written(of_blocks((paragraph(1, WORDS[:2000]), table)), theme)
    found = tree(PdfReader(BytesIO(data)))
    assert [count(found, kind) for kind in ("/Table", "/THead", "/TBody")] == [1] * 3
    assert count(found, "/TR") == 60


def test_one_list_stays_one_list() -> None:
    ordered = [e for e in named(long(), "/L") if e["/A"]["/ListNumbering"] == "/Decimal"]
    assert len(ordered) == 1


def test_children_know_the_parent_that_lists_them() -> None:
    for element in long():
        for kid in kids(element):
            if isinstance(kid, dict) and "/S" in kid:
                assert kid["/P"] == element


def test_content_and_links_lead_back_to_the_element_that_holds_them() -> None:
    numbers = root(long_file())["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    page = long_file().pages[0]
    pages = {p.indirect_reference: p["/StructParents"] for p in long_file().pages}
    held = 0
    for element in long():
        for kid in kids(element):
            if isinstance(kid, int):
                where = pages[element.raw_get("/Pg")]
                assert parents[where][kid].get_object() == element
            elif "/Obj" in kid:
                assert parents[kid["/Obj"]["/StructParent"]].get_object() == element
            elif kid.get("/Type") == "/MCR":
                held += kid["/Pg"] != page
                where = pages[kid.raw_get("/Pg")]
                assert parents[where][kid["/MCID"]].get_object() == element
    assert held


def test_no_paragraph_is_inside_another() -> None:
    assert not [e for e in everything() if e["/S"] == "/P" and "/P" in kinds(e)]


def test_bullets_and_numbers_are_labels_beside_the_items() -> None:
    lists = {str(e["/A"]["/ListNumbering"]): kids(e) for e in named(everything(), "/L")}
    assert [kinds(element) for element in lists["/Decimal"]] == [["/Lbl", "/LBody"]]
    assert {tuple(kinds(element)) for element in lists["/Disc"]} == {("/Lbl", "/LBody")}
    assert {tuple(kinds(element)) for element in lists["/None"]} == {("/LBody",)}


def test_rules_between_paragraphs_are_no_content() -> None:
    assert "*" in "".join(page.extract_text() for page in file().pages)
    (section,) = [e for e in everything() if "/H2" in kinds(e) and "/BlockQuote" in kinds(e)]
    assert "/NonStruct" not in kinds(section)


def test_foreign_names_say_their_language() -> None:
    languages = {str(e["/Lang"]) for e in everything() if "/Lang" in e}
    assert {"fa", "und-Cyrl"} <= languages


def test_links_say_where_they_lead_in_words() -> None:
    said = {str(link.get("/Contents")) for link in links(file())}
    assert {"a clerk", "the table", "Mira Oduya", "Paragraph 1", "Back to text"} <= said
    assert not [words for words in said if words.startswith(("#", "m-", "actor-"))]


def test_links_are_as_high_as_their_letters() -> None:
    heights = [abs(float(link["/Rect"][3]) - float(link["/Rect"][1])) for link in links(file())]
    assert min(heights) > 5


def test_each_link_is_marked_once() -> None:
    areas = [tuple(link["/Rect"]) for link in links(file())]
    assert len(areas) == len(set(areas))
    assert not [e for e in named(everything(), "/Link") if "/Link" in kinds(e)]


def test_head_cells_say_what_they_head() -> None:
    scopes = [str(e["/A"]["/Scope"]) for e in named(everything(), "/TH")]
    assert scopes == ["/Column", "/Column", "/Column", "/Row", "/Row"]
    assert not [e for e in everything() if e["/S"] in {"/TH", "/TD"} and "/Headers" in e["/A"]]


def test_a_table_without_a_caption_has_a_name() -> None:
    (table,) = named(long(), "/Table")
    assert (table["/T"], table["/A"]["/Summary"]) == ("Table 1", "Table 1")
    assert "/T" not in named(everything(), "/Table")[0]


def test_a_figure_holds_picture_and_caption() -> None:
    (figure,) = [e for e in everything() if e.get("/Alt") == "Cranes over a quay"]
    assert figure["/S"] == "/Figure"
    assert "/Caption" in kinds(figure)


def test_a_figure_lies_on_its_page() -> None:
    height = float(file().pages[0].mediabox.height)
    for element in everything():
        if element["/S"] == "/Figure" and "/A" in element:
            left, bottom, right, top = element["/A"]["/BBox"]
            assert 0 <= left < right
            assert 0 <= bottom < top <= height


def test_a_picture_in_a_line_is_a_figure_in_its_paragraph() -> None:
    linked = Run("x squared", href="https://example.org/x", inset=Inset("f1.png", "x", width=2.0))
    file = printed(of_blocks((paragraph(1, "So ", linked, " is four."),)))
    (link,) = [e for e in named(tree(file), "/Link") if "/Figure" in kinds(e)]
    assert link["/P"]["/S"] == "/P"
    assert "x squared" in [kid.get("/Alt") for kid in kids(link)]
    assert "x squared" in {str(one["/Contents"]) for one in links(file)}


def test_notes_are_notes_with_an_id_each() -> None:
    index = root(file())["/StructTreeRoot"]["/IDTree"]["/Names"]
    assert [str(note["/ID"]) for note in named(everything(), "/Note")] == ["n1"]
    assert [str(index[0]), index[1].get_object()["/S"]] == ["n1", "/Note"]


def test_right_to_left_names_keep_the_order_of_reading() -> None:
    said = [str(e["/ActualText"]) for e in everything() if "/ActualText" in e]
    assert "سارا احمدی" in said


def test_a_right_to_left_article_has_a_tree_too() -> None:
    assert count(tree(printed(right_to_left())), "/P") > 1


def test_the_caption_of_a_picture_that_is_not_there_is_a_paragraph() -> None:
    figure = Block("f1", "figure", (Run("At dawn"),), alt="Cranes over a quay")
    found = tree(printed(of_blocks((paragraph(1, "Ports."), figure))))
    assert not named(found, "/Caption")

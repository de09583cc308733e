"""Tests of briefing/sources/markdown.py, mdparser.py, mdblocks.py, mdinline.py and mdnotes.py."""

import time

import pytest
from briefing.errors import BriefingError, Diagnostic, SourceError
from briefing.model import Block, Mark, Run, walk
from briefing.sources.markdown import read
from briefing.sources.numbering import number
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(walk(number(read(text.encode(), "a.md").blocks)))


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.id, block.text) for block in blocks(text)]


def runs(text: str) -> list[tuple[str, set[Mark]]]:
    return [(run.text, set(run.marks)) for run in blocks(text)[0].runs]


def said(text: str) -> list[Diagnostic]:
    return list(read(text.encode(), "a.md").diagnostics)


def test_marks() -> None:
    assert runs("a *b **c*** `d  e` ~~f~~ H<sub>2</sub>O x<SUP>3</SUP>") == [
        ("a ", set()),
        ("b ", {Mark.EMPHASIS}),
        ("c", {Mark.EMPHASIS, Mark.STRONG}),
        (" ", set()),
        ("d  e", {Mark.CODE}),
        (" ", set()),
        ("f", {Mark.DELETED}),
        (" H", set()),
        ("2", {Mark.SUBSCRIPT}),
        ("O x", set()),
        ("3", {Mark.SUPERSCRIPT}),
    ]


def test_line_ends_are_spaces_and_breaks_line_feeds() -> None:
    assert outline("one   two\nthree  \nfour\\\nfive<br>six") == [
        ("p1", "one two three\nfour\nfive\nsix")
    ]


def test_a_mark_that_is_closed_in_html_only_is_nothing() -> None:
    assert runs("a</sub>b") == [("ab", set())]


def test_entities_cannot_bring_control_characters() -> None:
    assert outline("a&#x202e;b&#10;c&#9;d&#7;&amp;") == [("p1", "ab c d\ufffd&")]


def test_headings_keep_their_level_and_inner_ones_are_bold() -> None:
    found = blocks("# One\n\nTwo\n---\n\n- # Three\n\n#\n")
    assert [(b.id, b.kind, b.level, b.text) for b in found] == [
        ("h1", "heading", 1, "One"),
        ("h2", "heading", 2, "Two"),
        ("l1", "list", 0, ""),
        ("p1", "item", 1, "Three"),
    ]
    assert found[3].runs[0].marks == {Mark.STRONG}


def test_lists() -> None:
    found = blocks("3. one\n\n   more\n\n   - inner\n4. two\n\n* x")
    assert [(b.id, b.kind, b.level, b.text) for b in found] == [
        ("l1", "list", 0, ""),
        ("p1", "item", 1, "one"),
        ("p2", "paragraph", 0, "more"),
        ("l2", "list", 0, ""),
        ("p3", "item", 2, "inner"),
        ("p4", "item", 1, "two"),
        ("l3", "list", 0, ""),
        ("p5", "item", 1, "x"),
    ]
    assert [(b.ordered, b.start) for b in found if b.kind == "list"] == [
        (True, 3),
        (False, 1),
        (False, 1),
    ]


def test_quotes() -> None:
    found = blocks("> one\n>\n> two\n>\n> > deep\n\n> - item\n\n>\n")
    assert [(b.id, b.kind, b.level, b.text) for b in found] == [
        ("p1", "quote", 1, "one"),
        ("p2", "paragraph", 0, "two"),
        ("p3", "quote", 2, "deep"),
        ("p4", "quote", 1, ""),
        ("l1", "list", 0, ""),
        ("p5", "item", 1, "item"),
    ]


def test_tables() -> None:
    table = blocks("| a | *b* |\n|:-:|--:|\n| `c` | ![d](e.png) |\n| f | |")[0]
    assert (table.id, table.text) == ("t1", "a\tb\nc\t\nf\t")
    assert [[(cell.header, cell.align) for cell in row] for row in table.rows[:2]] == [
        [(True, "center"), (True, "right")],
        [(False, "center"), (False, "right")],
    ]


def test_pictures_in_cells_follow_the_table() -> None:
    assert [b.id for b in blocks("| a |\n|---|\n| ![d](e.png) |")] == ["t1", "f1"]


def test_code() -> None:
    found = blocks("```python extra\nif x:\n\tpass\n\n```\n\n    indented\n\n```\n```\n")
    assert [(b.id, b.info, b.text) for b in found] == [
        ("c1", "python", "if x:\n\tpass"),
        ("c2", "", "indented"),
    ]


def test_rules() -> None:
    assert [b.kind for b in blocks("a\n\n* * *\n\nb")] == ["paragraph", "rule", "paragraph"]


def test_definition_lists() -> None:
    found = blocks("Quay\n: Where ships lie.\n\n    Or did.\n\nPort *of call*\n: ## A place\n")
    assert [(b.id, b.kind, b.text) for b in found] == [
        ("l1", "list", ""),
        ("p1", "item", "Quay"),
        ("p2", "paragraph", "Where ships lie."),
        ("p3", "paragraph", "Or did."),
        ("p4", "item", "Port of call"),
        ("p5", "paragraph", "A place"),
    ]
    assert found[4].runs[1].marks == {Mark.STRONG, Mark.EMPHASIS}


def test_figures() -> None:
    found = blocks('![A *crane*](a%20b.png "At dawn")\n\nText ![](b.png "By day") goes on.\n')
    assert [(b.id, b.kind, b.text, b.picture, b.alt) for b in found] == [
        ("f1", "figure", "At dawn", "a%20b.png", "A crane"),
        ("p1", "paragraph", "Text goes on.", "", None),
        ("f2", "figure", "By day", "b.png", None),
    ]


@pytest.mark.parametrize(
    ("text", "insets"),
    [
        ("Press ![K](k.png) now.", [("k.png", "K")]),
        ("![K](k.png)", []),
        ("![K](k.png) ![L](l.png)", []),
        ("# Press ![K](k.png) now", []),
        ('Press ![K](k.png "The key") now.', []),
    ],
)
def test_pictures_between_words_may_stay_there(text: str, insets: list[tuple[str, str]]) -> None:
    found = blocks(text)
    assert [(one.picture, one.alt) for block in found for one in block.insets] == insets
    assert bool(insets) != any(block.kind == "figure" for block in found)


def test_a_linked_picture_is_a_figure() -> None:
    assert [b.id for b in blocks("[![a](b.png)](https://example.org)")] == ["f1"]


def test_links_are_taken_as_written() -> None:
    text = '[a](https://example.org "t") <mailto:a@example.org> [c](#d) [e][f]\n\n[f]: g.md'
    assert [run.href for run in blocks(text)[0].runs if run.href] == [
        "https://example.org",
        "mailto:a@example.org",
        "#d",
        "g.md",
    ]


def test_bare_addresses_are_text() -> None:
    assert blocks("See https://example.org now.")[0].runs == (Run("See https://example.org now."),)


def test_notes_come_last_in_the_order_of_reference() -> None:
    found = blocks("x[^b] y[^a] z[^b]\n\n[^a]: A[^c]\n\n[^b]: B\n\n    - more\n\n[^c]: C\n\nEnd.")
    assert [(b.id, b.text) for b in found] == [
        ("p1", "x y z"),
        ("p2", "End."),
        ("n1", "B"),
        ("n1-2", ""),
        ("n1-3", "more"),
        ("n2", "A"),
        ("n3", "C"),
    ]
    assert [run.note for run in found[0].runs if run.note] == ["n1", "n2", "n1"]


def test_notes_without_a_partner() -> None:
    text = "x[^a] and \\[^no]\n\n[^b]: Alone.\n\n[^b]: Again."
    assert outline(text) == [("p1", "x[^a] and [^no]"), ("n1", "Alone."), ("n2", "Again.")]
    assert [(d.code, d.place.line) for d in said(text)] == [
        ("S013", 1),
        ("S013", 3),
        ("S013", 5),
    ]


def test_a_note_in_a_note() -> None:
    text = "x[^a] y[^b]\n\n[^a]: A\n\n    [^b]: B"
    assert outline(text) == [("p1", "x y"), ("n1", "A"), ("n2", "B")]


def test_raw_html_is_left_out_but_for_its_words() -> None:
    text = "One <b>two</b>\nthree <i>four</i>\n\n<div>Five <script>six()</script></div>\n"
    assert outline(text) == [("p1", "One two three four"), ("p2", "Five")]
    assert [str(d) for d in said(text)] == [
        "a.md:1: warning S004: raw HTML left out in 5 places, first here"
    ]


def test_comments_go_in_silence() -> None:
    text = "a <!-- b --> c\n\n<!-- d -->\n"
    assert outline(text) == [("p1", "a c")]
    assert said(text) == []


def test_lines_are_those_of_the_file() -> None:
    found = blocks("---\ntitle: x\n---\n# A\n\nb\n\n- c\n- d\n\n[^e]: f\n")
    assert [(b.id, b.line) for b in found] == [
        ("h1", 4),
        ("p1", 6),
        ("l1", 8),
        ("p2", 8),
        ("p3", 9),
        ("n1", 11),
    ]


@pytest.mark.parametrize(
    "line", ["> " * 5000 + "deep", "- " * 400 + "deep", "> 1. " * 300 + "deep"]
)
def test_deep_nesting_ends_in_one_paragraph(line: str) -> None:
    found = blocks(line + "\n\nAfter.")
    assert "".join(block.text for block in found) == "deepAfter."
    assert max(block.level for block in found) <= 50


def test_pictures_nested_without_end_are_text_and_one_picture() -> None:
    (paragraph,) = blocks("![" * 2000 + "x" + "](a)" * 2000)
    assert paragraph.text.startswith("![![")
    assert ["x" in (inset.alt or "") for inset in paragraph.insets] == [True]


def test_a_full_stack_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(MarkdownIt, "parse", parse)
    with pytest.raises(SourceError, match="links or pictures are nested too deep"):
        read(b"x", "a.md")


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[^a", "[^a] ", "*a_ ", "**a ", "`", "<", "<!--", "&#", "[a](", "a\n: b\n\n", "- "],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def once(count: int) -> float:
        start = time.process_time()
        read(b"x" + (piece * count).encode(), "a.md")
        return time.process_time() - start

    # eight times the text takes eight times as long, or 64 times if every piece looks at all others
    limit = 0.03 + 24 * min(once(400) for _ in range(3))
    assert any(once(3200) < limit for _ in range(3))  # unless something disturbs every attempt


@given(st.text(alphabet="a#>-*_`[]()!^:|~<&;\\ \n1.", max_size=120))
def test_any_text_gives_clean_blocks_or_an_error(text: str) -> None:
    try:
        found = blocks(text)
    except BriefingError:
        return
    assert len({block.id for block in found}) == len(found)
    for block in found:
        assert not any(ord(c) < 32 and c not in "\n\t" for c in block.text)
        assert all(run.text or run.note for run in block.runs)


def test_a_picture_can_be_said_to_be_decorative() -> None:
    found = blocks("Before ![](vine.png){.decorative} and after.\n\n![Ships](ships.png)\n")
    assert [(b.text, b.picture, b.decorative) for b in found] == [
        ("Before and after.", "", False),
        ("", "vine.png", True),
        ("", "ships.png", False),
    ]


@pytest.mark.parametrize(
    "text", ["words{.decorative}", "![](a.png) {.decorative}", "![](a.png){.ornate}"]
)
def test_what_does_not_say_so_of_a_picture_is_text(text: str) -> None:
    first, *figures = blocks(text)
    assert "{." in first.text
    assert not any(figure.decorative for figure in figures)

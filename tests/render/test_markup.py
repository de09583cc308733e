from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from briefing.model import Block, Cell, Inset, Mark, Run
from briefing.render.anchors import Anchors, Stretch
from briefing.render.markup import Writer
from hypothesis import given
from hypothesis import strategies as st
from tests.render.samples import table

NONE = Anchors({}, {}, frozenset())
PLAIN = Writer("en", NONE)


def written(*runs: Run, writer: Writer = PLAIN) -> str:
    return str(writer.inline(Block("p1", "paragraph", runs)))


def linked(mentions: tuple[Stretch, ...] = (), points: tuple[Stretch, ...] = ()) -> Writer:
    return Writer("en", Anchors({"p1": mentions}, {"p1": points}, frozenset()))


def test_text_is_escaped_once() -> None:
    assert written(Run("a < b & c")) == "a &lt; b &amp; c"


@pytest.mark.parametrize(
    ("mark", "tag"),
    [
        (Mark.EMPHASIS, "em"),
        (Mark.STRONG, "strong"),
        (Mark.CODE, "code"),
        (Mark.DELETED, "del"),
        (Mark.SUPERSCRIPT, "sup"),
        (Mark.SUBSCRIPT, "sub"),
    ],
)
def test_each_mark_has_its_element(mark: Mark, tag: str) -> None:
    assert written(Run("x", frozenset({mark}))) == f"<{tag}>x</{tag}>"


def test_marks_nest_in_one_order() -> None:
    run = Run("x", frozenset({Mark.EMPHASIS, Mark.STRONG}))
    assert written(run) == "<strong><em>x</em></strong>"


def test_a_line_break_is_a_line_break() -> None:
    assert written(Run("a\nb")) == "a<br/>b"


def test_a_note_reference_links_to_its_note() -> None:
    writer = Writer("en", Anchors({}, {}, frozenset(), {"n2": ("p1", 3)}))
    html = written(Run("Yes"), Run("", note="n2"), writer=writer)
    assert html.endswith('<a role="doc-noteref" id="ref-n2" href="#n2">2</a></sup>')


def test_only_the_first_reference_to_a_note_has_the_id_that_the_way_back_leads_to() -> None:
    writer = Writer("en", Anchors({}, {}, frozenset(), {"n2": ("p1", 0)}))
    html = written(Run("", note="n2"), Run("Yes"), Run("", note="n2"), writer=writer)
    assert html.count('id="ref-n2"') == 1


def test_a_mention_that_a_link_cuts_in_two_has_its_id_once() -> None:
    writer = linked((Stretch(0, 7, "m-a-1", "a", key=True),))
    html = written(Run("Ana "), Run("Baker", href="https://example.org/"), writer=writer)
    assert html.count('id="m-a-1"') == 1


def test_only_an_ebook_names_the_type_of_a_note_reference() -> None:
    html = written(Run("", note="n2"), writer=Writer("en", NONE, epub=True))
    assert 'epub:type="noteref"' in html


def test_a_mention_links_to_its_card() -> None:
    writer = linked((Stretch(4, 8, "m-iran-1", "iran", key=True),))
    assert written(Run("and Iran’s"), writer=writer) == (
        'and <a class="mention" id="m-iran-1" href="#actor-iran">Iran</a>’s'
    )


def test_a_mention_that_crosses_marks_is_one_link() -> None:
    writer = linked((Stretch(0, 7, "m-a-1", "a", key=True),))
    html = written(Run("Ana "), Run("Baker", frozenset({Mark.EMPHASIS})), writer=writer)
    assert html.count("<a ") == 1


def test_a_mention_inside_a_link_does_not_nest_links() -> None:
    writer = linked((Stretch(4, 8, "m-iran-1", "iran", key=True),))
    html = written(Run("the Iran deal", href="https://example.org/"), writer=writer)
    assert html == (
        '<a class="link" href="https://example.org/">the '
        '<span class="mention" id="m-iran-1">Iran</span> deal</a>'
    )


def test_a_name_without_a_card_is_marked_but_no_link() -> None:
    html = written(Run("Ana"), writer=linked((Stretch(0, 3, "m-a-1", "a"),)))
    assert html == '<span class="name" id="m-a-1">Ana</span>'


def test_the_sentence_of_a_point_holds_its_mentions() -> None:
    writer = linked((Stretch(0, 3, "m-a-1", "a", key=True),), (Stretch(0, 9, "said-1"),))
    html = written(Run("Ana went. Then not."), writer=writer)
    assert html == (
        '<span class="said" id="said-1"><a class="mention" id="m-a-1" href="#actor-a">Ana</a>'
        " went.</span> Then not."
    )


def test_right_to_left_names_are_isolated() -> None:
    assert written(Run("Leyla ليلا.")) == (
        'Leyla <bdi lang="und-Arab" xml:lang="und-Arab" dir="rtl">ليلا</bdi>.'
    )


def test_a_run_marked_with_a_language_keeps_it() -> None:
    assert written(Run("raison", language="fr")) == ('<span lang="fr" xml:lang="fr">raison</span>')


def test_only_words_too_long_for_a_line_may_break_anywhere() -> None:
    word = "x" * 40
    assert written(Run(f"a {word} b")) == f'a <span class="long">{word}</span> b'


def test_characters_without_a_glyph_are_replaced() -> None:
    writer = Writer("en", NONE, substitutes={ord("🍷"): "[wine glass]"})
    assert written(Run("a 🍷"), writer=writer) == "a [wine glass]"


def test_mentions_in_table_cells_are_found() -> None:
    block = table()
    start = block.text.index("Tell")
    stretch = Stretch(start, start + 4, "m-tell-1", "tell", key=True)
    writer = Writer("en", Anchors({"t1": (stretch,)}, {}, frozenset()))
    rows = list(writer.cells(block))
    assert rows[2][0] == '<a class="mention" id="m-tell-1" href="#actor-tell">Tell</a>'
    assert str(rows[0][0]) == "Port"


def test_cells_are_on_one_line() -> None:
    cell = Cell((Run(" a\n "), Run("b  c ")))
    block = Block("t1", "table", rows=((cell,),))
    ((markup,),) = PLAIN.cells(block)
    assert markup == cell.text


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
runs = st.builds(
    Run, texts, st.frozensets(st.sampled_from(Mark)), st.sampled_from(["", "https://example.org/"])
)


@given(
    st.lists(runs, max_size=5),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_any_text_survives_as_well_formed_markup(
    content: list[Run], spans: list[tuple[int, int]]
) -> None:
    stretches = tuple(
        Stretch(min(s), max(s), f"m-{n}", "a", key=True)
        for n, s in enumerate(spans)
        if s[0] != s[1]
    )
    html = written(*content, writer=linked(stretches[:2], stretches[2:]))
    tree = ET.fromstring(f"<p>{html}</p>")
    assert "".join(tree.itertext()) == "".join(run.text for run in content)


def test_a_picture_in_a_line_has_its_alternative_and_size() -> None:
    inset = Inset("f1.png", "x < y", "f1", width=2.5, depth=0.25)
    assert written(Run("x < y", inset=inset)) == (
        '<img class="inset inset-250-25" src="f1.png" alt="x &lt; y"/>'
    )


def test_equal_pictures_that_nothing_describes_are_called_alike() -> None:
    writer = Writer("en", NONE, figure="Figure {number}")
    runs = (Run("[…]", inset=Inset("f2.png", None, name, width=1.0)) for name in ("f2", "f3"))
    assert written(*runs, writer=writer).count('alt="Figure 2"') == 2


def test_words_stand_for_a_picture_that_is_not_there() -> None:
    assert written(Run("x < y", inset=Inset("", "x < y", "f1"))) == "x &lt; y"


def test_a_stretch_that_begins_within_a_picture_does_not_cut_it() -> None:
    runs = (Run("key K", inset=Inset("f1.png", "key K", width=1.0)), Run(" and so on"))
    markup = written(*runs, writer=linked((Stretch(4, 9, "m-1", "k", True),)))
    assert markup.count("<img") == 1
    assert ">key" not in markup

"""Tests of briefing/sources/docx: from a Word document to blocks."""

from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.errors import SourceError
from briefing.manuscript import Source
from briefing.model import Block, Mark, walk
from briefing.sources import pieces
from briefing.sources import read as read_source
from briefing.sources.docx.reader import read
from briefing.sources.parsed import Parsed
from tests.sources.docx.making import (
    box,
    docx,
    drawing,
    field,
    item,
    note,
    p,
    picture,
    r,
    table,
    tc,
    tr,
    zipped,
)

TEXT = "The council met on Monday."


def parsed(*body: str, **given: str) -> Parsed:
    return read(docx("".join(body), parts=given or None), "a.docx")


def outline(*body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in walk(parsed(*body).blocks)]


def left_out(found: Parsed) -> list[str]:
    return [diagnostic.message for diagnostic in found.diagnostics]


def source(folder: Path, data: bytes) -> Source:
    (folder / "a.docx").write_bytes(data)
    return read_source(folder / "a.docx", "a.docx", Settings())


def test_headings_are_told_by_what_styles_mean_and_not_by_their_ids() -> None:
    found = parsed(
        p("Harbour talks end", "Titel"),
        p("The pier", "berschrift1"),
        p("Ships", "berschrift2"),
        p("Boats", "Eigene"),
        p("Nets", "Gliederung"),
        p("Ropes", more='<w:outlineLvl w:val="1"/>'),
        p(TEXT),
    )
    headings = [(block.level, block.text) for block in found.blocks if block.kind == "heading"]
    assert headings == [
        (1, "Harbour talks end"), (2, "The pier"), (3, "Ships"), (3, "Boats"), (4, "Nets"),
        (3, "Ropes"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        (p("Harbour", "Titel") + p("talks end", "Titel") + p(TEXT), "Harbour talks end", 0),
        (p("Harbour talks end", "berschrift1") + p("Pier", "berschrift1") + p(TEXT),
         "Harbour talks end", 1),
        (p(TEXT) + p("The pier", "berschrift1") + p(TEXT), "A", 1),
    ],
)  # fmt: skip
def test_the_title(tmp_path: Path, body: str, title: str, rest: int) -> None:
    article = source(tmp_path, docx(body)).article
    headings = [block.level for block in article.blocks if block.kind == "heading"]
    assert (article.meta.title, headings) == (title, [2] * rest)


def test_marks() -> None:
    block = parsed(
        p(
            r("bold", "<w:b/>") + r("italic", "<w:i w:val='true'/>") + r("not", '<w:b w:val="0"/>')
            + r("up", '<w:vertAlign w:val="superscript"/>') + r("gone", "<w:strike/>")
            + r("low", '<w:vertAlign w:val="subscript"/>') + r("strong", '<w:rStyle w:val="Fett"/>')
            + r("plain", '<w:rStyle w:val="Fett"/><w:b w:val="off"/>')
            + r("code", '<w:rStyle w:val="Code"/>') + r("mono", '<w:rFonts w:ascii="Consolas"/>')
        )
    ).blocks[0]  # fmt: skip
    assert [(run.text, *run.marks) for run in block.runs] == [
        ("bold", Mark.STRONG), ("italic", Mark.EMPHASIS), ("not",), ("up", Mark.SUPERSCRIPT),
        ("gone", Mark.DELETED), ("low", Mark.SUBSCRIPT), ("strong", Mark.STRONG), ("plain",),
        ("codemono", Mark.CODE),
    ]  # fmt: skip


def test_a_heading_in_bold_is_plain() -> None:
    block = parsed(p(r("The pier", "<w:b/>"), "berschrift1"), p(TEXT)).blocks[0]
    assert block.runs[0].marks == frozenset()


def test_characters_that_are_elements() -> None:
    inner = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:br w:type="page"/><w:sym w:font="Arial" w:char="2192"/><w:cr/>'
        '<w:t>e\u202e</w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:char="no"/>'
    )
    found = parsed(p(r(inner)))
    assert found.blocks[0].text == "a b\nc\u2011d →\ne"
    assert left_out(found) == ["left out: 1 sign of a symbol font"]


def test_lists_are_nested_and_counted() -> None:
    found = parsed(
        item("One", 2), item("Deep", 1, 1), item("Deeper", 1, 2), item("Two", 2), p(TEXT),
        item("Three", 2), item("Five", 3), item("Bullet", 1), item("Other", 5),
    ).blocks  # fmt: skip
    assert [(b.kind, b.ordered, b.start, len(b.children)) for b in found] == [
        ("list", True, 1, 2), ("paragraph", False, 1, 0), ("list", True, 3, 1),
        ("list", True, 5, 1), ("list", False, 1, 1), ("list", False, 1, 1),
    ]  # fmt: skip
    inner = found[0].children[0].children[0]
    assert (inner.kind, inner.ordered, inner.children[0].text) == ("list", False, "Deep")
    assert inner.children[0].children[0].children[0].text == "Deeper"


def test_a_list_that_starts_deep() -> None:
    assert outline(item("Deep", 1, 1), item("Top", 1)) == [
        ("list", ""), ("item", "Deep"), ("list", ""), ("item", "Top"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [p("More", "Listenabsatz"), p("More", more='<w:ind w:left="720"/>'), item("More", 4)],
    ids=["style", "indent", "blank"],
)
def test_a_further_paragraph_of_an_item(more: str) -> None:
    expected = [("list", ""), ("item", "One"), ("paragraph", "More"), ("item", "Two")]
    assert outline(item("One", 1), more, item("Two", 1)) == expected
    assert outline(more) == [("paragraph", "More")]


def test_items_by_style_and_none_by_number_zero() -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert outline(p("One", "Aufzhlung"), p("Two", "Aufzhlung", none), item("?", 99)) == [
        ("list", ""), ("item", "One"), ("paragraph", "Two"), ("paragraph", "?"),
    ]  # fmt: skip


def test_quotations_and_code_are_joined() -> None:
    quotes = p("First.", "Zitat") + p("Second.", "Zitat")
    code = p("if x:", "Quelltext") + p("    y()", "Quelltext")
    assert outline(quotes, code) == [
        ("quote", "First."), ("paragraph", "Second."), ("code", "if x:\n    y()"),
    ]  # fmt: skip


def test_tables_have_heads_and_empty_cells_for_merged_ones() -> None:
    rows = (
        tr("Port", "Ships", "Crew", properties="<w:tblHeader/>"),
        tr(tc(p("Lisbon"), '<w:vMerge w:val="restart"/>'), tc(p("9"), '<w:gridSpan w:val="2"/>')),
        tr(tc(p(""), "<w:vMerge/>"), tc(p("7") + p("or 8"), ""), "5"),
        tr("gone", properties="<w:del/>"),
        tr(""),
    )
    block = parsed(table(*rows)).blocks[0]
    assert block.text == "Port\tShips\tCrew\nLisbon\t9\t\n\t7 or 8\t5"
    assert [[cell.header for cell in row] for row in block.rows] == [
        [True] * 3, [False] * 3, [False] * 3,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "is_head"),
    [
        ('<w:tblStyle w:val="Gitter"/><w:tblLook w:firstRow="1"/>', True),
        ('<w:tblStyle w:val="Gitter"/><w:tblLook w:val="04A0"/>', True),
        ('<w:tblStyle w:val="Gitter"/><w:tblLook w:firstRow="0" w:val="no"/>', False),
        ('<w:tblLook w:firstRow="1"/>', False),
    ],
)
def test_the_style_of_a_table_may_set_its_head_apart(properties: str, is_head: bool) -> None:
    rows = (tr("Port", "Ships"), tr("Lisbon", "9"))
    block = parsed(table(*rows, properties=properties)).blocks[0]
    assert block.rows[0][0].header is is_head


def test_a_row_in_bold_is_a_head_and_cells_have_sides() -> None:
    bold = [tc(p(r(word, "<w:b/>"))) for word in ("Port", "Ships")]
    rows = (tr(*bold), tr("Lisbon", tc(p("9", more='<w:jc w:val="right"/>'))))
    block = parsed(table(*rows)).blocks[0]
    assert [cell.header for cell in block.rows[0]] == [True, True]
    assert [cell.align for cell in block.rows[1]] == ["", "right"]


def test_a_table_that_only_places_things_is_read_as_what_it_holds() -> None:
    frame = table(tr(tc(p("Heading", "berschrift1") + p(TEXT))))
    columns = table(tr(tc(p("One.") * 4), tc(p("Two."))))
    assert outline(frame) == [("heading", "Heading"), ("paragraph", TEXT)]
    assert outline(columns) == [("paragraph", "One.")] * 4 + [("paragraph", "Two.")]


def test_captions_find_what_they_are_about() -> None:
    body = "".join(
        (
            p("Table 1. Ports", "Beschriftung"), table(tr("Port", "Ships"), tr("Lisbon", "9")),
            p(drawing("quay", "A quay")), p("Figure " + "1. The quay", "Beschriftung"),
            p(TEXT), p("Alone", "Beschriftung"),
        )
    )  # fmt: skip
    blocks = read(docx(body, media={"quay.png": picture()}), "a.docx").blocks
    assert [(b.kind, "".join(run.text for run in b.runs)) for b in blocks] == [
        ("table", "Table 1. Ports"), ("figure", "Figure 1. The quay"), ("paragraph", TEXT),
        ("paragraph", "Alone"),
    ]  # fmt: skip


def test_links_lead_to_the_web_and_to_bookmarks(tmp_path: Path) -> None:
    body = "".join(
        (
            p('<w:hyperlink r:id="web">' + r("site") + "</w:hyperlink>"),
            p(field('HYPERLINK "https://example.org/b"', r("field"))),
            p('<w:fldSimple w:instr=" HYPERLINK https://example.org/c ">' + r("simple")
              + "</w:fldSimple>"),
            p('<w:hyperlink w:anchor="Ort">' + r("there") + "</w:hyperlink>"),
            p(field(r'HYPERLINK \\l "Ort"'.replace("\\\\", "\\"), r("there too"))),
            p('<w:hyperlink r:id="file">' + r("file") + "</w:hyperlink>"),
            p('<w:bookmarkStart w:id="1" w:name="Ort"/>' + r("Here"), "berschrift1"),
        )
    )  # fmt: skip
    links = {
        "web": ("hyperlink", "https://example.org/a"),
        "file": ("hyperlink", "file:///etc/passwd"),
    }
    found = source(tmp_path, docx(body, links=links))
    runs = [run for block in found.article.blocks for run in block.runs]
    assert [(run.text, run.href) for run in runs] == [
        ("site", "https://example.org/a"), ("field", "https://example.org/b"),
        ("simple", "https://example.org/c"), ("there", "#h1"), ("there too", "#h1"),
        ("file", ""), ("Here", ""),
    ]  # fmt: skip
    assert "S009" in [diagnostic.code for diagnostic in found.diagnostics]


def test_fields_show_their_result_only() -> None:
    nested = field("IF " + "x", r("shown"))
    open_end = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>PAGE</w:instrText>")
    assert outline(p(nested), p(open_end), p(TEXT)) == [("paragraph", "shown"), ("paragraph", TEXT)]


def test_notes_stand_last_in_the_order_of_their_references() -> None:
    found = parsed(
        p(r("One") + r('<w:endnoteReference w:id="4"/>') + r('<w:footnoteReference w:id="2"/>')),
        p(r("Two") + r('<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t>')
          + r('<w:footnoteReference w:id="77"/>')),
        footnotes='<w:footnote w:type="separator" w:id="0"/>' + note(2, "Foot.") + note(3, "Un."),
        endnotes=note(4, "End.", "endnote"),
    )  # fmt: skip
    assert [(block.id, block.text) for block in found.blocks] == [
        ("", "One"), ("", "Two"), ("n1", "End."), ("n2", "Foot."),
    ]  # fmt: skip
    assert [[run.note for run in block.runs] for block in found.blocks[:2]] == [
        ["", "n1", "n2"], ["", "n2"],
    ]  # fmt: skip


def test_a_text_box_stands_where_it_is_anchored() -> None:
    short = box(p("Box: three facts"))
    assert outline(p(r("Before.") + short), p("After.")) == [
        ("paragraph", "Before."), ("quote", "Box: three facts"), ("paragraph", "After."),
    ]  # fmt: skip
    assert outline(p(box(p("The pier", "berschrift1") + p(TEXT)))) == [
        ("heading", "The pier"), ("paragraph", TEXT),
    ]  # fmt: skip
    assert outline(table(tr(tc(p(r("a") + short)), "b"))) == [
        ("table", "a\tb"), ("quote", "Box: three facts"),
    ]  # fmt: skip


def test_a_text_box_may_hold_the_caption() -> None:
    caption = box(p(r("Fig. ") + field("SEQ Figure", r("1")) + r(": The quay")))
    blocks = read(docx(p(drawing("quay") + caption), media={"quay.png": picture()}), "a").blocks
    assert [(block.kind, block.text) for block in blocks] == [("figure", "Fig. 1: The quay")]


def test_pictures(tmp_path: Path) -> None:
    decorative = '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>'
    body = (
        p(r("Look: ") + drawing("quay", "A quay"))
        + p(drawing("quay", "quay.png"))
        + p(drawing("quay", more=decorative))
        + p(r('<w:pict><v:shape alt="Old"><v:imagedata r:id="quay"/></v:shape></w:pict>'))
        + p(drawing("plan", "A plan", link="embed") + drawing("nothing"))
    )
    media = {"quay.png": picture(), "plan.emf": b"\x01\0\0\0" + bytes(40)}
    found = source(tmp_path, docx(body, media=media))
    figures = [block for block in found.article.blocks if block.kind == "figure"]
    assert [(f.alt, f.picture, f.decorative) for f in figures] == [
        ("A quay", "f1.png", False), (None, "f1.png", False), (None, "f1.png", True),
        ("Old", "f1.png", False), ("A plan", "", False),
    ]  # fmt: skip
    messages = [d.message for d in found.diagnostics if d.code == "S006"]
    assert messages == ["picture plan.emf is a drawing (EMF or WMF), not supported; save it as PNG"]


SMALL = drawing("key", "K").replace(
    "<wp:inline>", '<wp:inline><wp:extent cx="304800" cy="152400"/>'
)
SHAPE = (
    '<w:pict><v:shape style="{}width:24pt;height:12pt"><v:imagedata r:id="key"/></v:shape></w:pict>'
)


def with_key(body: str) -> tuple[Block, ...]:
    return read(docx(body, media={"key.png": picture()}), "a.docx").blocks


@pytest.mark.parametrize("run", [SMALL, r(SHAPE.format(""))], ids=("drawing", "shape"))
def test_a_small_picture_between_words_stands_there(run: str) -> None:
    (block,) = with_key(p(r("Press ") + run + r(" now.")))
    assert [(one.width, one.height) for one in block.insets] == [(2.0, 1.0)]


@pytest.mark.parametrize(
    "body",
    [
        p(SMALL),
        p(r("Press ") + SMALL, "berschrift1"),
        p(r("Press ") + SMALL.replace("wp:inline", "wp:anchor")),
        p(r("Press ") + SMALL.replace("152400", "999999")),
        p(r("Press ") + r(SHAPE.format("position:absolute;"))),
    ],
    ids=("alone", "heading", "anchored", "large", "placed"),
)
def test_other_pictures_are_figures_behind_the_words(body: str) -> None:
    blocks = with_key(body)
    assert blocks[-1].kind == "figure"
    assert not any(block.insets for block in blocks)


def test_a_small_picture_alone_in_a_cell_stands_there() -> None:
    (block,) = with_key(table(tr(tc(p("Open")), tc(p(SMALL))), tr(tc(p("Shut")), tc(p(SMALL)))))
    assert len(block.insets) == 2


@pytest.mark.parametrize(
    ("target", "code"),
    [("file:///etc/passwd", "S007"), ("http://127.0.0.1/s", "S008"), ("../../x.png", "S007")],
)
def test_pictures_outside_of_the_document_are_not_loaded(
    tmp_path: Path, target: str, code: str
) -> None:
    data = docx(p(TEXT) + p(drawing("out", "Out", link="link")), links={"out": ("image", target)})
    found = source(tmp_path, data)
    assert (found.article.images, code in [d.code for d in found.diagnostics]) == ((), True)


def test_a_picture_whose_part_is_missing(tmp_path: Path) -> None:
    data = docx(p(TEXT) + p(drawing("quay", "A quay")), media={"quay.png": b""})
    found = source(tmp_path, data)
    assert "picture quay.png is missing" in [d.message for d in found.diagnostics]


def test_tracked_changes_count_as_accepted() -> None:
    found = parsed(
        p(r("The ") + "<w:ins>" + r("new ") + "</w:ins><w:del><w:r><w:delText>old </w:delText>"
          "</w:r></w:del>" + r("pier.")),
        p(r("Split "), more="<w:rPr><w:del/></w:rPr>"), p(r("no more.")),
        p("<w:moveFrom>" + r("Here.") + "</w:moveFrom>"), p("<w:moveTo>" + r("There.")
          + "</w:moveTo>"),
    )  # fmt: skip
    assert [block.text for block in found.blocks] == ["The new pier.", "Split no more.", "There."]
    assert left_out(found) == ["left out: deleted text"]


def test_the_end_of_the_text_may_be_deleted() -> None:
    assert outline(p(TEXT, more="<w:rPr><w:del/></w:rPr>")) == [("paragraph", TEXT)]


def test_a_dropped_initial_is_part_of_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop"/>'
    assert outline(p("T", more=frame), p("he council met.")) == [("paragraph", "The council met.")]


def test_what_was_left_out_is_listed_once() -> None:
    chart = r("<w:drawing><wp:inline><a:graphic><c:chart/></a:graphic></wp:inline></w:drawing>")
    diagram = r(
        "<w:drawing><wp:inline><a:graphic><dgm:relIds/></a:graphic></wp:inline></w:drawing>"
    )
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('The pier 2')}</w:sdtContent></w:sdt>"
    )
    found = parsed(
        contents, p("Ships 3", "Verzeichnis1"),
        p(r(TEXT) + r("<w:commentReference/>") + r("<w:commentReference/>") + chart + diagram),
        p(r("secret", "<w:vanish/>")), '<w:altChunk r:id="x"/>',
        p(r('<w:pict><v:shape><v:textpath string="X"/></v:shape></w:pict>')),
        header=p("Harbour Authority"), footer=p("7"),
    )  # fmt: skip
    assert [block.text for block in found.blocks] == [TEXT]
    assert left_out(found) == [
        (
            "left out: 1 table of contents, 2 comments, 1 chart, 1 diagram, hidden text, "
            "1 embedded document, 1 ornamental text, 1 page header"
        )
    ]
    assert not any(diagnostic.is_strict for diagnostic in found.diagnostics)


def test_controls_keep_what_was_entered() -> None:
    asked = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    given = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert outline(
        asked.format(p("Enter text")), given.format(p("Entered")),
        p(asked.format(r("Enter")) + given.format(r("Given"))),
    ) == [("paragraph", "Entered"), ("paragraph", "Given")]  # fmt: skip


def test_formulas_ruby_and_rules() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>up</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>"
    line = r('<w:pict><v:rect o:hr="t"/></w:pict>')
    assert outline(
        p("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>" + r(ruby.format(r("base")))), p(line),
        p("* * *"),
    ) == [("paragraph", "E=mcbase"), ("rule", ""), ("rule", "")]  # fmt: skip


def test_what_styles_say_of_the_article(tmp_path: Path) -> None:
    body = (
        p("Harbour talks end", "Titel") + p("After nine rounds", "Untertitel")
        + p("Lena Brandt", "Autor") + p("20 July 2018", "Datum") + p(TEXT)
    )  # fmt: skip
    core = "<dc:title>A template</dc:title><dc:creator>Mira Oduya</dc:creator>"
    meta = source(tmp_path, docx(body, core=core)).article.meta
    assert (meta.title, meta.subtitle, meta.authors, meta.published) == (
        "Harbour talks end", "After nine rounds", ("Lena Brandt",), "2018-07-20",
    )  # fmt: skip


def test_what_the_properties_say(tmp_path: Path) -> None:
    core = (
        "<dc:title>Harbour talks end</dc:title><dc:creator>Lena Brandt; Mira Oduya</dc:creator>"
        "<dcterms:created>2018-07-20T10:00:00Z</dcterms:created><dc:language>en-GB</dc:language>"
        "<cp:keywords>ports; ships,</cp:keywords>"
    )
    meta = source(tmp_path, docx(p(TEXT), core=core)).article.meta
    assert (meta.title, meta.authors, meta.published, meta.language, meta.tags) == (
        "Harbour talks end", ("Lena Brandt", "Mira Oduya"), "2018-07-20", "en-GB",
        ("ports", "ships"),
    )  # fmt: skip


def test_the_language_is_that_of_most_of_the_text() -> None:
    german = r("Der Rat trat am Montag zusammen.", '<w:lang w:val="de-DE"/>')
    assert parsed(p(r("Yes", '<w:lang w:val="en-US"/>') + german)).meta.language == "de-DE"
    persian = r("شورا روز دوشنبه نشست داشت.", '<w:rtl/><w:lang w:val="en-US" w:bidi="fa-IR"/>')
    assert parsed(p(persian)).meta.language == "fa-IR"
    assert parsed(p(persian.replace("<w:rtl/>", ""))).meta.language == ""


def test_documents_of_the_strict_kind() -> None:
    data = zipped(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/'
            'relationships/officeDocument" Target="/word/document.xml"/></Relationships>',
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/'
            'main"><w:body><w:p><w:r><w:t>Strict</w:t></w:r></w:p></w:body></w:document>',
        }
    )
    assert [block.text for block in read(data, "a.docx").blocks] == ["Strict"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is no Word document, or it is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "one with a password or of an old program"),
        (zipped({"a.txt": "x"}), "it is no Word document"),
        (
            docx("").replace(b"word/document.xml", b"word/dokument.xml"),
            "there is no text in this file",
        ),
        (docx("<w:p>"), "“word/document.xml” in it is no sound XML"),
    ],
)
def test_what_is_no_word_document(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(data, "a.docx")


def test_without_text_there_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no text in this file"):
        source(tmp_path, docx(p("")))


def test_a_text_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MAX_TEXT", 10)
    with pytest.raises(SourceError, match="the text has more than"):
        parsed(p(TEXT))

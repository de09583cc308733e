"""Tests of briefing/sources/odt: from an OpenDocument text to blocks."""

from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.errors import SourceError
from briefing.manuscript import Source
from briefing.model import Mark, walk
from briefing.sources import pieces
from briefing.sources import read as read_source
from briefing.sources.odt.reader import read
from briefing.sources.parsed import Parsed
from tests.sources.docx.making import picture, zipped
from tests.sources.odt.making import box, frame, h, items, note, odt, p, span, table, tr

TEXT = "Der Rat trat am Montag zusammen."


def parsed(*body: str) -> Parsed:
    return read(odt("".join(body)), "a.odt")


def outline(*body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in walk(parsed(*body).blocks)]


def source(folder: Path, data: bytes) -> Source:
    (folder / "a.odt").write_bytes(data)
    return read_source(folder / "a.odt", "a.odt", Settings())


def test_headings_title_and_subtitle(tmp_path: Path) -> None:
    body = p("Hafengespräche", "P1") + p("Nach neun Runden", "Subtitle") + h("Der Kai")
    article = source(tmp_path, odt(body + h("Schiffe", 2) + p(TEXT))).article
    assert (article.meta.title, article.meta.subtitle) == ("Hafengespräche", "Nach neun Runden")
    assert [(block.kind, block.level, block.text) for block in article.blocks] == [
        ("heading", 2, "Der Kai"), ("heading", 3, "Schiffe"), ("paragraph", 0, TEXT),
    ]  # fmt: skip


def test_marks() -> None:
    text = (
        span("bold", "B") + span("italic", "I") + span("not" + span("again", "B"), "N")
        + span("gone", "S") + span("up", "Up") + span("low", "Low") + span("base", "Base")
        + span("mono", "M") + span("code", "Source_20_Text") + span("both " + span("x", "I"), "B")
    )  # fmt: skip
    assert [(run.text, *sorted(run.marks)) for run in parsed(p(text)).blocks[0].runs] == [
        ("bold", Mark.STRONG), ("italic", Mark.EMPHASIS), ("not",), ("again", Mark.STRONG),
        ("gone", Mark.DELETED), ("up", Mark.SUPERSCRIPT), ("low", Mark.SUBSCRIPT), ("base",),
        ("monocode", Mark.CODE), ("both ", Mark.STRONG), ("x", Mark.EMPHASIS, Mark.STRONG),
    ]  # fmt: skip


def test_spaces_breaks_fields_and_a_heading_in_bold() -> None:
    text = (
        'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\n   e<text:date>Montag</text:date>'
        "<text:soft-page-break/><text:ruby><text:ruby-base>f</text:ruby-base><text:ruby-text>g"
        "</text:ruby-text></text:ruby><text:placeholder>Name</text:placeholder>"
    )
    heading = h(span("Der<text:line-break/>Kai", "B"))
    found = parsed(p(text), heading).blocks
    assert found[0].text == "a b c\nd eMontagf"
    assert [(run.text, run.marks) for run in found[1].runs] == [("Der Kai", frozenset())]


def test_lists_are_nested_and_counted() -> None:
    found = parsed(
        items("Eins", p("Zwei") + items("Tief", name="")), p(TEXT),
        items("Drei", more='text:continue-numbering="true"'), items("Punkt", name="L2"),
        '<text:list text:style-name="L1"><text:list-header><text:p>Kopf</text:p></text:list-header>'
        '<text:list-item text:start-value="7"><text:p>Sieben</text:p></text:list-item>'
        "<text:list-header><text:p>Mehr</text:p></text:list-header></text:list>",
        items("", name="L2"),
    ).blocks  # fmt: skip
    assert [(b.kind, b.ordered, b.start, len(b.children)) for b in found] == [
        ("list", True, 1, 2), ("paragraph", False, 1, 0), ("list", True, 3, 1),
        ("list", False, 1, 1), ("list", True, 7, 2),
    ]  # fmt: skip
    inner = found[0].children[1].children[0]
    assert (inner.ordered, inner.children[0].text) == (False, "Tief")
    assert found[4].children[1].children[0].text == "Mehr"


def test_a_list_goes_on_with_another_by_name() -> None:
    one = items("Eins", more='xml:id="l1"')
    two = items("Zwei", more='text:continue-list="l1"')
    none = items("Eins", more='text:continue-list="l9"')
    assert [b.start for b in parsed(one, p(TEXT), two, p(TEXT), none).blocks] == [1, 1, 2, 1, 1]


def test_a_list_that_numbers_headings_is_none() -> None:
    assert outline(items(h("Der Kai")), items(items(h("Schiffe", 2))), p(TEXT)) == [
        ("heading", "Der Kai"), ("heading", "Schiffe"), ("paragraph", TEXT),
    ]  # fmt: skip


def test_quotations_code_and_rules() -> None:
    assert outline(
        p("Eins.", "P2"), p("Zwei.", "P2"), p("if x:", "P4"), p('<text:s text:c="4"/>y()', "P4"),
        p("", "Horizontal_20_Line"), p("* * *"),
    ) == [
        ("quote", "Eins."), ("paragraph", "Zwei."), ("code", "if x:\n    y()"), ("rule", ""),
        ("rule", ""),
    ]  # fmt: skip


def test_tables() -> None:
    head = f"<table:table-header-rows>{tr('Hafen', 'Schiffe', 'Leute')}</table:table-header-rows>"
    wide = '<table:table-cell table:number-columns-spanned="2">' + p("9", "Right")
    wide += "</table:table-cell><table:covered-table-cell/>"
    twice = '<table:table-cell table:number-columns-repeated="2">' + p("x") + "</table:table-cell>"
    rows = (
        head, (f"<table:table-row><table:table-cell>{p('Kai') + p('Nord')}</table:table-cell>"
        f"{wide}</table:table-row>"), f"<table:table-rows>{tr(twice, 'y')}</table:table-rows>",
        tr("", "", ""),
    )  # fmt: skip
    block = parsed(table(*rows)).blocks[0]
    assert block.text == "Hafen\tSchiffe\tLeute\nKai Nord\t9\t\nx\tx\ty"
    assert [cell.header for row in block.rows for cell in row] == [True] * 3 + [False] * 6
    assert block.rows[1][1].align == "right"


def test_a_row_in_bold_is_a_head() -> None:
    block = parsed(table(tr(span("Hafen", "B"), span("Schiffe", "B")), tr("Kai", "9"))).blocks[0]
    assert [cell.header for cell in block.rows[0]] == [True, True]


def test_tables_that_only_place_things() -> None:
    cell = f"<table:table-cell>{h('Der Kai') + p(TEXT)}</table:table-cell>"
    four = f"<table:table-cell>{p('Eins.') * 4}</table:table-cell>"
    assert outline(table(tr(cell))) == [("heading", "Der Kai"), ("paragraph", TEXT)]
    assert outline(table(tr(four, "Zwei."))) == [("paragraph", "Eins.")] * 4 + [
        ("paragraph", "Zwei.")
    ]


def test_notes_stand_last() -> None:
    found = parsed(
        p(f"Eins{note('Erste.')} zwei{note('Zweite.')}."), table(tr(note("Dritte."), "b"))
    )
    assert [(block.kind, block.id, block.text) for block in found.blocks] == [
        ("paragraph", "", "Eins zwei."), ("table", "", "\tb"), ("note", "n1", "Erste."),
        ("note", "n2", "Zweite."), ("note", "n3", "Dritte."),
    ]  # fmt: skip


def test_links_lead_to_the_web_and_to_bookmarks(tmp_path: Path) -> None:
    body = (
        p('<text:a xlink:href="https://example.org/">web</text:a> '
          '<text:a xlink:href="#Ort">dort</text:a> '
          '<text:a xlink:href="file:///etc/passwd">Datei</text:a>')
        + h('<text:bookmark text:name="Ort"/>Hier')
    )  # fmt: skip
    found = source(tmp_path, odt(p(TEXT) + body)).article.blocks
    assert [(run.text, run.href) for run in found[1].runs if run.text.strip()] == [
        ("web", "https://example.org/"), ("dort", "#h1"), ("Datei", ""),
    ]  # fmt: skip


def test_pictures_with_their_captions(tmp_path: Path) -> None:
    body = (
        p(TEXT) + p(box(p(frame("Pictures/a.png", "Ein Kai") + "Abb. 1: Der Kai", "P3")))
        + p(frame("Pictures/a.png", "a.png")) + p(frame("../../x.png", "Aussen"))
        + p(frame("http://127.0.0.1/x.png", "Fern")) + frame("./Pictures/a.png", "Seite")
        + p("<draw:g>" + frame("Pictures/a.png", "Gruppe") + "</draw:g>")
    )  # fmt: skip
    found = source(tmp_path, odt(body, files={"Pictures/a.png": picture()}))
    figures = [block for block in found.article.blocks if block.kind == "figure"]
    assert [(figure.alt, figure.text, figure.picture) for figure in figures] == [
        ("Ein Kai", "Abb. 1: Der Kai", "f1.png"), (None, "", "f1.png"), ("Aussen", "", ""),
        ("Fern", "", ""), ("Seite", "", "f1.png"), ("Gruppe", "", "f1.png"),
    ]  # fmt: skip
    codes = [diagnostic.code for diagnostic in found.diagnostics]
    assert ("S005" in codes, "S008" in codes) == (True, True)


SIZE = 'svg:width="0.8467cm" svg:height="0.42333cm"'
KEY = frame("Pictures/a.png", "K").replace("<draw:frame", f"<draw:frame {SIZE}")


def test_a_small_picture_set_as_a_letter_stands_between_the_words() -> None:
    letter = KEY.replace("<draw:frame", '<draw:frame text:anchor-type="as-char"')
    body = p(TEXT + letter) + h(TEXT + letter) + p(TEXT + KEY)
    blocks = read(odt(body, files={"Pictures/a.png": picture()}), "a.odt").blocks
    assert [block.kind for block in blocks] == [
        "paragraph", "heading", "figure", "paragraph", "figure",
    ]  # fmt: skip
    assert [(one.width, one.height) for block in blocks for one in block.insets] == [(2.0, 1.0)]


def test_text_boxes_and_shapes() -> None:
    shape = f"<draw:custom-shape>{p('In der Form')}</draw:custom-shape>"
    short = box(p("Kasten: drei Dinge"))
    assert outline(p("Davor." + short), p(shape), p(box("")), p("Danach.")) == [
        ("paragraph", "Davor."), ("quote", "Kasten: drei Dinge"), ("quote", "In der Form"),
        ("paragraph", "Danach."),
    ]  # fmt: skip
    assert outline(table(tr("a" + box(p("Kasten")), "b"))) == [
        ("table", "a\tb"), ("quote", "Kasten"),
    ]  # fmt: skip


def test_tracked_changes_count_as_accepted_and_losses_are_listed() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
        f"<dc:creator>Lena</dc:creator></office:change-info>{p('alt')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    comment = (
        f"<office:annotation><dc:creator>Lena</dc:creator>{p('Stimmt das?')}</office:annotation>"
    )
    chart = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    contents = f"<text:table-of-content><text:index-body>{p('Kai 1')}</text:index-body>"
    body = (
        changes + contents + "</text:table-of-content>" + p("Kai 2", "Contents_20_1")
        + p("Der <text:change-start/>neue<text:change-end/> Kai." + comment + chart)
        + p(span("geheim", "H") + "<text:hidden-text>x</text:hidden-text>")
        + table(tr("a" + comment, "b"))
    )  # fmt: skip
    margins = f"<style:header>{p('Hafenamt')}</style:header><style:footer>{p('7')}</style:footer>"
    found = read(odt(body, margins=margins), "a.odt")
    assert [block.text for block in found.blocks] == ["Der neue Kai.", "a\tb"]
    assert [diagnostic.message for diagnostic in found.diagnostics] == [
        (
            "left out: 1 page header, deleted text, 1 table of contents, 2 comments, "
            "1 embedded object, such as a chart or a formula, hidden text"
        )
    ]


def test_what_the_properties_say(tmp_path: Path) -> None:
    meta = (
        "<dc:title>Hafengespräche enden</dc:title><meta:initial-creator>Lena Brandt"
        "</meta:initial-creator><dc:creator>user</dc:creator>"
        "<meta:creation-date>2018-07-20T10:00:00.123456789</meta:creation-date>"
        "<meta:keyword>Häfen; Schiffe</meta:keyword>"
    )
    found = source(tmp_path, odt(p(TEXT), meta=meta)).article.meta
    assert (found.title, found.authors, found.published, found.language, found.tags) == (
        "Hafengespräche enden", ("Lena Brandt",), "2018-07-20", "de-DE", ("Häfen", "Schiffe"),
    )  # fmt: skip


def test_the_language_fits_the_script() -> None:
    assert parsed(p("شورا روز دوشنبه نشست داشت.")).meta.language == "fa-IR"
    assert parsed(p("Обзор")).meta.language == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is no OpenDocument text, or it is damaged"),
        (zipped({"a": ""}), "there is no “content.xml” in it"),
        (zipped({"content.xml": "<a/>"}), "this is no OpenDocument text"),
        (odt("<text:p>"), "“content.xml” in it is no sound XML"),
        (odt("").replace(b"mimetype", b"mimetipe"), "there is no text in this file"),
        (odt("", files={"META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:'
         'opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'}),
         "this file is encrypted"),
    ],
)  # fmt: skip
def test_what_is_no_opendocument_text(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        source(tmp_path, data)


def test_a_text_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MAX_TEXT", 10)
    with pytest.raises(SourceError, match="the text has more than"):
        parsed(p(TEXT))

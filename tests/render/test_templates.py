from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from briefing.model import Block, Briefing, Cell, Point, Run, Summary
from briefing.render import templates
from briefing.render.sheet import Sheet
from briefing.render.templates import document
from briefing.render.theme import find_theme
from jinja2 import UndefinedError
from tests.render.samples import briefing, of_blocks, paragraph, right_to_left, with_terms

ROOT = Path(__file__).resolve().parents[2]
CLASSIC = find_theme("classic", (ROOT / "styles",))
XHTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = ("p", "li", "h2", "h3", "h4", "td", "th", "pre", "figcaption", "caption")
OutputName = Literal["pdf", "epub", "html"]
OUTPUTS: tuple[OutputName, ...] = ("pdf", "epub", "html")


def page(sample: Briefing, output: OutputName = "html", limit: int = 99) -> str:
    return document(Sheet(sample, CLASSIC, output, limit=limit))


def tree(sample: Briefing, output: OutputName = "html") -> ET.Element:
    return ET.fromstring(page(sample, output).encode())


def ids(root: ET.Element) -> list[str]:
    return [name for element in root.iter() if (name := element.get("id"))]


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize(
    "sample", [briefing(), right_to_left(), with_terms()], ids=["ltr", "rtl", "terms"]
)
def test_a_page_is_well_formed_and_every_link_leads_somewhere(
    sample: Briefing, output: OutputName
) -> None:
    root = tree(sample, output)
    names = ids(root)
    links = [h for e in root.iter() if (h := e.get("href", "")).startswith("#")]
    assert len(names) == len(set(names))
    assert {link[1:] for link in links} <= set(names)


@pytest.mark.parametrize("sample", [briefing(), with_terms()], ids=["actors", "terms"])
def test_a_page_of_print_may_begin_at_every_text_behind_the_masthead(sample: Briefing) -> None:
    root = tree(sample, "pdf")
    masthead = next(e for e in root.iter() if e.get("class", "").startswith("masthead"))
    named = {below for e in root.iter() if e.get("id") for below in e.iter()}
    blocks = {e for e in root.iter() if e.tag.removeprefix(XHTML) in BLOCKS} - {*masthead.iter()}
    assert sorted("".join(e.itertext()) for e in blocks - named) == []


@pytest.mark.parametrize("output", OUTPUTS)
def test_all_outputs_have_the_same_parts_in_the_same_order(output: OutputName) -> None:
    root = tree(briefing(), output)
    parts = {"masthead", "summary", "actors", "article", "notes", "colophon"}
    found = [name for e in root.iter() for name in e.get("class", "").split() if name in parts]
    assert found == ["masthead", "summary", "actors", "article", "notes", "colophon"]


@pytest.mark.parametrize("output", OUTPUTS)
def test_one_h1_and_no_level_is_skipped(output: OutputName) -> None:
    levels = [int(e.tag[-1]) for e in tree(briefing(), output).iter() if re.search(r"}h\d$", e.tag)]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_only_an_ebook_speaks_of_epub() -> None:
    assert "epub:type" in page(briefing(), "epub")
    assert "epub" not in page(briefing(), "html").replace("output-epub", "")


def test_markup_in_a_title_stays_text() -> None:
    assert "<title>Ports &amp; &lt;i&gt;</title>" in page(briefing(title="Ports & <i>"))


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% for %}", "${x}"])
def test_content_is_never_a_template(text: str) -> None:
    assert text in page(of_blocks((paragraph(1, text),)))


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_a_publisher_says_beside_the_text_is_printed(output: OutputName) -> None:
    found = {e.get("class"): "".join(e.itertext()) for e in tree(signed(), output).iter()}
    assert (found["status"], found["edition"]) == ("Draft", "Second edition")
    assert found["contacts"] == "Ana Baker, editor"
    assert (found["credits"], found["disclaimer"]) == ("Credits: Photographs: Joon", "No advice.")


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_letterhead_stands_at_the_head_of_the_first_page(output: OutputName) -> None:
    masthead = next(e for e in tree(signed(), output).iter() if e.get("class") == "masthead")
    letterhead = masthead[0]
    picture = next(letterhead.iter(f"{XHTML}img"))
    assert (letterhead.get("class"), picture.get("alt")) == ("letterhead", "Quay Press")
    assert [e.text for e in letterhead.iter() if e.get("class") == "address"] == ["4 Quay Street"]


def test_print_has_a_code_of_the_address_with_a_text_alternative() -> None:
    titles = [e.text for e in tree(signed(), "pdf").iter("{http://www.w3.org/2000/svg}title")]
    assert titles[-1] == "QR code of https://example.org/ports?a=1&b=2"


def test_print_says_in_its_text_what_its_margins_say_of_handling() -> None:
    found = {e.get("class"): "".join(e.itertext()) for e in tree(signed(), "pdf").iter()}
    assert found["handled"] == "Handling: TLP:RED"


def signed() -> Briefing:
    return briefing(
        marking="TLP:RED",
        status="draft",
        edition="Second edition",
        contacts=("Ana Baker, editor",),
        credits=("Photographs: Joon",),
        disclaimer=("No advice.",),
        logo="f1.png",
        address=("4 Quay Street", "Lyrehaven"),
        qr=True,
    )


def test_every_class_is_listed_for_makers_of_themes() -> None:
    listed = set(re.findall(r"`\.([a-z-]+)`", (ROOT / "styles" / "README.md").read_text()))
    used = {
        name
        for output in OUTPUTS
        for sample in (briefing(), right_to_left(), with_terms(), crowded(), edited(), signed())
        for element in tree(sample, output).iter()
        for name in element.get("class", "").split()
        if not name.startswith(("output-", "paper-"))
    }
    assert used <= listed


def crowded() -> Briefing:
    sample = of_blocks((paragraph(1, "Mira Oduya met Valdoria."), *odd_blocks()))
    odd = replace(sample.actors[0], aliases=("Oduya",), rank="Captain", note="Seen.", unsure=True)
    return replace(sample, actors=(odd, *sample.actors[1:]))


def odd_blocks() -> tuple[Block, ...]:
    cell = Cell((Run("x" * 40),), align="center")
    return (
        Block("f1", "figure", (Run("Lost"),), alt=None),
        Block("f2", "figure", picture="f1.png", alt="", decorative=True),
        Block("t1", "table", rows=((cell,),)),
        Block("n1", "note", (Run("Nobody refers to it."),)),
    )


def edited() -> Briefing:
    sample = briefing()
    return replace(sample, summary=Summary((Point("Words of an editor."),), "editor"))


def test_a_lost_picture_leaves_its_alternative_or_says_so() -> None:
    assert "Picture not available" in page(crowded())


def test_decor_is_not_printed() -> None:
    assert 'id="f2"' not in page(crowded(), "pdf")
    assert 'alt=""' in page(crowded(), "html")


def test_a_table_without_caption_is_called_by_its_number() -> None:
    assert 'aria-label="Table 1"' in page(crowded())


def test_a_note_without_reference_has_no_link_back() -> None:
    assert 'href="#ref-n1"' not in page(crowded())


def test_a_card_shows_all_that_is_known() -> None:
    text = re.sub(r"<[^>]+>", "", page(crowded()))
    for said in ("head of the port council; Captain", "also “Oduya”", "uncertain", "Seen."):
        assert said in text


def test_actors_without_room_are_named_in_a_line() -> None:
    text = page(briefing(), limit=1)
    assert "Also named" in text
    assert '<span class="named" id="actor-valdoria">' in text


def test_an_editors_words_without_a_place_have_no_link() -> None:
    point = page(edited()).split('class="point">')[1].split("</li>")[0]
    assert point == "Words of an editor."


def test_a_point_that_was_cut_begins_with_a_capital() -> None:
    sample = of_blocks((paragraph(1, "However, ports closed."),))
    cut = Summary((Point("ports closed.", "p1", 9, 22, trimmed=True),))
    assert 'class="point">Ports <span class="keep">closed. ' in page(replace(sample, summary=cut))


def test_without_points_or_actors_the_boxes_are_left_out() -> None:
    bare = replace(briefing(), summary=Summary(), actors=())
    assert not {"summary", "actors", "actors-end"} & set(ids(tree(bare)))
    assert "Generated parts" not in page(bare)


def test_an_ebook_links_to_short_anchors_and_print_to_the_words() -> None:
    assert 'href="#at-p1" aria-label="Paragraph 1"' in page(briefing(), "epub")
    assert 'href="#said-1" aria-label="Paragraph 1"' in page(briefing(), "pdf")


def test_labels_in_another_language_than_the_text_say_so() -> None:
    pashto = briefing(language="ps")
    assert '<h2 id="summary" lang="en" xml:lang="en" dir="ltr">' in page(pashto)
    assert '<h2 id="summary">' in page(briefing())


@pytest.mark.parametrize(
    ("output", "target"), [("pdf", "#p3"), ("html", "#p3"), ("epub", "#at-p3")]
)
def test_key_terms_stand_in_place_of_the_actors_and_say_so(output: OutputName, target: str) -> None:
    (box,) = [e for e in tree(with_terms(), output).iter() if e.get("class") == "terms"]
    terms = [e for e in box.iter() if e.get("class") == "term"]
    assert ["".join(term.itertext()) for term in terms] == ["شورای بندر ¶1", "دوم ¶3"]
    assert [a.get("href") for a in terms[1].iter(f"{XHTML}a")] == [target]
    assert "پربسامد" in "".join(box.itertext())


def test_actors_of_an_editor_leave_no_room_for_key_terms() -> None:
    sample = replace(with_terms(), actors=right_to_left().actors)
    assert 'class="terms"' not in page(sample)
    assert 'class="actors"' in page(sample)


def test_a_theme_may_replace_one_part(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "templates" / "parts").mkdir(parents=True)
    (own / "theme.toml").write_text('extends = "classic"')
    (own / "templates" / "parts" / "colophon.xhtml").write_text("<footer>Ours</footer>")
    theme = find_theme("own", (tmp_path, ROOT / "styles"))
    html = document(Sheet(briefing(), theme, "html"))
    assert "<footer>Ours</footer>" in html
    assert 'class="masthead"' in html


def test_a_part_that_asks_for_something_unknown_fails(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "templates" / "parts").mkdir(parents=True)
    (own / "theme.toml").write_text('extends = "classic"')
    (own / "templates" / "parts" / "colophon.xhtml").write_text("{{ nothing }}")
    with pytest.raises(UndefinedError):
        document(Sheet(briefing(), find_theme("own", (tmp_path, ROOT / "styles")), "html"))


def test_a_compiled_template_that_is_damaged_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "COMPILED", tmp_path / "kept")
    theme = find_theme("classic")

    def fresh() -> str:
        templates.environment.cache_clear()
        return document(Sheet(briefing(), theme, "html"))

    page = fresh()
    kept = list((tmp_path / "kept").iterdir())
    for path in kept:
        path.write_bytes(path.read_bytes()[:40])
    assert fresh() == page
    assert kept
    templates.environment.cache_clear()

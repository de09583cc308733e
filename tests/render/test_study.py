"""A study: cover, contents, numbered headings and index in all outputs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from briefing.config import Settings
from briefing.model import Actor, Briefing, Summary
from briefing.output import Output
from briefing.render.edition import render_edition
from briefing.render.sheet import Sheet
from briefing.render.templates import document
from briefing.render.theme import find_theme
from briefing.sources import read
from pypdf import PdfReader
from tests.render import books, samples, trees

CLASSIC = find_theme("classic")


def study() -> Briefing:
    return replace(samples.briefing(), form="study")


@cache
def edition() -> Mapping[str, Output]:
    return render_edition(study(), CLASSIC, "a4", ("pdf", "epub"), Output("a.md", b"# A\n")).outputs


@cache
def print_() -> PdfReader:
    return PdfReader(BytesIO(edition()["pdf"].data))


def text(page: int) -> str:
    return " ".join(print_().pages[page - 1].extract_text().split())


def test_the_cover_has_the_title_and_the_chapters_with_their_paragraphs() -> None:
    assert "why 3 < 4 still matters" in text(1)
    assert re.search(r"1 The talks ¶2–7 2 What follows ¶8", text(1))


def test_contents_have_the_pages_on_which_things_are() -> None:
    found = re.findall(r"(Summary|The talks|What follows|Index of actors) (\d)", text(2))
    for words, page in found:
        assert words.lower() in text(int(page)).lower()
    assert len(found) == 4
    assert "1.1 What is asked" in text(2)


def test_contents_are_tagged_as_contents_with_links() -> None:
    found = trees.tree(print_())
    (contents,) = trees.named(found, "/TOC")
    lines = trees.kids(contents)
    assert {line["/S"] for line in lines} == {"/TOCI"}
    assert all(trees.kinds(line) == ["/Reference"] for line in lines)
    inside = [kind for line in lines for kind in trees.kinds(trees.kids(line)[0])]
    assert inside.count("/Link") == 2 * len(lines)


def test_contents_of_pdf_2_say_what_their_lines_are_about() -> None:
    lines = trees.named(trees.tree(trees.printed(study(), pdf2=True)), "/TOCI")
    targets = [line["/Ref"][0].get_object()["/S"] for line in lines]
    assert targets == ["/H2"] * 3 + ["/H3"] + ["/H2"] * (len(lines) - 4)


def test_a_page_that_begins_with_the_sidebar_is_marked_there_in_the_ebook() -> None:
    silent = replace(study(), summary=Summary())
    made = render_edition(silent, CLASSIC, "a4", ("pdf", "epub"), Output("a.md", b"# A\n")).outputs
    page = books.tree(made["epub"], "text/briefing.xhtml")
    heading = books.by_id(page, "actors")
    assert [child.get("id") for child in heading] == ["page-3"]


def test_the_running_head_is_the_chapter_in_which_a_page_begins() -> None:
    assert "2 What follows Harbour briefings" in text(len(print_().pages))


def test_the_outline_has_the_numbers() -> None:
    titles = [str(entry["/Title"]) for entry in _entries(print_().outline)]
    assert [title for title in titles if title[0].isdigit()] == [
        "1 The talks",
        "1.1 What is asked",
        "2 What follows",
    ]


def _entries(outline: object) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for entry in outline if isinstance(outline, list) else ():
        found += _entries(entry) if isinstance(entry, list) else [entry]
    return found


def test_the_index_names_actors_without_a_card_and_is_their_target() -> None:
    crowd = tuple(
        Actor(f"clerk-{n}", f"Clerk {n}", "person", mentions=study().actors[0].mentions, key=True)
        for n in range(30)
    )
    sheet = compose_sheet(replace(study(), actors=crowd))
    assert sheet.count('id="actor-clerk-') == 30
    assert 'class="index-link" href="#index"' in sheet


def compose_sheet(sample: Briefing) -> str:
    """Return the page of a print, with as many cards as there is room for."""
    return document(Sheet(sample, CLASSIC, "pdf", "a4", limit=3))


def test_ebook_and_print_have_the_same_pages_and_numbers() -> None:
    page = books.tree(edition()["epub"], "text/briefing.xhtml")
    headings = [books.words(e) for e in page.iter(f"{books.HTML}h2", f"{books.HTML}h3")]
    assert [words for words in headings if words[0].isdigit()] == [
        "1 The talks",
        "1.1 What is asked",
        "2 What follows",
    ]
    listed = books.tree(edition()["epub"], "nav.xhtml")
    assert "1.1 What is asked" in books.words(listed)
    breaks = [e for e in page.iter() if e.get("role") == "doc-pagebreak"]
    assert len(breaks) == len(print_().pages)


def test_a_web_page_has_contents_without_page_numbers_and_an_index_with_paragraphs() -> None:
    page = document(Sheet(study(), CLASSIC, "html"))
    contents = page.partition('class="toc"')[2].partition("</section>")[0]
    assert 'href="#h2"' in contents
    assert 'class="page"' not in contents
    assert re.search(r'class="indexed">Valdoria</span>.*?>¶1</a>, .*?>¶8</a>', page)


def test_other_forms_have_none_of_it() -> None:
    page = document(Sheet(samples.briefing(), CLASSIC, "html"))
    assert not re.search(r'<section class="(?:toc|index|in-this)"|section-number"|form-', page)


def test_an_article_that_is_read_from_its_study_again_has_no_numbers(tmp_path: Path) -> None:
    path = tmp_path / "ports.epub"
    path.write_bytes(edition()["epub"].data)
    found = read(path, "ports.epub", Settings()).article
    headings = [block.text for block in found.walk() if block.kind == "heading"]
    assert headings == ["The talks", "What is asked", "What follows"]

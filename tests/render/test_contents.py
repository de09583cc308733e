"""What the table of contents and the landmarks lead to."""

from __future__ import annotations

import pytest
from briefing.errors import RenderError
from briefing.model import Block, Run
from briefing.render.chapters import Chapters
from briefing.render.contents import Entry, below, contents
from briefing.render.sheet import Sheet
from briefing.render.theme import find_theme
from tests.render import samples

IDS = ("summary", "actors", "article", "notes", *(f"h{n}" for n in range(1, 9)))
PLACES = Chapters((), dict.fromkeys(IDS, "briefing.xhtml"))
CLASSIC = find_theme("classic")


def outline(entries: tuple[Entry, ...]) -> list[object]:
    return [(e.title, outline(e.children)) if e.children else e.title for e in entries]


def article(*headings: tuple[int, str]) -> list[object]:
    """Return the outline of an article with these headings, given as levels and texts."""
    blocks = tuple(samples.heading(n, text, level) for n, (level, text) in enumerate(headings, 1))
    sheet = Sheet(samples.of_blocks((*blocks, samples.paragraph(1, "Text."))), CLASSIC, "epub")
    (entry,) = contents(sheet, PLACES).entries
    return outline(entry.children)


def test_generated_parts_article_and_notes_stand_in_reading_order() -> None:
    found = contents(Sheet(samples.briefing(), CLASSIC, "epub"), PLACES)
    talks = ("The talks", ["What is asked"])
    assert outline(found.entries) == [
        "Summary",
        "Key actors",
        ("Article", [talks, "What follows"]),
        "Notes",
    ]
    assert found.entries[0].address == "text/briefing.xhtml#summary"


def test_parts_that_are_not_there_have_no_entry() -> None:
    sheet = Sheet(samples.of_blocks((samples.paragraph(1, "Text."),)), CLASSIC, "epub")
    found = contents(sheet, PLACES)
    assert outline(found.entries) == ["Article"]
    assert [mark.kind for mark in found.landmarks] == ["cover", "toc", "bodymatter"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((2, 2), ["a", "b"]),
        ((2, 4, 3), [("a", ["b", "c"])]),
        ((3, 2, 3), ["a", ("b", ["c"])]),
        ((2, 3, 4, 2), [("a", [("b", ["c"])]), "d"]),
    ],
)
def test_headings_nest_by_level_even_where_levels_are_skipped(
    levels: tuple[int, ...], expected: list[object]
) -> None:
    assert article(*zip(levels, "abcd", strict=False)) == expected


def test_a_heading_of_two_lines_is_one_line() -> None:
    assert article((2, "One\nand two")) == ["One and two"]


def test_headings_in_quotes_are_not_the_articles() -> None:
    quote = Block("p1", "quote", (Run("So it said:"),), children=(samples.heading(1, "Quoted"),))
    sheet = Sheet(samples.of_blocks((quote,)), CLASSIC, "epub")
    assert outline(contents(sheet, PLACES).entries) == ["Article"]


def test_notes_are_a_landmark() -> None:
    marks = contents(Sheet(samples.briefing(), CLASSIC, "epub"), PLACES).landmarks
    kinds = {mark.kind: mark.address for mark in marks}
    assert kinds["endnotes"] == "text/briefing.xhtml#notes"
    assert kinds["cover"] == "text/cover.xhtml"


def test_entries_below_come_in_reading_order() -> None:
    inner = Entry("b", "", (Entry("c", ""),))
    assert [entry.title for entry in below(Entry("a", "", (inner, Entry("d", ""))))] == [
        "b",
        "c",
        "d",
    ]


def test_a_part_without_its_id_is_named() -> None:
    with pytest.raises(RenderError, match="“summary”"):
        contents(Sheet(samples.briefing(), CLASSIC, "epub"), Chapters((), {}))


def test_key_terms_have_an_entry_where_there_are_no_actors() -> None:
    places = Chapters((), {**PLACES.homes, "terms": "briefing.xhtml"})
    entries = contents(Sheet(samples.with_terms(), CLASSIC, "epub"), places).entries
    assert [entry.address.partition("#")[2] for entry in entries] == [
        "summary",
        "terms",
        "article",
        "notes",
    ]

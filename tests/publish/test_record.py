from __future__ import annotations

import json
from dataclasses import replace

import pytest
from briefing.errors import Diagnostic, Place
from briefing.model import (
    Actor,
    Article,
    Block,
    Briefing,
    Cell,
    Event,
    Inset,
    Link,
    Mention,
    Meta,
    Point,
    Run,
    Summary,
)
from briefing.publish.record import PARTS, record


def block(name: str, kind: str, text: str = "", **more: object) -> Block:
    runs = (Run(text),) if text else ()
    return Block(id=name, kind=kind, runs=runs, **more)  # type: ignore[arg-type]


LIST = block(
    "l1",
    "list",
    children=(block("p2", "item", "One", level=1), block("p3", "item", "Two", level=1)),
)
TABLE = block("t1", "table", "Ships", rows=((Cell((Run("a"),)), Cell((Run("b"),))),))
BRIEFING = Briefing(
    slug="visit",
    article=Article(
        Meta(title="The visit", authors=("A", "B"), published="2018-07"),
        (
            block("h1", "heading", "Start", level=2),
            block("p1", "paragraph", "Mira Oduya went home."),
            LIST,
            block("r1", "rule"),
            block("f1", "figure", "The caption"),
            TABLE,
            block("n1", "note", "A note"),
        ),
    ),
    summary=Summary((Point("Mira Oduya went home.", "p1", 0, 21, why=(("lead", 0.5),)),), "editor"),
    actors=(
        Actor("mira-oduya", "Mira Oduya", "person", mentions=(Mention("p1", 0, 10),), key=True),
    ),
    diagnostics=(Diagnostic("S003", "no date", Place("visit.md", 3, 1), hint="give one"),),
)


def test_everything_can_be_written_as_json() -> None:
    found = record(BRIEFING, "visit.md", PARTS, why=True)
    assert json.loads(json.dumps(found)) == found


def test_blocks_are_listed_in_reading_order_without_containers() -> None:
    blocks = record(BRIEFING, "visit.md", ["blocks"])["blocks"]
    assert blocks == [
        {"id": "h1", "kind": "heading", "level": 2, "text": "Start"},
        {"id": "p1", "kind": "paragraph", "level": 0, "text": "Mira Oduya went home."},
        {"id": "p2", "kind": "item", "level": 1, "text": "One"},
        {"id": "p3", "kind": "item", "level": 1, "text": "Two"},
        {"id": "f1", "kind": "figure", "level": 0, "text": "The caption"},
        {"id": "t1", "kind": "table", "level": 0, "text": "Ships\na\tb"},
        {"id": "n1", "kind": "note", "level": 0, "text": "A note"},
    ]


def test_a_date_that_is_not_known_is_null() -> None:
    meta = record(BRIEFING, "visit.md", ["meta"])["meta"]
    assert meta == {
        "title": "The visit",
        "subtitle": "",
        "authors": ["A", "B"],
        "published": "2018-07",
        "updated": None,
        "language": "en",
        "direction": "ltr",
        "site": "",
        "url": "",
    }


def test_a_point_says_where_it_comes_from() -> None:
    assert record(BRIEFING, "visit.md", ["summary"])["summary"] == [
        {
            "text": "Mira Oduya went home.",
            "block": "p1",
            "start": 0,
            "end": 21,
            "origin": "editor",
            "trimmed": False,
        }
    ]


def test_a_mention_has_the_text_of_its_block() -> None:
    assert record(BRIEFING, "visit.md", ["actors"])["actors"] == [
        {
            "id": "mira-oduya",
            "name": "Mira Oduya",
            "kind": "person",
            "role": "",
            "rank": "",
            "country": "",
            "aliases": [],
            "mentions": [{"block": "p1", "start": 0, "end": 10, "text": "Mira Oduya"}],
            "salience": 0.0,
            "key": True,
        }
    ]


def test_a_diagnostic_is_spread_out() -> None:
    assert record(BRIEFING, "visit.md", ["diagnostics"])["diagnostics"] == [
        {
            "code": "S003",
            "severity": "warning",
            "message": "no date",
            "path": "visit.md",
            "line": 3,
            "column": 1,
        }
    ]


@pytest.mark.parametrize("part", ["summary", "actors"])
def test_why_is_said_on_request(part: str) -> None:
    entries = record(BRIEFING, "visit.md", [part], why=True)[part]
    assert isinstance(entries, list)
    assert entries[0]["why"] == ({"lead": 0.5} if part == "summary" else {})


def test_key_terms_stand_behind_the_actors_where_there_are_any() -> None:
    term = Point("Mira", "p1", 0, 4, why=(("frequency", 1.0),))
    with_terms = replace(BRIEFING, actors=(), terms=(term,))
    entry = {"text": "Mira", "block": "p1", "start": 0, "end": 4}
    assert list(record(with_terms, "visit.md", ("actors", "diagnostics")))[2:] == [
        "actors",
        "terms",
        "diagnostics",
    ]
    assert record(with_terms, "visit.md", ("actors",))["terms"] == [entry]
    assert record(with_terms, "visit.md", ("actors",), why=True)["terms"] == [
        {**entry, "why": {"frequency": 1.0}}
    ]
    assert "terms" not in record(with_terms, "visit.md", ("summary",))
    assert "terms" not in record(BRIEFING, "visit.md", PARTS)


def test_events_and_links_are_told_with_their_paragraphs() -> None:
    drawn = replace(
        BRIEFING,
        timeline=(Event("2018-07", "Mira sailed.", "p1", 0, 12),),
        links=(Link("mira", "joon", ("p1", "p2"), 1, 1),),
    )
    assert record(drawn, "visit.md", ("timeline", "links")) == {
        "source": "visit.md",
        "slug": BRIEFING.slug,
        "timeline": [
            {
                "date": "2018-07",
                "text": "Mira sailed.",
                "block": "p1",
                "start": 0,
                "end": 12,
                "trimmed": False,
            }
        ],
        "links": [
            {"actors": ["mira", "joon"], "blocks": ["p1", "p2"], "sentences": 1, "paragraphs": 1}
        ],
    }


def test_a_picture_in_a_line_is_listed_behind_the_block_that_it_is_in() -> None:
    runs = (Run("So "), Run("x", inset=Inset("f1.png", "x", "f1")), Run(" it is."))
    article = Article(Meta(), (Block("p1", "paragraph", runs),))
    found = record(replace(BRIEFING, article=article), "a.md", ("blocks",))
    assert found["blocks"] == [
        {"id": "p1", "kind": "paragraph", "level": 0, "text": "So x it is."},
        {"id": "f1", "kind": "figure", "level": 0, "text": "", "inside": "p1"},
    ]

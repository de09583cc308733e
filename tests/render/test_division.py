"""Where large pages are divided."""

from __future__ import annotations

import pytest
from briefing.render.division import divided
from briefing.render.wellformed import XHTML
from lxml import etree

TEXT = "x" * 400


def page(*parts: str) -> etree._Element:
    body = "".join(parts)
    return etree.fromstring(
        f'<html xmlns="{XHTML[1:-1]}" lang="en"><head><title>T</title></head>'
        f'<body class="b"><div class="briefing">{body}</div></body></html>'
    )


def article(content: str) -> str:
    return f'<section id="article" aria-label="Article" class="article">{content}</section>'


def paragraphs(count: int) -> str:
    return f"<p>{TEXT}</p>" * count


def first_blocks(root: etree._Element, limit: int = 3_000) -> list[str]:
    """Return the first element in the article's part of each page."""
    return [
        etree.QName(next(iter(found.find(f".//{XHTML}section")))).localname
        for found in divided(root, limit)
        if found.find(f".//{XHTML}section") is not None
    ]


def test_a_page_within_the_limit_stays_as_it_is() -> None:
    root = page(article(paragraphs(3)))
    assert divided(root, 30_000) == (root,)


def test_text_is_divided_before_headings_of_the_highest_level() -> None:
    chapter = "<h2>A</h2>" + paragraphs(2) + "<h3>B</h3>" + paragraphs(1)
    assert set(first_blocks(page(article(chapter * 6)))) == {"h2"}


def test_a_long_section_is_divided_before_lower_headings() -> None:
    section = "<h2>A</h2>" + ("<h3>B</h3>" + paragraphs(3)) * 4
    assert set(first_blocks(page(article(section)))) == {"h2", "h3"}


def test_text_without_headings_is_divided_between_blocks() -> None:
    pages = divided(page(article(paragraphs(20))), 3_000)
    assert sum(len(list(found.iter(f"{XHTML}p"))) for found in pages) == 20
    assert all(len(etree.tostring(found)) <= 3_000 for found in pages)


def test_a_heading_is_not_left_at_the_end_of_a_page() -> None:
    pages = divided(page(article((paragraphs(4) + "<h6>Last</h6>") * 5)), 2_800)
    last = [list(found.iter())[-1].tag for found in pages[:-1]]
    assert f"{XHTML}h6" not in last


def test_the_parts_of_a_page_come_apart_first() -> None:
    notes = f'<section id="notes-part" class="notes">{paragraphs(4)}</section>'
    pages = divided(page(article(paragraphs(4)), notes), 3_000)
    assert [found.find(f".//{XHTML}section").get("class") for found in pages] == [
        "article",
        "notes",
    ]


def test_head_and_surroundings_are_on_every_page_and_ids_on_the_first_only() -> None:
    pages = divided(page(article(paragraphs(20))), 3_000)
    sections = [found.find(f".//{XHTML}section") for found in pages]
    assert {found.findtext(f".//{XHTML}title") for found in pages} == {"T"}
    assert {found.find(f"{XHTML}body").get("class") for found in pages} == {"b"}
    assert {section.get("aria-label") for section in sections} == {"Article"}
    assert [s.get("id") for s in sections] == ["article"] + [None] * (len(pages) - 1)


@pytest.mark.parametrize(("attribute", "start"), [("", 1), (' start="7"', 7)])
def test_a_numbered_list_goes_on_with_its_numbers(attribute: str, start: int) -> None:
    items = f"<li>{TEXT}</li>" * 20
    pages = divided(page(article(f"<ol{attribute}>{items}</ol>")), 3_000)
    lists = [found.find(f".//{XHTML}ol") for found in pages]
    at = start
    for number, found in enumerate(lists):
        assert found.get("start", "1") == str(at), number
        at += len(found)


def test_a_table_goes_on_with_its_headings_but_not_their_ids() -> None:
    rows = f"<tr><td>{TEXT}</td></tr>" * 20
    head = '<thead><tr><th><a id="m-1" href="#x">Port</a></th></tr></thead>'
    pages = divided(page(article(f'<table id="t1">{head}<tbody>{rows}</tbody></table>')), 3_000)
    tables = [found.find(f".//{XHTML}table") for found in pages]
    assert {table.findtext(f"{XHTML}thead//{XHTML}a") for table in tables} == {"Port"}
    assert len([e for table in tables for e in table.iterfind(".//*[@id='m-1']")]) == 1


def test_a_single_block_beyond_the_limit_stays_whole() -> None:
    pages = divided(page(article(f"<p>{TEXT * 20}</p>" + paragraphs(2))), 3_000)
    assert f"<p>{TEXT * 20}</p>".encode() in b"".join(
        etree.tostring(p).replace(f' xmlns="{XHTML[1:-1]}"'.encode(), b"")
        for found in pages
        for p in found.iter(f"{XHTML}p")
    )

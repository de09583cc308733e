from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from briefing.output import Output
from briefing.render.html import render
from briefing.render.theme import find_theme
from tests.render.samples import briefing, meta, of_blocks, paragraph, right_to_left

CLASSIC = find_theme("classic", (Path(__file__).resolve().parents[2] / "styles",))


@cache
def output() -> Output:
    return render(briefing(), CLASSIC, "a4")


@pytest.fixture
def page() -> str:
    return output().data.decode()


def test_the_page_is_one_file_without_scripts(page: str) -> None:
    assert re.findall(r'(?:src|srcset)="(?!data:)', page) == []
    assert re.findall(r"url\((?!\"?data:)", page) == []
    assert not re.search(r"<script|<link|<form|\son\w+=", page)


def test_pictures_and_fonts_are_inside(page: str) -> None:
    assert 'src="data:image/png;base64,' in page
    assert page.count("@font-face{") > 4


def test_a_latin_page_carries_no_arabic_font() -> None:
    plain = render(of_blocks((paragraph(1, "Just words."),)), CLASSIC, "").data.decode()
    assert '@font-face{font-family:"Briefing Arabic"' not in plain


def test_pointing_at_a_card_lights_up_its_mentions(page: str) -> None:
    card, mentions = "#actor-mira-oduya:is(:hover,:target)", '.mention[href="#actor-mira-oduya"]'
    assert f".briefing:has({card}) {mentions}" in page


def test_dark_and_narrow_screens_are_provided_for(page: str) -> None:
    assert "prefers-color-scheme: dark" in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1"/>' in page


def test_two_pages_are_the_same_bytes() -> None:
    assert render(briefing(), CLASSIC, "a5") == output()


def test_two_right_to_left_pages_are_the_same_bytes() -> None:
    assert render(right_to_left(), CLASSIC, "a4") == render(right_to_left(), CLASSIC, "a5")


def test_the_handling_mark_stands_at_head_and_foot_and_in_the_metadata() -> None:
    marked = of_blocks((paragraph(1, "Just words."),), replace(meta(), marking="OFFICIAL"))
    page = render(marked, CLASSIC, "").data.decode()
    body = page.partition("<body>")[2]
    assert body.count('<strong class="mark">OFFICIAL</strong>') == 2
    assert '<meta name="dcterms.accessRights" content="OFFICIAL"/>' in page


def test_the_file_is_named_by_the_slug() -> None:
    assert output().name == "ports.html"

"""Tests of briefing/sources/properties.py: what programs fill in says nothing."""

import pytest
from briefing.model import Block, Run
from briefing.sources.properties import (
    telling_authors,
    telling_date,
    telling_language,
    telling_title,
    with_one_title,
)


@pytest.mark.parametrize(
    "title",
    [
        "", " ", "Document1", "Dokument 2", "Microsoft Word - talks.doc", "talks_final.docx", "12",
        "Untitled", "Title", "[Document title]", "Type the document title", "Normal.dotm", "---",
        "PowerPoint Presentation", "Untitled document (3)", "Template",
    ],
)  # fmt: skip
def test_titles_of_programs_and_templates(title: str) -> None:
    assert telling_title(title) == ""


@pytest.mark.parametrize(
    "title", ["Harbour talks end", "Report on the harbour", "Word and deed: a title", "مذاکرات"]
)
def test_titles_of_articles(title: str) -> None:
    assert telling_title(f" {title}\n") == title


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("Lena Brandt", ("Lena Brandt",)),
        ("Lena Brandt; Mira Oduya and Lena Brandt", ("Lena Brandt", "Mira Oduya")),
        ("user", ()), ("Microsoft", ()), ("Microsoft Office User", ()), ("eng-dept", ()),
        ("lbrandt", ()), ("", ()), ("lena@example.org", ()), ("Press Office", ()),
    ],
)  # fmt: skip
def test_authors_are_persons(name: str, authors: tuple[str, ...]) -> None:
    assert telling_authors([name]) == authors


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2018-07-20T10:00:00Z", "2018-07-20"), (" 2018-07-20 ", "2018-07-20"),
        ("2013-12-23T23:15:00Z", ""), ("1601-01-01T00:00:00Z", ""), ("", ""), ("yesterday", ""),
    ],
)  # fmt: skip
def test_dates(date: str, day: str) -> None:
    assert telling_date(date) == day


@pytest.mark.parametrize(
    ("tag", "text", "language"),
    [
        ("en_gb", "The council met.", "en-GB"), ("en-US", "Совет собрался.", ""),
        ("ru", "Совет собрался.", "ru"), ("ja-JP", "これは文です。", "ja-JP"),
        ("sr-Latn", "Совет", "sr-Latn"), ("und", "The council", ""), ("???", "The council", ""),
        ("", "The council", ""), ("en", "", "en"),
    ],
)  # fmt: skip
def test_a_language_fits_the_script_of_the_text(tag: str, text: str, language: str) -> None:
    assert telling_language(tag, text) == language


def heading(level: int, text: str) -> Block:
    return Block("", "heading", (Run(text),), level)


def test_only_one_heading_is_the_title() -> None:
    text = Block("", "paragraph", (Run("Words"),))
    assert [b.level for b in with_one_title((heading(1, "A"), text, heading(1, "B")))] == [1, 0, 2]
    assert [b.level for b in with_one_title((text, heading(1, "A"), heading(2, "B")))] == [0, 2, 3]
    styled = with_one_title((heading(1, "A"), heading(0, "T"), heading(0, "U"), text))
    assert [(b.level, b.text) for b in styled] == [(1, "T U"), (2, "A"), (0, "Words")]

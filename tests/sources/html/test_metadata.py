"""Tests of briefing/sources/html/metadata.py, headline.py, authors.py and jsonld.py."""

import json

import pytest
from briefing.model import Meta
from briefing.sources.html.authors import is_person, split_byline
from briefing.sources.html.metadata import as_date, read_meta
from briefing.sources.html.tree import parse_page


def meta(head: str = "", body: str = "", html: str = "") -> Meta:
    return read_meta(parse_page(f"<html {html}><head>{head}</head><body>{body}</body></html>", "a"))


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


SITE = "<meta property=og:site_name content='Quay Times'>"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Tides turn late</title>", ""),
        ("<title>Tides turn late | Quay Times</title>", "<h1>Tides turn late</h1>"),
        ("<title>Quay Times - Tides turn late</title>", "<h1>Tides turn late</h1>"),
        ("<title>Tides turn late - Quay Times</title>" + SITE, ""),
        ("<title>Quay Times: Tides turn late</title>" + SITE, ""),
        ("<meta property=og:title content='Tides turn late'><title>News</title>", "<h1>Quay</h1>"),
        ("<title>Tides turn late – Quay</title>", "<h1>Quay</h1>"),
        ("<title>x</title>" + linked({"@type": "NewsArticle", "headline": "Tides turn late"}), ""),
        ("<title>x</title>", "<h1>Tides turn late ¶</h1>"),
        ("<title>Tides turn late - Talk of the quay</title>", "<h2>Tides turn late</h2>"),
        ("<title>Tides turn late - Talk of the quay</title>" + SITE,
         "<h1>Quay Times</h1><h2>Tides turn late</h2>"),
        ("<title>Harbour - Tides turn late</title>",
         "<h1><i class=a__kicker>Harbour</i><b> - </b>Tides turn late</h1>"),
        ("<meta property=og:title content='Tides turn late'>", "<h1>Sea: Tides turn late</h1>"),
    ],
)  # fmt: skip
def test_the_title_is_what_the_page_calls_its_text(head: str, body: str) -> None:
    expected = "x" if head == "<title>x</title>" else "Tides turn late"
    assert meta(head, body).title == expected


@pytest.mark.parametrize(
    "title",
    ["Rent in Lund - what it costs to live near the old harbour", "Ada Lindqvist: a life at sea"],
)
def test_a_title_of_two_parts_stays_whole(title: str) -> None:
    assert meta(f"<title>{title}</title>").title == title


PERSON = {"@type": "Person", "name": "Ada Lindqvist"}


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked({"@type": "NewsArticle", "author": PERSON}), ""),
        (linked({"@type": "BlogPosting", "author": ["Ada Lindqvist"]}), ""),
        (linked([{"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", **PERSON}]), ""),
        (linked({"@type": "Article", "author": {"@type": "Organization", "name": "Sea Board"}})
         + "<meta name=author content='Ada Lindqvist'>", ""),
        ("<meta name=author content='Wire Feed'>", "<a rel=author>Ada Lindqvist</a>"),
        ("<meta property=article:author content='https://x.example/ada'>",
         "<p class=byline>By <a href=/a>Ada Lindqvist</a> on 3 May</p>"),
        ("<meta name=author content='admin'>", "<p class=post-author>by Ada Lindqvist, 3 May</p>"),
        ("", "<div class='box author'><b>Ada Lindqvist</b><a href=/all>All articles</a></div>"),
        ("", "<span itemprop=author>Ada Lindqvist</span>"),
    ],
)  # fmt: skip
def test_the_author_is_a_person(head: str, body: str) -> None:
    assert meta(head, body).authors == ("Ada Lindqvist",)


@pytest.mark.parametrize(
    "name",
    [
        "Quay Times", "admin", "News Desk", "Reuters", "https://x.example/ada", "ada@x.example",
        "Redaktion", "lower case", "The Pilots", "Multiple Sources",
        "Ada", "Ada 2", "By the sea we sat and wept all day",
    ],
)  # fmt: skip
def test_rather_nobody_than_a_wrong_name(name: str) -> None:
    head = f"{SITE}<meta name=author content='{name}'>"
    assert meta(head).authors == ()


def test_several_authors() -> None:
    assert split_byline("By Ada Lindqvist and Jo van der Berg; Mia Ek (photos)") == [
        "Ada Lindqvist",
        "Jo van der Berg",
        "Mia Ek",
    ]
    assert split_byline("by Ada Lindqvist Monday, May 3") == ["Ada Lindqvist"]
    assert is_person("Jo van der Berg")
    assert not is_person("Artikel von")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property=article:published_time content='2021-05-03T22:00:00+02:00'>", ""),
        (linked({"@type": "Article", "datePublished": "2021-05-03"}), ""),
        ("<meta name=date content='3 May 2021'>", ""),
        ("", "<time itemprop=datePublished datetime=20210503>x</time>"),
        (
            "",
            "<time pubdate datetime='2021-05-03 10:00'>x</time><time datetime=2020-01-01>y</time>",
        ),
        ("<link rel=canonical href='https://x.example/2021/5/3/tides'>", ""),
        ("", "<p>Some words.</p><time datetime=2021-05-03>then</time>"),
        ("<meta name=date content='soon'><meta name=dc.date content=2021-05-03>", ""),
    ],
)
def test_the_date_of_publication(head: str, body: str) -> None:
    assert meta(head, body).published == "2021-05-03"


@pytest.mark.parametrize("text", ["", "soon", "2021-13-45", "2021", "07/08/2021"])
def test_what_is_no_day(text: str) -> None:
    assert as_date(text) == ""


def test_a_change_counts_if_it_was_later() -> None:
    head = "<meta name=date content=2021-05-03><meta property=article:modified_time content={}>"
    assert meta(head.format("2021-05-04")).updated == "2021-05-04"
    assert meta(head.format("2021-05-03")).updated == ""


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ("lang=pt_br", "", "pt-BR"),
        ("lang='%%' xml:lang=fr", "", "fr"),
        ("", "<meta http-equiv=Content-Language content='de, en'>", "de"),
        ("", "<meta property=og:locale content=es_ES>", "es-ES"),
        ("lang=und", "", ""),
    ],
)
def test_language(html: str, head: str, language: str) -> None:
    assert meta(head, html=html).language == language


def test_site_and_address() -> None:
    head = linked({"@type": "WebSite", "name": "Quay Times"}) + (
        "<link rel=canonical href='/no'><meta property=og:url content='https://x.example/a'>"
    )
    found = meta(head)
    assert (found.site, found.url) == ("Quay Times", "https://x.example/a")


@pytest.mark.parametrize("script", ["{", "null", "[[[[1]]]]", '{"@type": {"a": 1}, "author": 3}'])
def test_broken_linked_data_say_nothing(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script><title>Tides</title>'
    assert meta(head).title == "Tides"

"""Tests of briefing/sources/links.py."""

import pytest
from briefing.model import Block, Cell, Run
from briefing.sources.links import github_slug, resolve_links


def heading(number: int, text: str) -> Block:
    return Block(id=f"h{number}", kind="heading", runs=(Run(text),), level=2)


HEADINGS = (
    heading(1, "Background"),
    heading(2, "Background"),
    heading(3, "1. Background!"),
    heading(4, "Été à l’École"),
    heading(5, "Background-1"),
)


def resolve(href: str, base: str = "", title: str = "") -> tuple[str, list[str]]:
    link = Block(id="p1", kind="paragraph", runs=(Run("text", href=href),), line=7)
    blocks, found = resolve_links((link, *HEADINGS), title, base, "a.md")
    assert blocks[0].text == "text"
    return blocks[0].runs[0].href, [f"{d.place} {d.code}" for d in found]


@pytest.mark.parametrize(
    "href", ["https://example.org/a?b#c", "http://example.org", "HTTPS://example.org/",
             "mailto:a@example.org"],
)  # fmt: skip
def test_what_is_kept(href: str) -> None:
    assert resolve(href) == (href, [])


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("#background", "#h1"),
        ("#Background", "#h1"),
        ("#background-1", "#h2"),
        ("#1-background", "#h3"),
        ("#%C3%A9t%C3%A9-%C3%A0-l%C3%A9cole", "#h4"),
        ("#background-1-1", "#h5"),
        ("#p1", "#p1"),
        ("#h2", "#h2"),
    ],
)
def test_places_in_the_article(href: str, target: str) -> None:
    assert resolve(href) == (target, [])


def test_the_title_has_the_first_anchor() -> None:
    assert resolve("#background", title="Background") == ("#p1", [])
    assert resolve("#background-2", title="Background") == ("#h2", [])


@pytest.mark.parametrize("href", ["#nowhere", "#"])
def test_dead_links_become_text(href: str) -> None:
    assert resolve(href) == ("", ["a.md:7 S010"])


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "java\nscript:alert(1)", "JAVASCRIPT:x", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "ftp://example.org", "//example.org/a", "\\\\server\\x",
        "other.md", "/root", "http://", "http://[::1", "mailto:", "c:/x",
    ],
)  # fmt: skip
def test_refused_kinds_become_text(href: str) -> None:
    assert resolve(href) == ("", ["a.md:7 S009"])


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("other.html", "https://example.org/papers/other.html"),
        ("/root", "https://example.org/root"),
        ("//example.com/a", "https://example.com/a"),
    ],
)
def test_relative_links_are_completed(href: str, target: str) -> None:
    assert resolve(href, base="https://example.org/papers/talks.html") == (target, [])


def test_a_base_does_not_save_a_malformed_link() -> None:
    assert resolve("//[", base="https://example.org/")[1] == ["a.md:7 S009"]


def test_links_in_cells_and_children_are_resolved() -> None:
    run = Run("x", href="#nowhere")
    table = Block(id="t1", kind="table", rows=((Cell((run,)),),))
    quote = Block(id="p1", kind="quote", children=(Block(id="p2", kind="paragraph", runs=(run,)),))
    blocks, found = resolve_links((table, quote), "", "", "a.md")
    assert blocks[0].rows[0][0].runs[0].href == ""
    assert blocks[1].children[0].runs[0].href == ""
    assert len(found) == 1


def test_github_slug() -> None:
    assert github_slug(" What’s new_in 2.0 – now? ") == "whats-new_in-20--now"

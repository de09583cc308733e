"""Tests of briefing/sources/rawhtml.py."""

import time

import pytest
from briefing.sources.rawhtml import is_comment, visible_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Hello <b>you</b> &amp; me</p>", "Hello you & me"),
        ("<ul><li>one<li>two</ul>", "one two"),
        ("a<script>alert(1)</SCRIPT >b", "a b"),
        ("a<STYLE>p{}</style>b", "a b"),
        ("a<script>never closed", "a"),
        ("a<!-- <b>no</b> -->b", "a b"),
        ("a<!-- never closed", "a"),
        ("a < b", "a"),
        ("<img alt='x' src=y onerror=z>", ""),
    ],
)
def test_visible_text(markup: str, text: str) -> None:
    assert visible_text(markup) == text


@pytest.mark.parametrize(
    ("markup", "comment"),
    [("<!-- a -->\n", True), ("<!-- open", True), ("<!-- a --><b>", False), ("<b>", False)],
)
def test_is_comment(markup: str, comment: bool) -> None:
    assert is_comment(markup) is comment


@pytest.mark.parametrize("piece", ["<", "<!--", "<script>", "<a "])
def test_open_markup_takes_no_time(piece: str) -> None:
    start = time.monotonic()
    visible_text(piece * 100_000)
    assert time.monotonic() - start < 5

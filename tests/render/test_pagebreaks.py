from __future__ import annotations

import pytest
from briefing.render.pagebreaks import insert_page_breaks
from briefing.render.wellformed import XHTML
from lxml import etree

MARK = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="2"/>'
DRAWN = "<svg><title>Map</title></svg>"


def broken(body: str, block: str, offset: int) -> str:
    names = f'xmlns="{XHTML[1:-1]}" xmlns:epub="http://www.idpf.org/2007/ops"'
    root = etree.fromstring(f"<body {names}>{body}</body>")
    insert_page_breaks(root, [(2, block, offset)])
    text: str = etree.tostring(root, encoding="unicode")
    return text.replace(f" {names}", "").removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("body", "block", "offset", "after"),
    [
        ('<p id="p1">One two three.</p>', "p1", 0, f'<p id="p1">{MARK}One two three.</p>'),
        ('<p id="p1">One two three.</p>', "p1", 6, f'<p id="p1">One two {MARK}three.</p>'),
        ('<p id="p1">One two three.</p>', "p1", 8, f'<p id="p1">One two {MARK}three.</p>'),
        (
            '<p id="p1">One <em>two</em> three.</p>',
            "p1",
            3,
            f'<p id="p1">One <em>{MARK}two</em> three.</p>',
        ),
        (
            '<p id="p1">One <em>two</em> three.</p>',
            "p1",
            6,
            f'<p id="p1">One <em>two</em> {MARK}three.</p>',
        ),
        (
            '<li id="p1">One<ul><li id="p2">two</li></ul> three</li>',
            "p1",
            3,
            f'<li id="p1">One<ul><li id="p2">two</li></ul> {MARK}three</li>',
        ),
        ('<figure id="f1"><img/></figure>', "f1", 0, f'{MARK}<figure id="f1"><img/></figure>'),
        (
            f'<figure id="f1">{DRAWN}<figcaption id="c1">One.</figcaption></figure>',
            "c1",
            0,
            f'<figure id="f1">{DRAWN}<figcaption id="c1">{MARK}One.</figcaption></figure>',
        ),
        ('<p id="p1">One.</p>', "p9", 0, '<p id="p1">One.</p>'),
    ],
    ids=["start", "word", "inside", "element", "tail", "nested", "figure", "caption", "unknown"],
)
def test_a_page_begins_before_its_first_word(
    body: str, block: str, offset: int, after: str
) -> None:
    assert broken(body, block, offset) == after

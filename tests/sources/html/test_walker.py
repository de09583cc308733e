"""Tests of briefing/sources/html/walker.py, inline.py, tables.py, pictures.py and notes.py."""

import pytest
from briefing.model import Block, Mark, walk
from briefing.sources.html.context import Context
from briefing.sources.html.tree import parse_page
from briefing.sources.html.walker import blocks_of, notes_of, prepare


def read(markup: str, base: str = "") -> tuple[Block, ...]:
    root = parse_page(f"<body>{markup}</body>", "a.html")
    context = Context("a.html", base)
    prepare(root, context)
    blocks = blocks_of(root.find("body"), context)
    return blocks + notes_of(context)


def outline(markup: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in walk(read(markup))]


def test_bare_text_between_blocks_is_a_paragraph() -> None:
    assert outline("one <b>two</b><div>three</div>four<br><br>five<p>six<br>seven</p>") == [
        ("paragraph", "one two"),
        ("paragraph", "three"),
        ("paragraph", "four"),
        ("paragraph", "five"),
        ("paragraph", "six\nseven"),
    ]


def test_line_breaks_inside_of_plain_elements_divide_too() -> None:
    assert outline("<p><font>one<br><br><br>two</font></p>") == [
        ("paragraph", "one"),
        ("paragraph", "two"),
    ]


def test_marks_and_languages() -> None:
    (block,) = read(
        "<p>a <em>b</em><strong><i>c</i></strong><del>d</del>H<sub>2</sub> <code>x</code> "
        "<span lang=fr>oui</span> <q>e</q></p>"
    )
    assert [(run.text, set(run.marks), run.language) for run in block.runs] == [
        ("a ", set(), ""),
        ("b", {Mark.EMPHASIS}, ""),
        ("c", {Mark.EMPHASIS, Mark.STRONG}, ""),
        ("d", {Mark.DELETED}, ""),
        ("H", set(), ""),
        ("2", {Mark.SUBSCRIPT}, ""),
        (" ", set(), ""),
        ("x", {Mark.CODE}, ""),
        (" ", set(), ""),
        ("oui", set(), "fr"),
        (" “e”", set(), ""),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>12 May</span><span>Port city</span>", "12 May Port city"),
        ("<a>Mia Ek</a><a>Ada Lind</a>", "Mia Ek Ada Lind"),
        ("<b>W</b>ord", "Word"),
        ("<span>t</span><span>i</span><span>de</span>", "tide"),
        ("<a>Mia Ek<svg></svg></a>, pilot", "Mia Ek, pilot"),
        ("<span>one<div hidden>x</div>two</span>", "one two"),
        ("don<wbr>t", "dont"),
    ],
)
def test_words_of_neighbours_stay_apart(markup: str, text: str) -> None:
    assert outline(f"<p>{markup}</p>") == [("paragraph", text)]


def test_lists() -> None:
    blocks = read(
        "<ol start=3><li>one<ul><li>two</ul><li><p>three</p><p>four</p></li>"
        "<ul><li>five</li></ul></ol>"
    )
    assert (blocks[0].ordered, blocks[0].start) == (True, 3)
    assert [(b.kind, b.text) for b in walk(blocks)] == [
        ("list", ""),
        ("item", "one"),
        ("list", ""),
        ("item", "two"),
        ("item", "three"),
        ("paragraph", "four"),
        ("list", ""),
        ("item", "five"),
    ]


def test_lists_of_cards_are_sections() -> None:
    assert outline("<ul><li><h2>One</h2><p>a</p><li><h2>Two</h2><p>b</p></ul>") == [
        ("heading", "One"),
        ("paragraph", "a"),
        ("heading", "Two"),
        ("paragraph", "b"),
    ]


def test_definitions_and_quotes() -> None:
    assert outline(
        "<dl><dt>Tide<dd>It turns.<dd>Twice.<dl><dt>x</dl></dl><blockquote>a<p>b</p></blockquote>"
    ) == [
        ("list", ""),
        ("item", "Tide"),
        ("paragraph", "It turns."),
        ("paragraph", "Twice."),
        ("list", ""),
        ("item", "x"),
        ("quote", "a"),
        ("paragraph", "b"),
    ]


def test_definitions_without_a_term_are_only_set_in_and_an_empty_list_is_none() -> None:
    assert outline("<dl><dd>It turns.</dl><ul><li> </ul>") == [("paragraph", "It turns.")]


def test_a_link_around_a_space_is_none() -> None:
    (block,) = read(
        "<p>By the <a href=https://a.example>quay</a><a href=https://b.example> </a>wall</p>"
    )
    assert [run.href for run in block.runs] == ["", "https://a.example", "", ""]
    assert block.text == "By the quay wall"


FORMULA = "<img class=latex src=f.png alt='{\\displaystyle x^{2}}'>"


def test_a_formula_on_its_own_line_is_a_figure_and_one_in_a_sentence_stands_there() -> None:
    alone, inside = read(f"<dl><dd><span>{FORMULA}</span>.</dl><p>So {FORMULA} is 4.</p>")
    assert (alone.kind, alone.picture, alone.alt) == ("figure", "f.png", "x^{2}")
    assert inside.text == "So x^{2} is 4."
    assert [inset.picture for inset in inside.insets] == ["f.png"]


def test_code_keeps_its_lines() -> None:
    assert outline("<pre>\na\n  b<br>c <b>d</b></pre><hr><pre> </pre>") == [
        ("code", "a\n  b\nc d"),
        ("rule", ""),
    ]


def test_tables_of_data() -> None:
    (block,) = read(
        "<table><caption>Ships</caption><thead><tr><td>Name<td>Length</thead>"
        "<tr><th>Ida<td>9<br>m<tr><td colspan=2>none<tr></table>"
    )
    assert block.text == "Ships\nName\tLength\nIda\t9 m\nnone\t"
    assert [cell.header for row in block.rows for cell in row] == [True, True, True, *[False] * 3]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>one</p><p>two</p></table>",
        "<table role=presentation><tr><td>one<td>two</table>",
        "<table><tr><td><h2>one</h2><td>two</table>",
    ],
)
def test_tables_that_only_place_things(table: str) -> None:
    assert [text for _, text in outline(table)] == ["one", "two"]


def test_a_table_with_pictures_only() -> None:
    table = "<table><tr><td><img src=a.png alt=A><td><img src=b.png alt=B></table>"
    assert [block.kind for block in read(table)] == ["figure", "figure"]


def figure(markup: str) -> Block:
    (block,) = read(markup)
    return block


@pytest.mark.parametrize(
    ("img", "addresses"),
    [
        ("src=a.png", ["a.png"]),
        ("src=data:image/gif;base64,R0 data-src=a.jpg", ["a.jpg"]),
        ("src=a.png srcset='b.png 400w, c.png 800w'", ["c.png", "b.png", "a.png"]),
        (
            "src='https://x.example/a.png' data-original='b.png'",
            ["b.png", "https://x.example/a.png"],
        ),
        ("data-srcset='data:image/png;base64,AAAA 1x'", [""]),
        ("srcset='a.png, b.png 2x' src='{{ url }}'", ["b.png", "a.png", "{{ url }}"]),
    ],
)
def test_the_addresses_of_a_picture(img: str, addresses: list[str]) -> None:
    assert figure(f"<img alt=A {img}>").picture.split("\n") == addresses


def test_a_picture_that_a_script_would_load() -> None:
    lazy = "<img alt=Quay src=data:image/gif;base64,R0><noscript><img src=quay.jpg></noscript>"
    assert [(b.alt, b.picture) for b in read(lazy)] == [("Quay", "quay.jpg")]
    twice = "<img alt=Quay src=quay.jpg><noscript><img src=quay.jpg></noscript>"
    assert [b.picture for b in read(twice)] == ["quay.jpg"]
    alone = "<p>x</p><noscript><img src=map.png></noscript><noscript>Use a script.</noscript>"
    assert [b.picture for b in read(alone)] == ["", "map.png"]


@pytest.mark.parametrize(
    "img", ["src=a.gif width=1 height=1", "class=avatar src=a.png", "src=#", ""]
)
def test_pixels_and_icons_are_no_pictures(img: str) -> None:
    assert read(f"<p>x<img {img}></p>")[1:] == ()


def test_pictures_that_stand_for_characters() -> None:
    formula = r"<img class=tex alt='{\displaystyle a+b}' aria-hidden=true src=f.svg>"
    emoji = "<img class=emoji alt=⚓ src=e.png>"
    assert outline(f"<p>{formula} {emoji}</p>") == [("paragraph", "a+b ⚓")]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a.png><figcaption>At dawn. <i>Photo: Ek</i></figcaption></figure>",
        "<figure><img src=a.png><figcaption>At dawn.</figcaption><p>Photo: Ek</p></figure>",
        "<div class=thumb><img src=a.png><div class=thumbcaption>At dawn. Photo: Ek</div></div>",
    ],
)
def test_captions(markup: str) -> None:
    assert (figure(markup).kind, figure(markup).text) == ("figure", "At dawn. Photo: Ek")


def test_a_caption_of_something_else_is_a_paragraph() -> None:
    assert outline("<figure><video>x</video><figcaption>The film.</figcaption></figure>") == [
        ("paragraph", "The film.")
    ]


def test_ornaments_carry_no_meaning() -> None:
    assert figure("<img src=a.png role=presentation>").decorative
    assert figure("<img src=a.png alt='' width=40>").decorative
    assert not figure("<img src=a.png alt=''>").decorative


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("b", "https://x.example/a/b"),
        ("//y.example/", "https://y.example/"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        (" java\nscript:x", ""),
        ("file:///etc/x", ""),
        ("data:text/html,x", ""),
        ("http://[", ""),
        ("#gone", ""),
        ("https://x.example/a/#here", "#here"),
    ],
)
def test_links(href: str, target: str) -> None:
    (block,) = read(f'<p id=here><a href="{href}">x</a></p>', "https://x.example/a/")
    assert block.runs[0].href == target


def test_places_that_links_lead_to_name_their_blocks() -> None:
    blocks = read(
        "<p><a href='#a'>1</a><a href='#b'>2</a><a href='#c'>3</a><a href='#d'>4</a></p>"
        "<section id=a><h2 id=b>x</h2></section><a name=c></a><p>y</p><ul><li id=d>z</ul>"
    )
    assert [block.id for block in walk(blocks)] == ["", "b a", "c", "", "d"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>x<sup><a id=r href='#n'>1</a></sup></p><p id=n>note <a href='#r'>↩</a></p>",
        "<p>x<a epub:type=noteref href='#n'>*</a></p><aside epub:type=footnote id=n>note</aside>",
        "<p>x<a class=footnote-ref href='#n'>a</a></p><div><hr><ol><li id=n><p>note</p></ol></div>",
    ],
)
def test_notes(markup: str) -> None:
    blocks = read(markup)
    assert [block.kind for block in blocks] == ["paragraph", "note"]
    assert (blocks[0].runs[-1].note, blocks[1].id, blocks[1].text) == ("n1", "n1", "note")


def test_lists_of_references_stay_lists() -> None:
    markup = (
        "<p>x<sup id=r><a href='#n'>[1]</a></sup></p>"
        "<ol class=references><li id=n><a href='#r'>^</a> book</ol>"
    )
    assert [block.kind for block in walk(read(markup))] == ["paragraph", "list", "item"]


def test_hidden_things_and_handles_are_not_read() -> None:
    assert outline(
        "<h2>Tide<a class=headerlink href='#t'>¶</a><span class=mw-editsection>[edit]</span></h2>"
        "<p hidden>a</p><p style='color:red;display: none'>b</p><p aria-hidden=true>c</p>"
        "<button>d</button><p>e</p><button><img src=a.png alt=A></button>"
    ) == [("heading", "Tide"), ("paragraph", "e"), ("figure", "")]

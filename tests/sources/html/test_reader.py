"""Tests of briefing/sources/html/reader.py: whole pages, from bytes to blocks."""

import base64
import json
import time
from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.errors import SourceError
from briefing.manuscript import Source
from briefing.model import Block, walk
from briefing.sources import read as read_source
from briefing.sources.html import reader
from briefing.sources.html.reader import read, read_archive
from hypothesis import given, settings
from hypothesis import strategies as st

FIRST = (
    "The harbour board voted on Thursday evening to deepen the northern basin, a project that has "
    "been put off four times since the old lock was closed."
)
SECOND = (
    "Ships with more than nine metres of draught have had to wait for the tide, said Ada "
    "Lindqvist, who speaks for the pilots, and some have gone to other ports instead."
)
THIRD = (
    "The work is to begin in spring and to last for two years; the city pays a third of it, and "
    "the rest comes from fees that every ship will pay."
)
NAV = '<nav><ul><li><a href="/">Start</a></li><li><a href="/port">Port</a></li></ul></nav>'
FOOT = "<footer><p>All rights reserved. Write to us.</p></footer>"


def page(body: str, head: str = "<title>A deeper basin</title>") -> bytes:
    main = f"<main><article><h1>A deeper basin</h1>{body}</article></main>"
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head>"
        f"<body>{NAV}{main}{FOOT}</body></html>"
    ).encode()


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def blocks(data: bytes) -> list[Block]:
    return list(walk(read(data, "a.html").blocks))


def outline(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(data)]


def source(folder: Path, data: bytes, name: str = "a.html") -> Source:
    (folder / name).write_bytes(data)
    return read_source(folder / name, name, Settings())


def test_navigation_and_footer_are_no_text() -> None:
    assert outline(page(p(FIRST, SECOND))) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_the_title_is_no_heading_but_section_heads_of_the_same_level_are(tmp_path: Path) -> None:
    data = page(f"{p(FIRST)}<h1>Who pays</h1>{p(THIRD)}")
    article = source(tmp_path, data).article
    assert article.meta.title == "A deeper basin"
    assert [(b.kind, b.level) for b in article.blocks if b.kind == "heading"] == [("heading", 2)]


def test_the_title_is_not_said_again_with_its_rubric() -> None:
    rubric = "<h1><span class=kicker>Port</span> A deeper basin</h1>"
    data = f"<title>Port: A deeper basin</title>{rubric}{p(FIRST, SECOND, THIRD)}".encode()
    found = read(data, "a.html")
    assert (found.meta.title, found.blocks[0].text) == ("A deeper basin", FIRST)


def test_lists_stay_between_their_paragraphs() -> None:
    items = "<ul><li><span tabindex=0>Dredge the basin</span></li><li>Mend the lock</li></ul>"
    assert outline(page(p(FIRST) + items + p(SECOND))) == [
        ("paragraph", FIRST),
        ("list", ""),
        ("item", "Dredge the basin"),
        ("item", "Mend the lock"),
        ("paragraph", SECOND),
    ]


def test_a_bare_page_needs_no_furniture_to_be_read() -> None:
    data = f"<title>Notes</title><h1>Notes</h1>{p(FIRST)}<ul><li>One.</li></ul>{p(SECOND)}"
    assert ("item", "One.") in outline(data.encode())


def test_the_lede_may_stand_in_another_container() -> None:
    data = (
        f"<body><div class=teaser><p class=lede>{THIRD}</p></div><div class=ad>Advertisement</div>"
        f"<div class=text>{p(FIRST, SECOND, FIRST + SECOND)}</div></body>"
    )
    texts = [text for _, text in outline(data.encode())]
    assert texts[0] == THIRD
    assert "Advertisement" not in texts


def test_the_credit_of_a_picture_is_kept_with_it_and_not_without() -> None:
    credit = "<div class=photo-credit>Ada Lindqvist</div>"
    figure = '<div><img src=a.jpg alt="A quay"></div>'
    data = page(f"{credit}{p(FIRST)}{figure}{credit}{p(SECOND, THIRD)}")
    assert outline(data) == [
        ("paragraph", FIRST),
        ("figure", "Ada Lindqvist"),
        ("paragraph", SECOND),
        ("paragraph", THIRD),
    ]


def test_short_lines_between_paragraphs_are_kept() -> None:
    data = page(p(FIRST) + "<div>Ada<div>Lindqvist</div>pilot</div>" + p(SECOND, THIRD))
    assert [text for _, text in outline(data)][1:4] == ["Ada", "Lindqvist", "pilot"]


def test_promotions_bylines_and_repeated_captions_are_dropped() -> None:
    body = (
        f'<div class="byline">By Ada Lindqvist</div>{p(FIRST)}'
        '<p><a href="/other">More about the old lock and its keeper</a></p>'
        f"<p>Sign up for our newsletter</p>{p(SECOND)}"
        f'<div class="share-buttons">Share</div>{p(THIRD)}'
    )
    assert [text for _, text in outline(page(body))] == [FIRST, SECOND, THIRD]


def test_a_heading_without_text_below_it_is_dropped() -> None:
    data = page(f"{p(FIRST, SECOND)}<h2>Most read</h2>")
    assert "heading" not in [kind for kind, _ in outline(data)]


def test_a_sentence_above_the_text_is_no_heading() -> None:
    data = page(f"<h2>{THIRD}</h2>{p(FIRST, SECOND)}")
    assert outline(data)[0] == ("paragraph", THIRD)


def test_pages_inside_of_pages_are_read_to_the_end() -> None:
    data = page(f"<body class=x>{p(FIRST)}</body></html><html><body>{p(SECOND)}")
    assert [text for _, text in outline(data)] == [FIRST, SECOND]


def test_tables_captions_and_code() -> None:
    body = (
        f"{p(FIRST)}<table><tr><th>Ship<th>Draught</tr><tr><td>Ida<td>9 m</tr></table>"
        f"<figure><img src=a.png alt=Basin><figcaption>The basin.</figcaption></figure>{p(SECOND)}"
        f"<pre><code class=language-sh>dig --deep\n  now</code></pre>{p(THIRD)}"
    )
    found = {block.kind: block for block in blocks(page(body))}
    assert found["table"].text == "Ship\tDraught\nIda\t9 m"
    assert [cell.header for cell in found["table"].rows[0]] == [True, True]
    figure = found["figure"]
    assert (figure.text, figure.alt, figure.picture) == ("The basin.", "Basin", "a.png")
    assert (found["code"].text, found["code"].info) == ("dig --deep\n  now", "sh")


def test_notes_stand_last_and_are_referred_to() -> None:
    body = (
        f'<p>{FIRST}<sup id="r1"><a href="#n1">[1]</a></sup></p>{p(SECOND)}<hr>'
        '<ol><li id="n1">See the report. <a href="#r1">↩</a></li></ol>'
    )
    found = blocks(page(body))
    assert [run.note for run in found[0].runs if run.note] == ["n1"]
    assert [(b.kind, b.id, b.text) for b in found][-1] == ("note", "n1", "See the report.")


def test_links_inside_the_page_lead_to_blocks(tmp_path: Path) -> None:
    head = '<title>A deeper basin</title><link rel=canonical href="https://port.example/news/1">'
    body = (
        f'<p>{FIRST} <a href="#fees">fees</a> <a href="#gone">gone</a> <a href="../x">x</a> '
        f'<a href="javascript:1">j</a></p>{p(SECOND)}<h2 id="fees">Fees</h2>{p(THIRD)}'
    )
    found = source(tmp_path, page(body, head))
    hrefs = [
        run.href for run in found.article.blocks[0].runs if run.text.strip() in "fees gone x j"
    ]
    assert hrefs == ["#h1", "", "https://port.example/x", ""]
    assert {"S009", "S010"} <= {diagnostic.code for diagnostic in found.diagnostics}


def test_pictures_in_addresses_and_beside_the_page(tmp_path: Path) -> None:
    pixel = base64.b64encode(_png()).decode()
    (tmp_path / "quay.png").write_bytes(_png())
    body = (
        f'{p(FIRST)}<img alt=One src="data:image/png;base64,{pixel}">{p(SECOND)}'
        '<picture><source srcset="gone.webp 2x"><img alt=Two src="data:image/gif;base64,R0lG" '
        f'data-src="quay.png"></picture>{p(THIRD)}<img alt=Three src="http://x.example/a.png">'
        f'{p(FIRST + SECOND)}<img alt=Four src="//x.example/b.png">{p(SECOND + THIRD)}'
    )
    found = source(tmp_path, page(body))
    figures = [block for block in found.article.blocks if block.kind == "figure"]
    assert [(f.alt, bool(f.picture)) for f in figures] == [
        ("One", True),
        ("Two", True),
        ("Three", False),
        ("Four", False),
    ]
    assert [d.code for d in found.diagnostics if d.code in {"S005", "S006", "S008"}] == ["S008"]


def _png() -> bytes:
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.effect_noise((24, 24), 90).save(stream, "PNG")
    return stream.getvalue()


def test_a_sidecar_counts_more_than_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('title = "Ours"\npublished = "2020-01-02"\n')
    head = '<title>Theirs</title><meta property="article:published_time" content="2019-05-06">'
    found = source(tmp_path, page(p(FIRST, SECOND), head))
    assert (found.article.meta.title, found.article.meta.published) == ("Ours", "2020-01-02")
    assert "C004" not in {diagnostic.code for diagnostic in found.diagnostics}


def index_page() -> bytes:
    teasers = "".join(
        f'<div class="card"><h3><a href="/{n}">The board will meet again in week {n}</a></h3>'
        f"<p>What the members of the board are going to say about pier {n}, and why.</p></div>"
        for n in range(12)
    )
    return f"<html><body>{NAV}<main>{teasers}</main>{FOOT}</body></html>".encode()


def test_an_index_of_pages_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.html: this page is an index of other pages"):
        read(index_page(), "a.html")


def test_a_list_of_links_is_an_index_too() -> None:
    links = "".join(
        f'<li><a href="/{n}">Minutes of the meeting in week {n}</a></li>' for n in range(20)
    )
    with pytest.raises(SourceError, match="index of other pages"):
        read(f"<body><ul>{links}</ul></body>".encode(), "a.html")


def test_a_list_of_things_elsewhere_is_an_article() -> None:
    places = "".join(
        f'<h3><a href="https://inn{n}.example/">The inn of pier {n}</a></h3><p>{SECOND}</p>'
        for n in range(12)
    )
    assert len(blocks(page(p(FIRST) + places))) == 25


@pytest.mark.parametrize(
    "claim",
    ["<meta property=og:type content=article>", "<meta property=article:published_time content=x>"],
)
def test_what_says_that_it_is_an_article_is_read(claim: str) -> None:
    data = index_page().replace(b"<body>", f"<head>{claim}</head><body>".encode())
    assert read(data, "a.html").blocks


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"<frameset><frame src=a></frameset>", b"<title>x</title>"]
)
def test_without_text_there_is_no_article(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError, match="there is no text in this file"):
        source(tmp_path, data)


@pytest.mark.parametrize(
    ("tag", "text"),
    [("div", SECOND), ("b", SECOND), ("blockquote", SECOND), ("table><tr><td", SECOND)],
)
def test_deep_nesting_is_flattened(tag: str, text: str) -> None:
    data = page(f"{p(FIRST)}{f'<{tag}>' * 10_000}{text}")
    assert text in " ".join(block.text for block in blocks(data))


def test_large_pages_are_refused_at_once() -> None:
    start = time.perf_counter()
    with pytest.raises(SourceError, match="more than 2 million characters"):
        read(b"<p>" + b"word " * 500_000, "a.html")
    with pytest.raises(SourceError, match="more than 60,000 elements"):
        read(b"<p>x<b>y</b></p>" * 31_000, "a.html")
    assert time.perf_counter() - start < 5


def test_scripts_and_pictures_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_MARKUP", 2000)
    script = f"<script>var x = '{'y' * 5000}'</script><style>{'z' * 5000}</style>"
    picture = f'<img alt=One src="data:image/png;base64,{"A" * 5000}">'
    found = blocks(page(script + p(FIRST) + picture + p(SECOND)))
    assert [block.kind for block in found] == ["paragraph", "figure", "paragraph"]
    assert len(found[1].picture) > 5000


def archive(page_part: str) -> bytes:
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="cut"\r\n'
        "\r\n--cut\r\n"
        f"{page_part}\r\n--cut\r\nContent-Type: image/png\r\n"
        "Content-Location: https://port.example/img/quay.png\r\nContent-ID: <one@quay>\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.b64encode(_png()).decode()}\r\n--cut--\r\n"
    ).encode()


@pytest.mark.parametrize("address", ["../img/quay.png", "cid:one@quay"])
def test_web_archives_hold_their_pictures(tmp_path: Path, address: str) -> None:
    body = page(f'{p(FIRST)}<img alt=Quay src="{address}">{p(SECOND)}').decode()
    part = (
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Location: https://port.example/news/1\r\n\r\n{body}"
    )
    found = source(tmp_path, archive(part), "a.mhtml")
    assert found.article.meta.url == "https://port.example/news/1"
    assert [image.media_type for image in found.article.images] == ["image/png"]


def test_an_archive_without_a_page() -> None:
    with pytest.raises(SourceError, match="there is no page in this web archive"):
        read_archive(archive("Content-Type: text/css\r\n\r\na{}"), "a.mht")


def test_a_plain_page_under_the_ending_of_an_archive() -> None:
    assert read_archive(page(p(FIRST, SECOND)), "a.mht").blocks[0].text == FIRST


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class=share>", "</div>", "<ul>", "<li>", "</ul>", "<table><tr><td>",
        "</table>", "<a href='#a' id=b>", "</a>", "<sup id=a>", "<figure><img src=a.png>",
        "<br><br>", "</figure>", "<figcaption>", "<pre>", "<h2>", "</h2>", "<noscript><img src=x>",
        "<body>",
        "<script type='application/ld+json'>" + json.dumps({"@type": "Article", "author": [1, {}]}),
        "</script>", "<style>", "<!--", "<![CDATA[", "&#0;", "&nope;", "\u202e", FIRST, "x", " ",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200), st.lists(PIECES, max_size=40).map(lambda s: "".join(s).encode())
    )
)
def test_whatever_the_bytes_only_named_errors_come_out(data: bytes) -> None:
    for function in (read, read_archive):
        try:
            function(data, "a.html")
        except SourceError as error:
            assert str(error).startswith("a.html")  # noqa: PT017 - most bytes are no article

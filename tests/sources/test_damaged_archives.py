"""Whatever is done to a document or an ebook, only named errors come out of its reader."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from briefing.errors import SourceError
from briefing.output import Output
from briefing.sources.docx.reader import read as read_docx
from briefing.sources.epub.reader import read as read_epub
from briefing.sources.epub.splitting import split
from briefing.sources.odt.reader import read as read_odt
from briefing.sources.parsed import Parsed
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.docx.making import (
    box,
    docx,
    drawing,
    field,
    item,
    note,
    p,
    picture,
    r,
    table,
    tr,
    zipped,
)
from tests.sources.epub.making import epub
from tests.sources.odt import making
from tests.sources.odt.making import odt

Reader = Callable[[bytes, str], Parsed | tuple[Output, ...]]
DOCUMENT = docx(
    p("Harbour talks end", "Titel") + p("The pier", "berschrift1") + item("One", 2)
    + item("Deep", 1, 1) + table(tr("Port", "Ships"), tr("Lisbon", "9")) + p(drawing("quay", "Q"))
    + p(r("Words") + r('<w:footnoteReference w:id="2"/>') + box(p("Box")) + field("PAGE", r("1")))
    + p("Table 1", "Beschriftung"),
    parts={"footnotes": note(2, "Note.")}, media={"quay.png": picture()},
    core="<dc:title>T</dc:title>",
)  # fmt: skip
EBOOK = epub(
    f'<h1 id="a">One</h1><p>{"Words " * 50}<a epub:type="noteref" href="3.xhtml#n">1</a></p>'
    "<ul><li>x</ul>",
    f"<h1>Two</h1><p>{'Words ' * 50}</p>",
    '<aside epub:type="footnote" id="n"><p>Note.</p></aside><img src="../q.png" alt="Q"/>',
    files={"q.png": picture()},
)
TEXT = odt(
    making.p("T", "P1") + making.h("Kai") + making.items("One", making.items("Deep"))
    + making.table(making.tr("a", "b")) + making.p("Words" + making.note("Note."))
    + making.p(making.box(making.p(making.frame("Pictures/a.png") + "Fig.", "P3"))),
    meta="<dc:title>T</dc:title>", files={"Pictures/a.png": picture()},
)  # fmt: skip
READERS: dict[str, tuple[Reader, bytes]] = {
    "docx": (read_docx, DOCUMENT),
    "odt": (read_odt, TEXT),
    "epub": (read_epub, EBOOK),
    "chapters": (split, EBOOK),
}


def attempt(reader: Reader, data: bytes) -> None:
    try:
        reader(data, "a.x")
    except SourceError as error:
        assert str(error).startswith("a.x: ")  # noqa: PT017 - most of it is readable
        assert "\n" not in str(error)  # noqa: PT017


def members(data: bytes) -> dict[str, str | bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_of_damaged_bytes(kind: str, data: st.DataObject) -> None:
    reader, sound = READERS[kind]
    changed = bytearray(sound)
    for place in data.draw(st.lists(st.integers(0, len(sound) - 1), max_size=8)):
        changed[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(sound)))
    attempt(reader, bytes(changed))
    attempt(reader, bytes(changed[:cut]))
    attempt(reader, data.draw(st.binary(max_size=60)))


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_of_damaged_parts(kind: str, data: st.DataObject) -> None:
    reader, sound = READERS[kind]
    parts = members(sound)
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    assert isinstance(part, bytes)
    tags = part.split(b"<")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(tags))] * 2)))
    piece = data.draw(
        st.sampled_from(
            [
                [],
                tags[start:end] * 2,
                tags[start:end][::-1],
                [b"w:p/>"],
                [b"p/>x\0"],
                [b'p a="-1"/>'],
            ]
        )
    )
    attempt(reader, zipped({**parts, name: b"<".join([*tags[:start], *piece, *tags[end:]])}))
    attempt(reader, zipped({key: value for key, value in parts.items() if key != name}))


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_of_odd_values(kind: str, data: st.DataObject) -> None:
    """Attributes with other values than they may have."""
    reader, sound = READERS[kind]
    parts = members(sound)
    name = data.draw(st.sampled_from([n for n in sorted(parts) if not n.endswith(".png")]))
    part = parts[name]
    assert isinstance(part, bytes)
    pieces = part.split(b'"')
    place = data.draw(st.integers(0, len(pieces) - 1)) | 1
    if place < len(pieces):
        odd = ["", "-1", "99999999999999999999", "x", "../../x", "#", "²", "true", "rId1", "\u202e"]
        pieces[place] = data.draw(st.sampled_from(odd)).encode()
    attempt(reader, zipped({**parts, name: b'"'.join(pieces)}))

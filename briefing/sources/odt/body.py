"""The text of an OpenDocument text: headings, paragraphs, lists and tables, as blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from briefing.model import Block, Run
from briefing.sources.mdblocks import hold
from briefing.sources.odt.document import Document
from briefing.sources.odt.inline import read_paragraph
from briefing.sources.odt.names import DRAW, OFFICE, TABLE, TEXT, XML_ID
from briefing.sources.odt.styles import ListLevel, Style
from briefing.sources.odt.tables import cells_of, is_layout, read_table, rows_of
from briefing.sources.outline import is_rule
from briefing.sources.pieces import (
    HEADING_LENGTH,
    IN_LINES,
    Content,
    Piece,
    Role,
    asides,
    assemble,
    heading_runs,
    number,
)

_ROLES: dict[str, Role] = {"caption": "caption", "quote": "quote", "code": "code"}
_DEEPEST = 10
"""Deepest level of a list that has a style (ODF 1.3, part 3, 19.880)."""


def read_body(element: Any, document: Document) -> list[Block]:
    """Return the blocks of a text, a section, a note, a text box or a cell."""
    return assemble(_inside(element, document))


def _inside(element: Any, document: Document) -> list[Piece]:
    pieces: list[Piece] = []
    for child in element:
        reader = _READERS.get(child.tag)
        if reader:
            pieces += reader(child, document)
    return pieces


def _paragraph(paragraph: Any, document: Document) -> list[Piece]:
    """Return the blocks of one paragraph: text, pictures, and the text boxes anchored in it."""
    style = document.styles.of("paragraph", paragraph.get(TEXT + "style-name"))
    content = read_paragraph(paragraph, document)
    pieces = _named(_pieces(paragraph, content, style, document), content.places)
    for box in content.boxes:
        pieces += _box(box, document)
    return pieces


def _named(pieces: list[Piece], places: list[str]) -> list[Piece]:
    """Return pieces of which the first has the names of places as its id."""
    if not pieces or not places:
        return pieces
    names = " ".join("_".join(name.split()) for name in dict.fromkeys(places))
    return [replace(pieces[0], block=replace(pieces[0].block, id=names)), *pieces[1:]]


def _pieces(element: Any, content: Content, style: Style, document: Document) -> list[Piece]:
    if not content.holds_text or style.meaning not in IN_LINES or element.tag == TEXT + "h":
        content.set_apart()
    figures = [Piece(figure) for figure in content.figures]
    text = "".join(run.text for run in content.runs).strip()
    if not content.holds_text:
        line = [Piece(Block(id="", kind="rule"))] if style.rule else []
        return [*line, *figures]
    if is_rule(text):
        return [Piece(Block(id="", kind="rule")), *figures]
    if style.meaning == "contents":
        return []
    if style.meaning == "subtitle" and not document.subtitle:
        document.subtitle = text
        return figures
    is_heading = element.tag == TEXT + "h" or style.meaning == "title"
    if is_heading and len(text) <= HEADING_LENGTH:
        return [Piece(_heading(element, content, style)), *figures]
    role = _ROLES.get(style.meaning, "")
    runs = (Run("".join(r.text for r in content.runs)),) if role == "code" else content.tidied
    own = Piece(Block(id="", kind="paragraph", runs=runs), role)
    return [*figures, own] if role == "caption" else [own, *figures]


def _heading(element: Any, content: Content, style: Style) -> Block:
    level = number(element.get(TEXT + "outline-level"), 1, 9, least=1)
    if style.meaning == "title":
        level = 0
    return Block(id="", kind="heading", runs=heading_runs(content), level=level)


def _list(element: Any, document: Document) -> list[Piece]:
    """Return a list; one that only numbers headings is read as these."""
    if next(element.iter(TEXT + "h"), None) is not None:
        return [
            piece
            for item in element
            for part in item
            for piece in _READERS.get(part.tag, _inside)(part, document)
        ]
    return [Piece(block) for block in _listed(element, document, "", 1)]


def _listed(element: Any, document: Document, outer: str, level: int) -> list[Block]:
    """Return a list whose style may be that of the list around it."""
    style = element.get(TEXT + "style-name") or outer
    kind = document.styles.lists.get(style, {}).get(min(level, _DEEPEST), ListLevel(ordered=False))
    items: list[Block] = []
    start = 0
    for item in element:
        if item.tag not in {TEXT + "list-item", TEXT + "list-header"}:
            continue
        inner = _item(item, document, style, level)
        if not inner:
            continue
        start = start or number(item.get(TEXT + "start-value"), 0, 1_000_000, least=1)
        if item.tag == TEXT + "list-header" and items:
            items[-1] = replace(items[-1], children=(*items[-1].children, *inner))
        else:
            items.append(replace(hold("item", inner, 0), id=inner[0].id))
    if not items:
        return []
    if kind.ordered:
        start = start or _continued(element, style, document) or kind.start
        for name in {style, element.get(XML_ID) or style} if level == 1 else ():
            document.counts[name] = start + len(items) - 1
    return [
        Block(
            id="", kind="list", children=tuple(items), ordered=kind.ordered,
            start=start if kind.ordered else 1,
        )
    ]  # fmt: skip


def _continued(element: Any, style: str, document: Document) -> int:
    """Return the number with which a list goes on; 0 if it begins anew."""
    before = element.get(TEXT + "continue-list")
    if before:
        return document.counts.get(before, 0) + 1 if before in document.counts else 0
    if element.get(TEXT + "continue-numbering") == "true" and style in document.counts:
        return document.counts[style] + 1
    return 0


def _item(item: Any, document: Document, style: str, level: int) -> list[Block]:
    """Return what an item holds."""
    pieces: list[Piece] = []
    for child in item:
        if child.tag == TEXT + "list":
            pieces += [Piece(block) for block in _listed(child, document, style, level + 1)]
        elif child.tag in _READERS:
            pieces += _READERS[child.tag](child, document)
    return assemble(pieces)


def _box(box: Any, document: Document) -> list[Piece]:
    """Return what stands in a text box; one with a picture and its caption is their frame."""
    blocks = read_body(box, document)
    paragraph = box.find(TEXT + "p")
    if paragraph is None:
        return [Piece(block) for block in blocks]
    style = document.styles.of("paragraph", paragraph.get(TEXT + "style-name"))
    return asides(blocks, style.meaning == "caption")


def _frame(element: Any, document: Document) -> list[Piece]:
    """Return a drawing that is anchored to the page."""
    holder = element.makeelement(TEXT + "p")
    holder.append(element)
    return _paragraph(holder, document)


def _table(table: Any, document: Document) -> list[Piece]:
    """Return a table; of one that only places things, what its cells hold."""
    if is_layout(table):
        cells = [cell for row, _ in rows_of(table) for cell in cells_of(row)]
        return [Piece(block) for cell in cells for block in read_body(cell, document)]
    blocks, boxes = read_table(table, document)
    return [Piece(block) for block in blocks] + [
        piece for box in boxes for piece in _box(box, document)
    ]


def _contents(element: Any, document: Document) -> list[Piece]:
    del element
    document.losses.add("table of contents")
    return []


def _changes(element: Any, document: Document) -> list[Piece]:
    """Pass over what was deleted, which stands in front of the text."""
    for deletion in element.iter(TEXT + "deletion"):
        if "".join(deletion.itertext(TEXT + "p", TEXT + "h", TEXT + "span")).strip():
            document.losses.add("deleted text")
    return []


_READERS: Mapping[str, Callable[[Any, Document], list[Piece]]] = {
    TEXT + "p": _paragraph,
    TEXT + "h": _paragraph,
    TEXT + "list": _list,
    TABLE + "table": _table,
    **dict.fromkeys(
        (TEXT + "section", TEXT + "bibliography", TEXT + "index-body", TEXT + "numbered-paragraph"),
        _inside,
    ),
    **dict.fromkeys((DRAW + "frame", DRAW + "g", DRAW + "custom-shape"), _frame),
    **dict.fromkeys(
        (
            TEXT + "table-of-content", TEXT + "illustration-index", TEXT + "table-index",
            TEXT + "object-index", TEXT + "alphabetical-index", TEXT + "user-index",
        ),
        _contents,
    ),
    TEXT + "tracked-changes": _changes,
    OFFICE + "text": _inside,
}  # fmt: skip

"""The text of a Word document: paragraphs, tables and text boxes in their order, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.model import Block, Run
from briefing.sources.docx.document import Document
from briefing.sources.docx.inline import read_paragraph
from briefing.sources.docx.lists import next_item
from briefing.sources.docx.names import W, is_on, value
from briefing.sources.docx.styles import Style
from briefing.sources.docx.tables import is_layout, parts, read_table, rows_of
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

_INDENT = 300
"""Twentieths of a point from which a paragraph behind an item is a part of it."""
_WRAPPERS = frozenset((W + "ins", W + "moveTo", W + "customXml", W + "smartTag", W + "sdtContent"))
_ROLES: dict[str, Role] = {
    "caption": "caption",
    "quote": "quote",
    "code": "code",
    "continued": "continued",
}


@dataclass(slots=True)
class _Flow:
    """The pieces of a text so far, and what waits for the next paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    """Blocks in their order."""
    waiting: Content = field(default_factory=Content)
    """Content of a paragraph whose end is deleted, or of a dropped initial."""


def read_body(element: Any, document: Document) -> list[Block]:
    """Return the blocks of a body, a note, a text box or a cell."""
    flow = _Flow()
    for child in _children(element, document):
        if child.tag == W + "p":
            _paragraph(child, document, flow)
        else:
            _table(child, document, flow)
    if flow.waiting.holds_text:
        flow.pieces.append(Piece(Block(id="", kind="paragraph", runs=flow.waiting.tidied)))
    return assemble(flow.pieces)


def _children(element: Any, document: Document) -> Iterator[Any]:
    """Yield the paragraphs and tables in an element, also those that controls hold."""
    for child in element:
        if child.tag in {W + "p", W + "tbl"}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, document)
        elif child.tag == W + "sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            if gallery is not None and gallery.get(W + "val") == "Table of Contents":
                document.losses.add("table of contents")
            elif not is_on(child.find(W + "sdtPr"), "showingPlcHdr"):
                yield from _children(child, document)
        elif child.tag == W + "altChunk":
            document.losses.add("embedded document")


def _paragraph(paragraph: Any, document: Document, flow: _Flow) -> None:
    """Add what a paragraph holds to the flow."""
    properties = paragraph.find(W + "pPr")
    style = _style(properties, document)
    if style.meaning == "contents":
        if "table of contents" not in document.losses.counts:
            document.losses.add("table of contents")
        return
    content = _joined(flow.waiting, read_paragraph(paragraph, document))
    if _goes_on(properties, content):
        flow.waiting = content
        return
    flow.waiting = Content()
    pieces = _pieces(content, properties, style, document)
    if pieces and content.places:
        names = " ".join(dict.fromkeys(content.places))
        pieces[0] = replace(pieces[0], block=replace(pieces[0].block, id=names))
    elif content.places:
        flow.waiting.places = content.places  # of an empty paragraph, they belong to the next
    flow.pieces += pieces
    for box in content.boxes:
        flow.pieces += _box(box, document)


def _joined(first: Content, second: Content) -> Content:
    return Content(
        runs=first.runs + second.runs,
        figures=first.figures + second.figures,
        boxes=first.boxes + second.boxes,
        places=first.places + second.places,
        rule=first.rule or second.rule,
    )


def _goes_on(properties: Any | None, content: Content) -> bool:
    """Tell whether a paragraph is the start of the next: a dropped initial, or its end deleted."""
    if properties is None:
        return False
    frame = properties.find(W + "framePr")
    if frame is not None and frame.get(W + "dropCap") in {"drop", "margin"}:
        return content.holds_text
    return properties.find(f"{W}rPr/{W}del") is not None


def _style(properties: Any | None, document: Document) -> Style:
    """Return the style of a paragraph, with the outline level that it has itself."""
    name = value(properties, "pStyle")
    style = document.styles.by_id.get(name, document.styles.default)
    level = number(value(properties, "outlineLvl"), 9, 9)
    if level < 9 and style.meaning in {"", "continued"}:
        return replace(style, meaning="heading", level=level + 1)
    return style


def _pieces(
    content: Content, properties: Any | None, style: Style, document: Document
) -> list[Piece]:
    """Return the blocks of one paragraph: its text, and its pictures behind it."""
    if not content.holds_text or style.meaning not in IN_LINES:
        content.set_apart()
    pieces = [Piece(figure) for figure in content.figures]
    text = "".join(run.text for run in content.runs).strip()
    if not content.holds_text:
        return [*([Piece(Block(id="", kind="rule"))] if content.rule else []), *pieces]
    if is_rule(text):
        return [Piece(Block(id="", kind="rule")), *pieces]
    if _is_metadata(style, text, document):
        return pieces
    if style.meaning in {"title", "heading"} and len(text) <= HEADING_LENGTH:
        return [Piece(_heading(content, style)), *pieces]
    name, level = _numbering(properties, style)
    item = next_item(document.numbers, name, level)
    numbered = name in document.numbers.numberings
    role = "" if item else _ROLES.get(style.meaning, "")
    if not item and not role and (numbered or _is_indented(properties)):
        role = "continued"
    runs = _code_lines(content) if role == "code" else content.tidied
    paragraph = Block(id="", kind="paragraph", runs=runs)
    if item:
        pieces = [replace(piece, role="continued") for piece in pieces]
    own = Piece(paragraph, role, item)
    return [*pieces, own] if role == "caption" else [own, *pieces]


def _is_metadata(style: Style, text: str, document: Document) -> bool:
    """Keep the text of a paragraph whose style says that it is metadata."""
    if style.meaning == "subtitle" and not document.subtitle:
        document.subtitle = text
    elif style.meaning == "author":
        document.authors.append(text)
    elif style.meaning == "date" and not document.date:
        document.date = text
    else:
        return False
    return True


def _code_lines(content: Content) -> tuple[Run, ...]:
    return (Run("".join(run.text for run in content.runs).rstrip()),)


def _heading(content: Content, style: Style) -> Block:
    level = 0 if style.meaning == "title" else style.level
    return Block(id="", kind="heading", runs=heading_runs(content), level=level)


def _is_indented(properties: Any | None) -> bool:
    """Tell whether a paragraph is set as far to the right as the text of an item."""
    indent = None if properties is None else properties.find(W + "ind")
    if indent is None:
        return False
    return number(indent.get(W + "left") or indent.get(W + "start"), 0, 100_000) >= _INDENT


def _numbering(properties: Any | None, style: Style) -> tuple[str, int]:
    """Return the numbering of a paragraph and its level in it; `0` or nothing for none."""
    own = None if properties is None else properties.find(W + "numPr")
    if own is None:
        return style.list_id, style.list_level
    level = number(value(own, "ilvl"), style.list_level, 8)
    return value(own, "numId", style.list_id), level


def _box(box: Any, document: Document) -> list[Piece]:
    """Return what stands in a text box."""
    return asides(read_body(box, document), _is_caption(box, document))


def _is_caption(box: Any, document: Document) -> bool:
    """Tell whether a text box holds nothing but a caption: by its style, or by its number."""
    paragraph = box.find(W + "p")
    if paragraph is None:
        return False
    style = _style(paragraph.find(W + "pPr"), document)
    instructions = (element.text or "" for element in paragraph.iter(W + "instrText"))
    numbered = any(text.split()[:1] == ["SEQ"] for text in instructions)
    return style.meaning == "caption" or numbered


def _table(table: Any, document: Document, flow: _Flow) -> None:
    """Add a table to the flow; of one that only places things, what its cells hold."""
    if is_layout(table):
        for row in rows_of(table):
            for cell in parts(row, "tc"):
                flow.pieces += [Piece(block) for block in read_body(cell, document)]
        return
    blocks, boxes = read_table(table, document)
    flow.pieces += [Piece(block) for block in blocks]
    for box in boxes:
        flow.pieces += _box(box, document)

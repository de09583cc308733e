"""Markdown blocks: tokens to blocks of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from markdown_it.token import Token

from briefing.config.characters import clean, one_line
from briefing.model import Block, BlockKind, Cell, Mark, Run
from briefing.sources.mdinline import Findings, read_inline
from briefing.sources.rawhtml import is_comment, visible_text

Align = Literal["", "left", "center", "right"]
_ALIGN: Mapping[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A block of the source: its opening token and what is inside."""

    token: Token
    """Says what it is."""
    inner: list[Token] = field(default_factory=list)
    """Tokens between opening and closing."""

    @property
    def line(self) -> int:
        """Line of the file, from 1; 0 if unknown."""
        return self.token.map[0] + 1 if self.token.map else 0


def nodes(tokens: list[Token]) -> Iterator[Node]:
    """Yield the outermost nodes of a stretch of tokens."""
    depth = start = 0
    for place, token in enumerate(tokens):
        if token.nesting == 1:
            start = start if depth else place
            depth += 1
        elif token.nesting == -1:
            depth -= 1
            if not depth:
                yield Node(tokens[start], tokens[start + 1 : place])
        elif not depth:
            yield Node(token)


def read_blocks(tokens: list[Token], findings: Findings) -> list[Block]:
    """Return the blocks of a stretch of tokens; definitions of notes are passed over."""
    blocks: list[Block] = []
    for node in nodes(tokens):
        reader = _READERS.get(node.token.type)
        if reader:
            blocks += reader(node, findings)
    return blocks


def hold(kind: BlockKind, blocks: list[Block], line: int) -> Block:
    """Return a block that has its first paragraph as runs and what follows as children.

    Headings inside become paragraphs in bold: they are no part of the article's outline.
    """
    inner = _without_headings(blocks)
    if inner and inner[0].kind == "paragraph":
        return Block(id="", kind=kind, runs=inner[0].runs, line=line, children=tuple(inner[1:]))
    return Block(id="", kind=kind, line=line, children=tuple(inner))


def _without_headings(blocks: list[Block]) -> list[Block]:
    """Return the blocks with headings as paragraphs in bold."""
    return [
        replace(block, kind="paragraph", level=0, runs=_strong(block.runs))
        if block.kind == "heading"
        else block
        for block in blocks
    ]


def _strong(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, marks=run.marks | {Mark.STRONG}) for run in runs)


def _paragraph(node: Node, findings: Findings) -> list[Block]:
    content = read_inline(node.inner[0], node.line, findings)
    paragraph = Block(id="", kind="paragraph", runs=content.runs, line=node.line)
    return [*([paragraph] if content.holds_text else []), *content.figures]


def _heading(node: Node, findings: Findings) -> list[Block]:
    content = read_inline(node.inner[0], node.line, findings, is_heading=True)
    level = int(node.token.tag[1:])
    heading = Block(id="", kind="heading", runs=content.runs, level=level, line=node.line)
    return [*([heading] if content.holds_text else []), *content.figures]


def _quote(node: Node, findings: Findings) -> list[Block]:
    inner = read_blocks(node.inner, findings)
    return [hold("quote", inner, node.line)] if inner else []


def _list(node: Node, findings: Findings) -> list[Block]:
    items = [
        hold("item", read_blocks(item.inner, findings), item.line) for item in nodes(node.inner)
    ]
    ordered = node.token.type == "ordered_list_open"
    start = int(node.token.attrs.get("start", 1))
    return [_listed(items, node.line, ordered=ordered, start=start)]


def _listed(items: list[Block], line: int, *, ordered: bool = False, start: int = 1) -> Block:
    return Block(id="", kind="list", line=line, children=tuple(items), ordered=ordered, start=start)


def _definitions(node: Node, findings: Findings) -> list[Block]:
    """Return a definition list as a list: terms in bold, their definitions as children."""
    items: list[Block] = []
    for part in nodes(node.inner):
        if part.token.type == "dt_open":
            content = read_inline(part.inner[0], part.line, findings)
            runs = _strong(content.runs)
            items.append(
                Block(id="", kind="item", runs=runs, line=part.line, children=content.figures)
            )
        elif items:
            inner = _without_headings(read_blocks(part.inner, findings))
            items[-1] = replace(items[-1], children=(*items[-1].children, *inner))
    return [_listed(items, node.line)]


def _code(node: Node, _: Findings) -> list[Block]:
    text = clean(node.token.content).rstrip("\n")
    info = one_line(node.token.info).partition(" ")[0]
    if not text.strip():
        return []
    return [Block(id="", kind="code", runs=(Run(text),), line=node.line, info=info)]


def _rule(node: Node, _: Findings) -> list[Block]:
    return [Block(id="", kind="rule", line=node.line)]


def _html(node: Node, findings: Findings) -> list[Block]:
    """Return the words of an HTML block as a paragraph."""
    if is_comment(node.token.content):
        return []
    findings.html.append(node.line)
    text = clean(visible_text(node.token.content))
    return [Block(id="", kind="paragraph", runs=(Run(text),), line=node.line)] if text else []


def _table(node: Node, findings: Findings) -> list[Block]:
    """Return the table, and the pictures in its cells behind it."""
    rows: list[tuple[Cell, ...]] = []
    figures: list[Block] = []
    for section in nodes(node.inner):
        for row in nodes(section.inner):
            cells = []
            for cell in nodes(row.inner):
                content = read_inline(cell.inner[0], row.line or node.line, findings)
                align = _ALIGN.get(str(cell.token.attrs.get("style", "")), "")
                cells.append(Cell(content.runs, cell.token.tag == "th", align))
                figures += content.figures
            rows.append(tuple(cells))
    return [Block(id="", kind="table", line=node.line, rows=tuple(rows)), *figures]


_READERS: Mapping[str, Callable[[Node, Findings], list[Block]]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "blockquote_open": _quote,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "dl_open": _definitions,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "html_block": _html,
    "table_open": _table,
}

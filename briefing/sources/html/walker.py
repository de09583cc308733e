"""From a tree of HTML elements to blocks of the model: the same for pages, chapters, documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from lxml.html import HtmlElement

from briefing.config.characters import clean
from briefing.model import Block, BlockKind, Mark, Run
from briefing.sources.html.context import Context, names_in, own_name, targets_of
from briefing.sources.html.inline import read_inline
from briefing.sources.html.lazy import reveal
from briefing.sources.html.notes import take_notes
from briefing.sources.html.paragraphs import settle
from briefing.sources.html.pictures import lone_formula, read_picture
from briefing.sources.html.tables import is_layout, read_table
from briefing.sources.html.tree import BLOCKS, drop_unread
from briefing.sources.mdblocks import hold
from briefing.sources.mdinline import tidy

_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:\w*caption|(?:image|photo|picture|media|foto|bild)[_-]?credits?)",
    re.IGNORECASE,
)
_PROGRAMMING_LANGUAGE = re.compile(
    r"\b(?:lang|language|brush|highlight-source)[-:]\s*([\w+#-]{1,20})"
)
_CREDIT_WORDS = 40
"""Words beside the caption of a figure that are still credits rather than text."""
DEEPEST = 40
"""Deepest nesting of elements that become nested blocks; deeper ones are read as plain text."""


def prepare(element: HtmlElement, context: Context) -> None:
    """Make a tree ready for `blocks_of` that is an article and nothing else.

    Scripts, controls and what is hidden are removed, notes are taken out for `notes_of`.
    """
    reveal(element)
    drop_unread(element)
    context.notes = {**context.notes, **take_notes(element)}
    context.targets |= targets_of(element)


def blocks_of(element: HtmlElement, context: Context) -> tuple[Block, ...]:
    """Return what an element holds as blocks without ids.

    The element's tree is changed: bare text in it gets paragraphs. Pictures keep their addresses,
    links are resolved, headings keep their level from 1 to 6. Nothing of the page's own style,
    classes or scripts comes along.
    """
    settle(element)
    return tuple(_inside(element, context, 0))


def notes_of(context: Context) -> tuple[Block, ...]:
    """Return the notes that the text refers to, in that order; a note may refer to further ones."""
    blocks: list[Block] = []
    while len(blocks) < len(context.referred):
        name = list(context.referred)[len(blocks)]
        inner = list(blocks_of(context.notes[name], context))
        blocks.append(replace(hold("note", inner, 0), id=context.referred[name]))
    return tuple(blocks)


def _inside(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    """Return the blocks of a settled element's children."""
    if depth > DEEPEST or not _holds_blocks(element):
        return _text(element, context)
    blocks: list[Block] = []
    for child in element:
        found = _block(child, context, depth + 1)
        if blocks and _is_caption(child, found) and _takes_caption(blocks[-1]):
            blocks[-1] = _captioned(blocks[-1], found)
        else:
            blocks += found
    return blocks


def _is_caption(element: HtmlElement, blocks: list[Block]) -> bool:
    """Tell whether an element that is no `figcaption` is named as one."""
    named = _CAPTION.search(element.get("class") or "")
    return bool(named) and bool(blocks) and all(block.kind == "paragraph" for block in blocks)


def _takes_caption(block: Block) -> bool:
    return block.kind == "figure" and not block.runs


def _captioned(figure: Block, paragraphs: list[Block]) -> Block:
    """Return a figure with the text of paragraphs behind its caption."""
    runs = [*figure.runs]
    for paragraph in paragraphs:
        runs += [*([Run(" ")] if runs else []), *paragraph.runs]
    return replace(figure, runs=tidy(runs), decorative=False)


def _holds_blocks(element: HtmlElement) -> bool:
    """Tell whether blocks stand in a settled element, rather than text."""
    return any(next(child.iter(*BLOCKS), None) is not None for child in element)


def _block(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    reader = _READERS.get(element.tag, _inside)
    blocks = reader(element, context, depth)
    return _named(blocks, own_name(element, context))


def _named(blocks: list[Block], names: list[str]) -> list[Block]:
    """Return blocks of which the first has the names of places as its id."""
    fresh = [name for name in names if blocks and name not in blocks[0].id.split()]
    if not fresh:
        return blocks
    return [replace(blocks[0], id=" ".join([*blocks[0].id.split(), *fresh])), *blocks[1:]]


def _held(kind: BlockKind, inner: list[Block], line: int) -> Block:
    """Return a block that holds others; the names of the first are its own."""
    return replace(hold(kind, inner, line), id=inner[0].id if inner else "")


def _text(element: HtmlElement, context: Context) -> list[Block]:
    """Return the text of an element as one paragraph, and its pictures behind it.

    A formula on a line of its own is a picture, one within a sentence is text.
    """
    formula = lone_formula(element)
    figure = None if formula is None else read_picture(formula)
    if figure is not None:
        return _named([figure], names_in(element, context))
    content = read_inline(element, context)
    line = element.sourceline or 0
    paragraph = Block(id="", kind="paragraph", runs=content.runs, line=line)
    blocks = [*([paragraph] if content.holds_text else []), *content.figures]
    return _named(blocks, names_in(element, context))


def _heading(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    del depth
    content = read_inline(element, context)
    runs = tuple(replace(run, text=run.text.replace("\n", " ")) for run in content.runs)
    level = int(element.tag[1])
    heading = Block(id="", kind="heading", runs=runs, level=level, line=element.sourceline or 0)
    blocks = [*([heading] if content.holds_text else []), *content.figures]
    return _named(blocks, names_in(element, context))


def _quote(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    inner = _inside(element, context, depth)
    return [_held("quote", inner, element.sourceline or 0)] if inner else []


def _list(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    """Return a list; what stands in it outside of items is an item too.

    Items that hold headings are sections that are only set as a list.
    """
    if next(element.iter("h1", "h2", "h3", "h4"), None) is not None:
        return _inside(element, context, depth)
    items: list[Block] = []
    for child in element:
        inner = (
            _inside(child, context, depth) if child.tag == "li" else _block(child, context, depth)
        )
        if child.tag != "li" and items and all(block.kind == "list" for block in inner):
            items[-1] = replace(items[-1], children=(*items[-1].children, *inner))
        elif inner:
            items.append(
                _named([_held("item", inner, child.sourceline or 0)], own_name(child, context))[0]
            )
    return [_listed(element, items)] if items else []


def _listed(element: HtmlElement, items: list[Block]) -> Block:
    ordered = element.tag == "ol"
    start = element.get("start") or ""
    return Block(
        id="",
        kind="list",
        line=element.sourceline or 0,
        children=tuple(items),
        ordered=ordered,
        start=int(start) if ordered and start.isdecimal() and len(start) < 7 else 1,
    )


def _definitions(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    """Return a definition list as a list: terms in bold, their definitions as children.

    One without terms only sets its text in.
    """
    if next(element.iter("dt"), None) is None:
        return _inside(element, context, depth)
    items: list[Block] = []
    for part in _parts(element):
        inner = _inside(part, context, depth)
        if part.tag == "dt" or not items:
            item = _held("item", inner, part.sourceline or 0)
            runs = tuple(replace(run, marks=run.marks | {Mark.STRONG}) for run in item.runs)
            items.append(replace(item, runs=runs if part.tag == "dt" else item.runs))
        else:
            children = hold("item", inner, 0)
            paragraph = Block(
                id="", kind="paragraph", runs=children.runs, line=part.sourceline or 0
            )
            added = ([paragraph] if children.runs else []) + list(children.children)
            items[-1] = replace(items[-1], children=(*items[-1].children, *added))
    kept = [item for item in items if item.runs or item.children]
    return [_listed(element, kept)] if kept else []


def _parts(element: HtmlElement) -> list[HtmlElement]:
    """Return the terms and definitions of a list, without those of lists inside."""
    own = [p for p in element.iter("dt", "dd") if next(p.iterancestors("dl"), None) is element]
    for part in own:
        around = part.getparent()
        if around is not None and around.tag in {"dt", "dd"}:
            around.addnext(part)  # the parser does not end a definition where the next begins
    return own


def _code(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    """Return preformatted text as code, every line as it stands."""
    del context, depth
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    text = clean("".join(element.itertext())).strip("\n").rstrip()
    if not text.strip():
        return []
    named = " ".join(e.get("class") or "" for e in (element, *element.iter("code")))[:200]
    info = _PROGRAMMING_LANGUAGE.search(named)
    return [
        Block(
            id="",
            kind="code",
            runs=(Run(text),),
            line=element.sourceline or 0,
            info=info[1].lower() if info else "",
        )
    ]


def _rule(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    del context, depth
    return [Block(id="", kind="rule", line=element.sourceline or 0)]


def _table(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    if is_layout(element):
        return _inside(element, context, depth)
    return _named(read_table(element, context), names_in(element, context))


def _figure(element: HtmlElement, context: Context, depth: int) -> list[Block]:
    """Return the pictures of a figure, the last with its caption; other content as it is."""
    captions = list(element.iter("figcaption"))
    runs: tuple[Run, ...] = ()
    for caption in captions:
        runs = runs or read_inline(caption, context).runs
        parent = caption.getparent()
        if parent is not None:
            parent.remove(caption)
    blocks = _inside(element, context, depth) if len(element) or element.text else []
    caption = Block(id="", kind="paragraph", runs=runs, line=element.sourceline or 0)
    texts = [block for block in blocks if block.kind == "paragraph"]
    others = [block for block in blocks if block.kind != "paragraph"]
    words = sum(len(block.text.split()) for block in texts)
    if others and others[-1].kind in {"figure", "table"} and words <= _CREDIT_WORDS:
        texts = [*([caption] if runs else []), *texts]
        return [*others[:-1], _captioned(others[-1], texts) if texts else others[-1]]
    return [*blocks, *([caption] if runs else [])]


_READERS: Mapping[str, Callable[[HtmlElement, Context, int], list[Block]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    "blockquote": _quote,
    "dl": _definitions,
    "pre": _code,
    "hr": _rule,
    "table": _table,
    "figure": _figure,
}

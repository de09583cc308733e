"""The Markdown parser: CommonMark with tables, strikethrough, notes and definition lists."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefing.errors import Place, SourceError

MAX_NESTING = 50
"""Deepest nesting of quotes, lists and items; what is deeper becomes a paragraph there."""

_MARKS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")


class _Parser(MarkdownIt):
    """A parser that leaves the judgement of links to `links.py`."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Take every address: a refused one must become text with a message, not raw marks."""
        return bool(url) or True


def parse(text: str, path: str) -> tuple[list[Token], dict[str, Any]]:
    """Return the tokens of a text, and the parser's notes on footnotes.

    Raises SourceError for links, pictures and notes that are nested too deep in each other.
    """
    # The library's own limit drops what is deeper, so it lies above ours.
    parser = _Parser("commonmark", {"maxNesting": 2 * MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin)
    parser.block.ruler.before("table", "too_deep", _too_deep)
    notes: dict[str, Any] = {}
    try:
        return parser.parse(text, notes), notes
    except RecursionError as error:
        message = "links, pictures or notes are nested too deep in each other"
        raise SourceError(message, Place(path)) from error


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Make one paragraph of everything that is nested deeper than `MAX_NESTING`."""
    if silent or state.level < MAX_NESTING:
        return False
    lines = state.getLines(start, end, state.blkIndent, False).split("\n")
    content = "\n".join(_MARKS.sub("", line, count=1).strip() for line in lines).strip()
    opening = state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    opening.map = inline.map = [start, end]
    inline.content = content
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end
    return True

"""The Markdown parser: CommonMark with tables, strikethrough, notes, definition lists and more."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefing.errors import Place, SourceError
from briefing.sources.mdsites import use_sites
from briefing.sources.mdwiki import use_wiki

MAX_NESTING = 50
"""Deepest nesting of quotes, lists and items; what is deeper becomes a paragraph there."""
MAX_DEFINITIONS = 1000
"""Most definitions that are read as such: the plugin's time is quadratic in their number."""

_DEFINITION = re.compile(r"^ {0,3}[:~][ \t]", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\s\[\]]{1,200})\]")
_DECORATIVE = re.compile(r"\{ ?\.decorative ?\}")
_MARKS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")


class _Parser(MarkdownIt):
    """A parser that leaves the judgement of links to `links.py`."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's signature
        """Take every address: a refused one must become text with a message, not raw marks."""
        return True


def parse(text: str, path: str) -> list[Token]:
    """Return the tokens of a text.

    Raises SourceError for links and pictures that are nested too deep in each other.
    """
    # The library's own limit drops what is deeper, so it lies above ours.
    parser = _Parser("commonmark", {"maxNesting": 2 * MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _note_reference)
    parser.inline.ruler.push("decorative", _decorative)
    use_wiki(parser)
    use_sites(parser)
    if len(_DEFINITION.findall(text)) <= MAX_DEFINITIONS:
        parser.use(deflist_plugin)
    parser.block.ruler.before("table", "too_deep", _too_deep)
    try:
        return parser.parse(text)
    except RecursionError as error:
        message = "links or pictures are nested too deep in each other"
        raise SourceError(message, Place(path)) from error


def _note_reference(state: StateInline, silent: bool) -> bool:
    """Make a token of `[^label]`, whether or not there is such a note.

    In place of the plugin's rule, whose time is quadratic where brackets are not closed.
    """
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": found.group(1)}
    state.pos = found.end()
    return True


def _decorative(state: StateInline, silent: bool) -> bool:
    """Note of a picture that `{.decorative}` follows that it has no meaning."""
    found = _DECORATIVE.match(state.src, state.pos, state.posMax)
    follows = bool(state.tokens) and state.tokens[-1].type == "image" and not state.pending
    if silent or not found or not follows:
        return False
    state.tokens[-1].meta["decorative"] = True
    state.pos = found.end()
    return True


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Make one paragraph of everything that is nested deeper than `MAX_NESTING`."""
    if silent or state.level < MAX_NESTING:
        return False
    after = start
    while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent):
        after += 1
    lines = state.getLines(start, after, state.blkIndent, False).split("\n")
    content = "\n".join(_MARKS.sub("", line, count=1).strip() for line in lines).strip()
    opening = state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    opening.map = inline.map = [start, after]
    inline.content = content
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = after
    return True

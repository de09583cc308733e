"""Markdown as note programs such as Obsidian write it: wiki links, embeds, highlights, callouts."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefing.sources.links import github_slug

_WIKI = re.compile(r"\[\[([^\[\]|\n]{0,300})(?:\|([^\[\]\n]{0,300}))?\]\](?!\()")
_EMBED = re.compile(r"!\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{0,300}))?\]\]")
_SIZE = re.compile(r"\s*\d{1,5}(?:x\d{1,5})?\s*")
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)", re.IGNORECASE)
_FOLDERS = ("", "attachments/", "assets/", "images/", "img/", "media/", "files/")
"""Folders beside an article in which a picture that is only named is looked for."""
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^\n]{0,400}?[^\s=])==(?!=)")
_COMMENT = re.compile(r"%%[^\n]{0,5000}?%%")
_CALLOUT = re.compile(r"\[!([A-Za-z][\w-]{0,30})(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*([^\n]*)\n?")
_BLOCK_NAME = re.compile(r"[ \n]\^[0-9a-f]{6}$")


def use_wiki(parser: MarkdownIt) -> None:
    """Teach a parser what note programs add to Markdown."""
    parser.inline.ruler.before("link", "wiki_link", _link)
    parser.inline.ruler.before("image", "embed", _embed)
    parser.inline.ruler.before("emphasis", "highlight", _highlight)
    parser.inline.ruler.before("emphasis", "percent_comment", _comment)
    # The rule for text stops at these characters, so that ours are asked.
    parser.inline.add_terminator_char("=")
    parser.inline.add_terminator_char("%")
    parser.block.ruler.before(
        "paragraph", "comment_block", _comment_block, {"alt": ["paragraph", "blockquote", "list"]}
    )
    parser.core.ruler.before("inline", "callouts", _callouts)
    parser.core.ruler.before("inline", "block_names", _block_names)


def _link(state: StateInline, silent: bool) -> bool:
    """Read `[[Page#Heading|words]]`: a link within the text, or else words without a link."""
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if not found or state.src[state.pos - 1 : state.pos] == "!":
        return False
    page, _, place = found[1].partition("#")
    known = state.env.get("references", {})
    if not found[1].strip() or found[1].isdecimal() or found[1].upper() in known:
        return False
    if not silent:
        inside = not page.strip() and not place.startswith("^")
        words = found[2] or " > ".join(part for part in (page, *place.split("#")) if part)
        if inside:
            opening = state.push("link_open", "a", 1)
            opening.attrs = {"href": f"#{github_slug(place.rpartition('#')[2])}"}
        state.push("text", "", 0).content = words.strip()
        if inside:
            state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _embed(state: StateInline, silent: bool) -> bool:
    """Read `![[quay.png|words]]` as a picture; what else is embedded is left out."""
    found = _EMBED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        name, words = found[1].strip(), (found[2] or "").strip()
        if _PICTURE.fullmatch(name):
            push_picture(state, name, "" if _SIZE.fullmatch(words) else words, "")
        else:
            state.push("left_out", "", 0).content = found[0]
    state.pos = found.end()
    return True


def push_picture(state: StateInline, name: str, alt: str, caption: str) -> None:
    """Add a picture that may lie in several folders."""
    token = state.push("image", "img", 0)
    folders = _FOLDERS if "/" not in name else ("",)
    token.attrs = {"src": "\n".join(f"{folder}{quote(name)}" for folder in folders)}
    if caption:
        token.attrs["title"] = caption
    token.content = alt


def _highlight(state: StateInline, silent: bool) -> bool:
    """Read `==words==` as words that stand out."""
    found = _HIGHLIGHT.match(state.src, state.pos, state.posMax)
    if not found or state.src[state.pos - 1 : state.pos] == "=":
        return False
    if not silent:
        end = state.posMax
        state.push("strong_open", "strong", 1).markup = "=="
        state.pos, state.posMax = found.start(1), found.end(1)
        state.md.inline.tokenize(state)
        state.push("strong_close", "strong", -1).markup = "=="
        state.posMax = end
    state.pos = found.end()
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    """Drop `%%words%%`."""
    del silent
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if found:
        state.pos = found.end()
    return bool(found)


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Drop lines between two that begin and end with `%%`."""
    if state.is_code_block(start) or not _line(state, start).startswith("%%"):
        return False
    if "%%" in _line(state, start)[2:]:
        return False
    after = start + 1
    while after < end and "%%" not in _line(state, after):
        after += 1
    if after >= end:
        return False
    if not silent:
        state.line = after + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _callouts(state: StateCore) -> None:
    """Give quotations that begin with `[!note] Title` the title as their heading."""
    tokens: list[Token] = []
    for token in state.tokens:
        found = _CALLOUT.match(token.content) if token.type == "inline" else None
        if not found or [t.type for t in tokens[-2:]] != ["blockquote_open", "paragraph_open"]:
            tokens.append(token)
            continue
        paragraph = tokens.pop()
        title = Token("inline", "", 0, content=found[2].strip() or found[1].capitalize())
        title.children, title.map = [], token.map
        heading = Token("heading_open", "h6", 1, map=token.map)
        tokens += [heading, title, Token("heading_close", "h6", -1), paragraph, token]
        token.content = token.content[found.end() :]
    state.tokens = tokens


def _block_names(state: StateCore) -> None:
    """Drop the names that programs give to paragraphs, such as ` ^37066d` at their ends."""
    for token in state.tokens:
        if token.type == "inline":
            token.content = _BLOCK_NAME.sub("", token.content)

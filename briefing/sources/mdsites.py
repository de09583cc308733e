"""Markdown as site generators read it: shortcodes of Hugo, tags of Jekyll, attributes of kramdown.

Nothing of it is carried out: pictures and code in it are read, the rest is left out and said, or
stays as it is written.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from briefing.sources.mdwiki import push_picture

_SHORTCODE = re.compile(
    r"\{\{(?:<\s*(?P<slash>/?)\s*(?P<name>[A-Za-z][\w/-]{0,40})(?P<rest>(?:\s[^{}]{0,2000}?)?)/?>"
    r"|%\s*(?P<slash2>/?)\s*(?P<name2>[A-Za-z][\w/-]{0,40})(?P<rest2>(?:\s[^{}]{0,2000}?)?)/?%)\}\}"
)
_ARGUMENT = re.compile(
    r'([a-z]{1,20})\s{0,5}=\s{0,5}(?:"([^"]{0,1000})"|`([^`]{0,1000})`|([^\s"]{1,200}))'
)
_TAG = re.compile(r"\{%-?\s*(raw|endraw|include|include_relative|endcomment)\b[^%{}]{0,500}-?%\}")
_HIDDEN = re.compile(r"\{%-?\s*comment\s*-?%\}.{0,2000}?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,500})\]\("
    r"(?:\{\{\s*(?:site\.(?:baseurl|url)|[\"']([^\"'{}]{1,300})[\"']\s*\|[^{}]{1,60})\s*\}\}([^\s()]{0,300})"
    r"|\{\{[<%]\s*(?:ref|relref)\s[^{}]{1,300}[>%]\}\}|\{%-?\s*(?:link|post_url)\s[^%{}]{1,300}%\})"
    r"(?:\s+\"([^\"\n]{0,500})\")?\)"
)
_ATTRIBUTES = re.compile(r"\{:[^{}\n]{0,300}\}")
_TOC = re.compile(r"[ \t]*\{:[ \t]*toc\b[^{}\n]{0,100}\}[ \t]*")
_CODE = re.compile(
    r"\{(?:\{[<%]|%-?)\s*highlight(?:\s+([\w+#-]{1,20}))?[^{}]{0,200}(?:[>%]\}|%)\}[ \t]*$"
)
_END = re.compile(r"\s*\{(?:\{[<%]|%-?)\s*(?:/|end)\s*highlight\s*(?:[>%]\}|-?%)\}\s*")


def use_sites(parser: MarkdownIt) -> None:
    """Teach a parser what site generators have besides Markdown."""
    parser.inline.ruler.before("link", "site_link", _link)
    parser.inline.ruler.before("escape", "shortcode", _shortcode)
    parser.inline.ruler.before("escape", "tag", _tag)
    parser.inline.add_terminator_char("{")
    parser.block.ruler.before("paragraph", "highlight_block", _code, {"alt": ["paragraph"]})
    parser.block.ruler.before("list", "contents", _contents, {"alt": ["paragraph"]})


def _shortcode(state: StateInline, silent: bool) -> bool:
    """Read `{{< figure src="quay.png" >}}` as a picture; other shortcodes are left out."""
    found = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    name, rest = found["name"] or found["name2"], found["rest"] or found["rest2"] or ""
    if not silent:
        given = {m[1]: m[2] or m[3] or m[4] or "" for m in _ARGUMENT.finditer(rest)}
        if name.lower() in {"figure", "img", "image"} and given.get("src"):
            caption = given.get("caption") or given.get("title", "")
            _picture(state, given["src"], given.get("alt", ""), caption)
        elif not (found["slash"] or found["slash2"]):
            state.push("left_out", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _picture(state: StateInline, address: str, alt: str, caption: str) -> None:
    """Add a picture; what a site has at its root is looked for beside the article."""
    push_picture(state, re.sub(r"^/+", "", address), alt, caption)


def _tag(state: StateInline, silent: bool) -> bool:
    """Drop tags that only the generator needs; other tags stay as they are written."""
    found = _HIDDEN.match(state.src, state.pos, state.posMax) or _ATTRIBUTES.match(
        state.src, state.pos, state.posMax
    )
    if found:
        state.pos = found.end()
        return True
    tag = _TAG.match(state.src, state.pos, state.posMax)
    if not tag:
        return False
    if not silent and tag[1].startswith("include"):
        state.push("left_out", "", 0).content = tag[0]
    state.pos = tag.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read links and pictures whose address the generator would complete."""
    found = _LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    address = f"{found[3] or ''}{found[4] or ''}"
    if not silent:
        if found[1] and address:
            _picture(state, address, found[2], found[5] or "")
        else:
            # Pages of the site are not here: the words stay without a link.
            state.push("text", "", 0).content = found[2]
    state.pos = found.end()
    return True


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines between `highlight` and its end as code."""
    found = _CODE.match(_line(state, start))
    unclosed = state.env.setdefault("unclosed", set())  # ends of stretches without an end of code
    if not found or end in unclosed or state.is_code_block(start):
        return False
    after = start + 1
    while after < end and not _END.fullmatch(_line(state, after)):
        after += 1
    if after >= end:
        unclosed.add(end)
        return False
    if not silent:
        token = state.push("fence", "code", 0)
        token.info = found[1] or ""
        token.content = state.getLines(start + 1, after, state.blkIndent, True)
        token.map = [start, after + 1]
        state.line = after + 1
    return True


def _contents(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Drop the item that kramdown replaces with a table of contents."""
    if start + 1 >= end or not _TOC.fullmatch(_line(state, start + 1)):
        return False
    if not silent:
        state.line = start + 2
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

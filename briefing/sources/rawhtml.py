"""The words in a piece of raw HTML, for formats that allow it among their text."""

from __future__ import annotations

import html
import re

_DROPPED = ("script", "style", "template", "svg", "head", "title", "noscript", "object", "iframe")
_NAME = re.compile(r"<([a-zA-Z]+)")


def visible_text(markup: str) -> str:
    """Return the text outside of tags, comments and elements that show none, on one line.

    Linear in the length of the markup, whatever is left open in it.
    """
    lower = markup.lower()
    pieces: list[str] = []
    at = 0
    while at < len(markup):
        start = markup.find("<", at)
        if start < 0:
            pieces.append(markup[at:])
            break
        pieces.append(markup[at:start])
        at = _behind_tag(lower, start)
    return " ".join(html.unescape(" ".join(pieces)).split())


def is_comment(markup: str) -> bool:
    """Tell whether there is nothing but one comment."""
    stripped = markup.strip()
    return stripped.startswith("<!--") and stripped.find("-->") in {-1, len(stripped) - 3}


def _behind_tag(lower: str, start: int) -> int:
    """Return the offset behind a tag, a comment, or an element that shows no text."""
    if lower.startswith("<!--", start):
        return _behind(lower, "-->", start)
    name = _NAME.match(lower, start)
    if name and name.group(1) in _DROPPED:
        return _behind(lower, ">", _behind(lower, f"</{name.group(1)}", start) - 1)
    return _behind(lower, ">", start)


def _behind(text: str, mark: str, start: int) -> int:
    """Return the offset behind the next mark, or the end of the text if there is none."""
    found = text.find(mark, start)
    return found + len(mark) if found >= 0 else len(text)

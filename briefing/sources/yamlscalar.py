"""Values of the YAML subset that stand between marks: quoted texts, `[lists]` and `{maps}`."""

from __future__ import annotations

import re
from typing import Any

from briefing.config.tomlfile import MAX_DEPTH


class YamlError(ValueError):
    """Something that the subset does not have, and its offset in the text that was given."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85",
    "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_SPACE = re.compile(r"(?:\s|(?<=\s)#[^\n]*)*")
_PLAIN = re.compile(r"(?:[^,\[\]{}\n:#]|:(?!\s|[,\[\]{}]|$)|(?<!\s)#)+")


def quoted(text: str, start: int) -> tuple[str, int]:
    """Return the text in the quotes that open at `start`, and the offset behind them.

    Raises YamlError if they are not closed or an escape is unknown.
    """
    double = text[start] == '"'
    found = (_DOUBLE if double else _SINGLE).match(text, start)
    if not found:
        raise YamlError("these quotation marks are not closed", start)
    inner = _folded(found.group()[1:-1])
    if not double:
        return inner.replace("''", "'"), found.end()

    def unescape(escape: re.Match[str]) -> str:
        digits = escape.group(1) or escape.group(2) or escape.group(3)
        if digits and int(digits, 16) <= 0x10FFFF:
            return chr(int(digits, 16))
        if escape.group(4) in _ESCAPED:
            return _ESCAPED[escape.group(4)]
        raise YamlError(f"unknown escape {escape.group()[:10]}", start)

    value = _ESCAPE.sub(unescape, inner)
    # JSON writes characters beyond FFFF as two escapes; a half that stands alone has no meaning.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), found.end()


def _folded(inner: str) -> str:
    """Join the lines of a quoted text: one line end is a space, an empty line a line break."""
    if "\n" not in inner:
        return inner
    first, *lines = inner.replace("\\\n", "").split("\n")
    folded = first.rstrip()
    for line in lines:
        piece = line.strip()
        glue = "" if folded.endswith("\n") else " "
        folded += glue + piece if piece else "\n"
    return folded


def flow(text: str, start: int, depth: int) -> tuple[Any, int]:
    """Return the list or map that opens at `start`, and the offset behind it.

    Its items are texts, lists and maps. Raises YamlError for what the subset does not have, and
    for nesting deeper than `MAX_DEPTH`, where `depth` levels are around it already.
    """
    if depth >= MAX_DEPTH:
        raise YamlError(f"nested deeper than {MAX_DEPTH} levels", start)
    return _flow_map(text, start, depth) if text[start] == "{" else _flow_list(text, start, depth)


def _flow_list(text: str, start: int, depth: int) -> tuple[list[Any], int]:
    items = []
    at = _skip(text, start + 1)
    while text[at : at + 1] != "]":
        value, at = _flow_value(text, at, depth, start)
        items.append(value)
        at = _next(text, at, "]", start)
    return items, at + 1


def _flow_map(text: str, start: int, depth: int) -> tuple[dict[str, Any], int]:
    items: dict[str, Any] = {}
    at = _skip(text, start + 1)
    while text[at : at + 1] != "}":
        key_at = at
        key, at = _flow_value(text, at, depth, start)
        if not isinstance(key, str) or key == "<<":
            raise YamlError("a key must be a word", key_at)
        if key in items:
            raise YamlError(f'"{key[:60]}" stands twice', key_at)
        value: Any = ""
        if text[at : at + 1] == ":":
            value, at = _flow_value(text, _skip(text, at + 1), depth, start)
        items[key] = value
        at = _next(text, at, "}", start)
    return items, at + 1


def _flow_value(text: str, at: int, depth: int, opened: int) -> tuple[Any, int]:
    """Return one item and the offset of what follows it."""
    first = text[at : at + 1]
    if not first:
        raise YamlError(f'"{text[opened]}" is not closed', opened)
    if first in "[{":
        value, end = flow(text, at, depth + 1)
    elif first in "\"'":
        value, end = quoted(text, at)
    else:
        refuse_mark(text, at)
        found = _PLAIN.match(text, at)
        value, end = (found.group().strip(), found.end()) if found else ("", at)
    return value, _skip(text, end)


def _next(text: str, at: int, close: str, opened: int) -> int:
    """Return the offset of the next item or of the closing bracket."""
    following = text[at : at + 1]
    if following == ",":
        return _skip(text, at + 1)
    if following == close:
        return at
    if not following:
        raise YamlError(f'"{text[opened]}" is not closed', opened)
    raise YamlError(f'expected "," or "{close}"', at)


def _skip(text: str, at: int) -> int:
    """Return the offset behind white space and comments."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def refuse_mark(text: str, at: int) -> None:
    """Raise YamlError if an anchor, an alias or a tag starts here."""
    names = {"&": "anchors", "*": "aliases", "!": "tags"}
    if text[at : at + 1] in names:
        hint = "put the text in quotation marks"
        raise YamlError(f"{names[text[at]]} are not taken here; {hint}", at)

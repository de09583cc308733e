"""A small, safe part of YAML: maps, lists and texts. Every scalar is a text, nothing is computed.

There are no anchors, aliases, tags or merge keys, a key stands once, and nesting is limited; time
is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from briefing.config.layer import Key, Layer
from briefing.config.tomlfile import MAX_DEPTH, check_size
from briefing.errors import ConfigError, Place
from briefing.sources.yamlscalar import YamlError, flow, quoted, refuse_mark

_BLOCK_SCALAR = re.compile(r"([|>])(?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?")
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(slots=True)
class _Cursor:
    """Where the reader is."""

    lines: list[str]
    """Lines of the text; the one at hand may be rewritten without its list mark."""
    path: str
    """The file, for messages."""
    first: int
    """Line of the file that the first line is."""
    at: int = 0
    """Index of the line at hand."""
    found: dict[Key, int] = field(default_factory=dict)
    """Lines of the keys."""

    def error(self, message: str, column: int = 0) -> ConfigError:
        """Return an error at the line at hand."""
        return ConfigError(message, Place(self.path, self.first + self.at, column))


def parse_yaml(text: str, path: str, first_line: int = 1) -> Layer:
    """Return the keys of a YAML text that starts at `first_line` of the file.

    Raises ConfigError with its place for anything outside of the subset.
    """
    check_size(text, path)
    cursor = _Cursor(text.split("\n"), path, first_line)
    values: dict[str, Any] = {}
    if _peek(cursor):
        values = _map(cursor, _indent(cursor), ())
    if _peek(cursor):
        raise cursor.error("this line is indented less than the first")
    return Layer(path, values, cursor.found)


def _peek(cursor: _Cursor) -> str:
    """Return the content of the next line that has any, moving to it; empty at the end."""
    while cursor.at < len(cursor.lines):
        content = cursor.lines[cursor.at].strip()
        if content and not content.startswith("#"):
            return content
        cursor.at += 1
    return ""


def _indent(cursor: _Cursor) -> int:
    """Return the indentation of the line at hand."""
    line = cursor.lines[cursor.at]
    size = len(line) - len(line.lstrip())
    if line[:size].strip(" "):
        raise cursor.error("indent with spaces, not with tabs", 1)
    return size


def _deeper(cursor: _Cursor, at: Key) -> None:
    if len(at) >= MAX_DEPTH:
        raise cursor.error(f"nested deeper than {MAX_DEPTH} levels")


def _map(cursor: _Cursor, indent: int, at: Key) -> dict[str, Any]:
    """Read `key: value` lines of one indentation."""
    _deeper(cursor, at)
    values: dict[str, Any] = {}
    while content := _peek(cursor):
        depth = _indent(cursor)
        if depth < indent:
            break
        if depth > indent:
            raise cursor.error("this line is indented deeper than the one before", indent + 1)
        key, rest = _split_key(cursor, content)
        if key is None:
            raise cursor.error('expected "key: value"', indent + 1)
        if key in values:
            raise cursor.error(f'"{key[:60]}" stands twice', indent + 1)
        cursor.found[*at, key] = cursor.first + cursor.at
        values[key] = _value(cursor, rest, indent, (*at, key))
    return values


def _split_key(cursor: _Cursor, content: str) -> tuple[str | None, str]:
    """Return key and rest of a line, or None if the line holds no key."""
    if content[0] in "\"'":
        try:
            key, end = quoted(content, 0)
        except YamlError:
            return None, content
        rest = content[end:].lstrip()
        return (key, rest[1:].strip()) if rest.startswith(":") else (None, content)
    end = _colon(content)
    if end < 0 or content[0] in "[{,]}#|>":
        return None, content
    key = content[:end].rstrip()
    if key == "<<" or key[:1] in ("&", "*", "!", "?"):
        raise cursor.error(f'"{key[:60]}": merge keys, anchors and tags are not taken here')
    return key, content[end + 1 :].strip()


def _colon(content: str) -> int:
    """Return the offset of the first colon that ends a key, or -1."""
    end = content.find(":")
    while end >= 0 and content[end + 1 : end + 2].strip():
        end = content.find(":", end + 1)
    return end


def _value(cursor: _Cursor, rest: str, indent: int, at: Key) -> Any:
    """Read the value behind a key or a list mark; leaves the cursor behind it."""
    if not rest or rest.startswith("#"):
        cursor.at += 1
        return _nested(cursor, indent, at)
    if _BLOCK_SCALAR.fullmatch(rest):
        return _block_scalar(cursor, indent, folded=rest[0] == ">")
    if rest[0] in "\"'[{":
        return _marked(cursor, rest, len(at))
    column = cursor.lines[cursor.at].find(rest) + 1
    try:
        refuse_mark(rest, 0)
    except YamlError as error:
        raise cursor.error(error.message, column) from error
    return _plain(cursor, rest, indent)


def _nested(cursor: _Cursor, indent: int, at: Key) -> Any:
    """Read what stands on the lines below a key: a map, a list, a text, or nothing."""
    content = _peek(cursor)
    if not content:
        return ""
    depth = _indent(cursor)
    is_item = content == "-" or content.startswith("- ")
    # Only the list below a key may stand at the key's own indentation.
    if is_item and (depth > indent or (depth == indent and isinstance(at[-1], str))):
        return _list(cursor, depth, at)
    if depth <= indent:
        return ""
    if _split_key(cursor, content)[0] is not None:
        return _map(cursor, depth, at)
    return _value(cursor, content, indent, at)


def _list(cursor: _Cursor, indent: int, at: Key) -> list[Any]:
    """Read `- item` lines of one indentation."""
    _deeper(cursor, at)
    items: list[Any] = []
    while content := _peek(cursor):
        is_item = content == "-" or content.startswith("- ")
        if _indent(cursor) != indent or not is_item:
            break
        place = (*at, len(items))
        cursor.found[place] = cursor.first + cursor.at
        items.append(_item(cursor, content[1:].strip(), indent, place))
    return items


def _item(cursor: _Cursor, rest: str, indent: int, at: Key) -> Any:
    """Read one item of a list, which may be a map or a list that starts behind its mark."""
    if not rest or rest[0] in "\"'[{#|>":
        nested = rest[:1] in ('"', "'") and _split_key(cursor, rest)[0] is not None
    else:
        nested = rest == "-" or rest.startswith("- ") or _colon(rest) >= 0
    if not nested:
        return _value(cursor, rest, indent, at)
    line = cursor.lines[cursor.at]
    start = line.index("-") + 1
    cursor.lines[cursor.at] = " " * start + line[start:]
    depth = _indent(cursor)
    if rest == "-" or rest.startswith("- "):
        return _list(cursor, depth, at)
    return _map(cursor, depth, at)


def _plain(cursor: _Cursor, rest: str, indent: int) -> str:
    """Read a text without marks, with the deeper lines that continue it."""
    pieces = [_COMMENT.sub("", rest).rstrip()]
    cursor.at += 1
    while content := _peek(cursor):
        if _indent(cursor) <= indent:
            break
        if _colon(content) >= 0:
            raise cursor.error("this line is indented deeper than the one before")
        pieces.append(_COMMENT.sub("", content).rstrip())
        cursor.at += 1
    text = " ".join(pieces)
    return "" if text == "~" else text


def _block_scalar(cursor: _Cursor, indent: int, *, folded: bool) -> str:
    """Read the deeper lines below `|` (line ends kept) or `>` (lines joined)."""
    cursor.at += 1
    lines: list[str] = []
    while cursor.at < len(cursor.lines):
        line = cursor.lines[cursor.at]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        lines.append(line)
        cursor.at += 1
    filled = [line for line in lines if line.strip()]
    margin = min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
    text = "\n".join(line[margin:].rstrip() for line in lines).strip("\n")
    return re.sub(r"\n(\n*)", lambda ends: ends.group(1) or " ", text) if folded else text


def _marked(cursor: _Cursor, rest: str, depth: int) -> Any:
    """Read a quoted text, `[list]` or `{map}`, which may go on over several lines."""
    column = cursor.lines[cursor.at].find(rest)
    text = "\n".join([rest, *cursor.lines[cursor.at + 1 :]])
    try:
        value, end = quoted(text, 0) if rest[0] in "\"'" else flow(text, 0, depth)
    except YamlError as error:
        raise _placed(cursor, error, text, column) from error
    behind = text[end:].partition("\n")[0]
    cursor.at += text.count("\n", 0, end)
    if behind.strip() and not _COMMENT.match(behind):
        raise cursor.error(f'unexpected "{behind.strip()[:40]}"')
    cursor.at += 1
    return value


def _placed(cursor: _Cursor, error: YamlError, text: str, column: int) -> ConfigError:
    """Return the error with line and column in the file."""
    prefix = text[: error.offset]
    cursor.at += prefix.count("\n")
    within = error.offset - (prefix.rfind("\n") + 1)
    return cursor.error(error.message, within + 1 + ("\n" not in prefix) * column)

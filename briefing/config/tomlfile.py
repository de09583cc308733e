"""TOML with limits, and with the line of every key, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.config.layer import Key, Layer
from briefing.errors import ConfigError, Place

MAX_BYTES = 64_000
"""Most bytes of one file or block of settings; more is no metadata."""
MAX_DEPTH = 8
"""Deepest nesting of tables and lists."""

# Every alternative ends where its input ends, so that broken strings cost linear time too.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|[\[{\]}\n]"
    r"|[^\"'#\[\]{}\n]+",
    re.DOTALL,
)
_NAME = re.compile(r'\s*(?:"((?:\\.|[^"\\])*)"|\'([^\']*)\'|([A-Za-z0-9_-]+))\s*(\.?)')
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse_toml(text: str, path: str) -> Layer:
    """Return the keys of a TOML text, whose first line is line 1 of `path`.

    Raises ConfigError with its place if the text is no TOML, too long or nested too deep.
    """
    check_size(text, path)
    statements = list(_statements(text, path))
    try:
        values = tomllib.loads(text)
    except ValueError as error:
        raise _in_our_words(error, text, path) from error
    _check_depth(values, path)
    return Layer(path, values, _lines(statements))


def load_toml(path: Path, shown: str) -> Layer:
    """Return the keys of a TOML file; raises ConfigError if it cannot be read or is no TOML."""
    place = Place(shown)
    try:
        if not path.is_file():
            raise ConfigError("this is not a regular file", place)
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(f"metadata is limited to {MAX_BYTES // 1000} kB", place)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", place) from error
    except UnicodeDecodeError as error:
        raise ConfigError("this is not UTF-8 text", place) from error
    return parse_toml(text, shown)


def check_size(text: str, path: str) -> None:
    """Raise ConfigError if a block of settings is longer than `MAX_BYTES`."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise ConfigError(f"metadata is limited to {MAX_BYTES // 1000} kB", Place(path, 1))


def _statements(text: str, path: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the line on which each header or assignment starts."""
    line, depth, fresh = 1, 0, True
    for token in _TOKEN.finditer(text):
        piece = token.group()
        if fresh and not piece.isspace() and not piece.startswith("#"):
            fresh = False
            yield line, text[token.start() :].partition("\n")[0]
        depth += (piece in "[{") - (piece in "]}")
        if depth > MAX_DEPTH:
            raise ConfigError(f"nested deeper than {MAX_DEPTH} levels", Place(path, line))
        line += piece.count("\n")
        fresh = fresh or (piece == "\n" and depth <= 0)


def _lines(statements: list[tuple[int, str]]) -> dict[Key, int]:
    """Return the line of every table and key, given that the text is sound TOML."""
    lines: dict[Key, int] = {}
    table: Key = ()
    counts: dict[Key, int] = {}
    for line, head in statements:
        if head.startswith("[["):
            name = _names(head[2:])
            counts[name] = counts.get(name, -1) + 1
            lines.setdefault(name, line)
            table = (*name, counts[name])
            lines[table] = line
        elif head.startswith("["):
            table = _names(head[1:])
            lines.setdefault(table, line)
        else:
            names = _names(head)
            for size in range(1, len(names) + 1):
                lines.setdefault((*table, *names[:size]), line)
    return lines


def _names(head: str) -> tuple[str, ...]:
    """Return the parts of a dotted key at the start of a line."""
    names = []
    position = 0
    while found := _NAME.match(head, position):
        names.append(next(group for group in found.groups()[:3] if group is not None))
        position = found.end()
        if not found.group(4):
            break
    return tuple(names)


def _check_depth(values: dict[str, Any], path: str) -> None:
    """Refuse what dotted keys nest too deep."""
    waiting: list[tuple[Any, int]] = [(values, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise ConfigError(f"nested deeper than {MAX_DEPTH} levels", Place(path))
        if isinstance(value, dict):
            waiting += [(inner, depth + 1) for inner in value.values()]
        elif isinstance(value, list):
            waiting += [(inner, depth + 1) for inner in value]


def _in_our_words(error: ValueError, text: str, path: str) -> ConfigError:
    """Turn tomllib's message into ours, with a place; without one it is about the end."""
    message = str(error)
    found = _PLACE.search(message)
    place = Place(path, text.rstrip("\n").count("\n") + 1)
    if found and found.group(1):
        place = Place(path, int(found.group(1)), int(found.group(2)))
    message = message[: found.start()] if found else message
    return ConfigError(f"this is not TOML: {message}", place)

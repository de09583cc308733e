"""Writes values as TOML, which the standard library only reads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time

BARE = re.compile(r"[A-Za-z0-9_-]+")
"""Keys that need no quotes."""
WIDTH = 80
"""Columns beyond which a list gets one line for each of its values."""


def toml_value(value: object) -> str:
    """Return a string, number, boolean, date, list or table as a TOML value.

    Raises:
        TypeError: TOML has no form for it.
    """
    if isinstance(value, str):
        return toml_string(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(toml_pair(key, item) for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return _list([toml_value(item) for item in value])
    raise TypeError(f"{type(value).__name__} has no form in TOML")


def toml_pair(key: str, value: object) -> str:
    """Return `key = value`."""
    return f"{key if BARE.fullmatch(key) else toml_string(key)} = {toml_value(value)}"


def toml_string(text: str) -> str:
    """Return a basic string; what TOML cannot hold (half a surrogate pair) becomes `?`."""
    sound = text.encode(errors="replace").decode()
    # JSON escapes all that TOML wants escaped, but for the delete character
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(items: list[str]) -> str:
    line = f"[{', '.join(items)}]"
    if len(line) <= WIDTH:
        return line
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"

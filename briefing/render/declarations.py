"""Types of the machine's libraries, without parsing all of their declarations for each of them.

The engine names a type such as `hb_codepoint_t[114]` for each length anew, and cffi parses two
milliseconds for it.
"""

from __future__ import annotations

import re
from typing import Any

from cffi.model import ArrayType, PointerType, PrimitiveType
from weasyprint.text.ffi import ffi

SHAPE = re.compile(r"(?P<name>[A-Za-z_]\w*) ?(?:(?P<stars>\*{1,2})|\[(?P<length>\d*)\])")
"""A pointer to a named type, or a row of them."""
CHARACTER = "char"


def mend() -> None:
    """Let the engine's types be made of those that are declared."""
    parser = ffi._parser  # noqa: SLF001  there is no public name for it
    parse = parser.parse_type

    def parse_type(declaration: str) -> Any:
        return _made(declaration, parser._declarations) or parse(declaration)  # noqa: SLF001

    parser.parse_type = parse_type


def _made(declaration: str, declared: dict[str, Any]) -> Any:
    """Return a type of a simple shape whose name is declared; otherwise None."""
    found = SHAPE.fullmatch(declaration)
    if found is None:
        return None
    kind, qualifiers = declared.get(f"typedef {found['name']}", (None, 0))
    if found["name"] == CHARACTER:
        kind = PrimitiveType(CHARACTER)
    if kind is None or qualifiers:
        return None
    if found["stars"]:
        return PointerType(kind if len(found["stars"]) == 1 else PointerType(kind))
    return ArrayType(kind, int(found["length"]) if found["length"] else None)

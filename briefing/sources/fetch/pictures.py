"""Pictures from the web: told by their first bytes, whatever a server calls them."""

from __future__ import annotations

import re

_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png", "image/png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg", "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), ".gif", "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp", "image/webp"),
)
ACCEPT = ", ".join(kind for _, _, kind in _SIGNATURES)
"""Kinds of pictures that are asked for."""
MOST_BYTES = 10_000_000
"""Largest picture."""


def kind_of(data: bytes) -> tuple[str, str] | None:
    """Return ending and media type of a picture; None for what is none of the four kinds."""
    for signature, ending, kind in _SIGNATURES:
        if signature.match(data):
            return ending, kind
    return None

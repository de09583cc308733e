"""Places in foreign storage: a URL, and the relative path that says the same and is its mirror.

`Path("s3://bucket/a.md")` is `s3:/bucket/a.md`. A process whose current folder holds copies of
files under such paths reads them by these names, and what it says of them is easily put right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from briefing.errors import Diagnostic, Failure

_MIRRORED = re.compile(r"([a-z][a-z0-9+.-]+):/{1,2}(?=[^/\s])")
"""How a URL or its mirror begins; protocols have two letters at least."""


def url_of(path: str | Path) -> str:
    """Return the URL that a path stands for, or nothing if it is that of a local file."""
    found = _MIRRORED.match(str(path))
    return f"{found[1]}://{str(path)[found.end() :]}" if found else ""


def named(path: Path) -> str:
    """Return a path or URL as the user names it."""
    return url_of(path) or str(path)


def spelled(text: str) -> str:
    """Return a message with URLs in place of their mirrors."""
    return re.sub(r"(?<![\w.+-])([a-z][a-z0-9+.-]+):/(?=[^/\s])", r"\1://", text)


def spelled_all(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return diagnostics whose places are URLs."""
    return tuple(
        replace(found, place=replace(found.place, path=named(Path(found.place.path))))
        for found in diagnostics
    )


def spelled_failure(failure: Failure) -> Failure:
    """Return a failure that names URLs."""
    return replace(failure, message=spelled(failure.message))

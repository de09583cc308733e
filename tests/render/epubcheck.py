"""The faults that EPUBCheck finds in a book, as lines."""

from __future__ import annotations

from pathlib import Path

from briefing.publish.audit.epubcheck import check


def faults(book: Path) -> list[str]:
    """Return the errors and warnings of an EPUB file, as `CODE member:line: message`."""
    return [f"{found.rule} {found.where}: {found.message}" for found in check(book).findings]

"""From a file to an article: readers by file name ending, and what they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.config import Settings
from briefing.manuscript import Source

READERS: Mapping[str, str] = {
    ".txt": "briefing.sources.text:read",
    ".text": "briefing.sources.text:read",
    ".md": "briefing.sources.markdown:read",
    ".markdown": "briefing.sources.markdown:read",
    ".html": "briefing.sources.html.reader:read",
    ".htm": "briefing.sources.html.reader:read",
    ".xhtml": "briefing.sources.html.reader:read",
    ".mhtml": "briefing.sources.html.reader:read_archive",
    ".mht": "briefing.sources.html.reader:read_archive",
    ".docx": "briefing.sources.docx.reader:read",
    ".odt": "briefing.sources.odt.reader:read",
    ".epub": "briefing.sources.epub.reader:read",
}
"""Reader by ending: a function of the file's bytes and its name as shown, which makes a Parsed."""
ARCHIVES = frozenset({".docx", ".odt", ".epub"})
"""Endings of files that are archives of several parts."""
WRITTEN = frozenset({".txt", ".text", ".md", ".markdown"})
"""Endings of files that hold what was written for readers, and nothing besides."""
LARGEST: Mapping[str, int] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml", ".mht"), 40_000_000),
    **dict.fromkeys(ARCHIVES, 100_000_000),
}
"""Largest file that is opened, in bytes, by ending: of those that may hold their pictures."""


def read(path: Path, shown: str, settings: Settings) -> Source:
    """Return the article in a file, with what its front matter and its sidecar say.

    `shown` is the file as the user named it, for messages. Raises SourceError if the file cannot be
    read or holds no text, and ConfigError for front matter or a sidecar that is malformed.
    """
    # Whoever only asks which files are articles must not wait for all that reading them takes.
    from briefing.sources.reading import read_source  # noqa: PLC0415

    return read_source(path, shown, settings)

"""The reader for Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.config.dates import parse_date
from briefing.errors import Diagnostic, Place
from briefing.model import Meta
from briefing.sources.decoding import decode
from briefing.sources.frontmatter import split_front_matter
from briefing.sources.mdblocks import read_blocks
from briefing.sources.mdinline import Findings
from briefing.sources.mdnotes import definitions, read_notes
from briefing.sources.mdparser import parse
from briefing.sources.parsed import Parsed
from briefing.sources.titles import telling_name

DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_. ]|$)")
"""Name of a file or folder that starts with the day of publication, as Jekyll has it."""


def read(data: bytes, path: str) -> Parsed:
    """Return the text of a Markdown file, with its notes behind all other blocks.

    Raises SourceError and ConfigError. Raw HTML is left out but for its words, which stay as text.
    """
    decoded = decode(data, path)
    front, text = split_front_matter(decoded.text, path)
    tokens = parse(text, path)
    defined = definitions(tokens)
    findings = Findings(path, frozenset(defined))
    blocks = read_blocks(tokens, findings)
    blocks += read_notes(defined, findings)
    day = DATED.match(telling_name(Path(path)))
    meta = Meta(language="", published=(parse_date(day[1]) or "") if day else "")
    return Parsed(tuple(blocks), front, (*decoded.diagnostics, *_said(findings)), meta)


def _said(findings: Findings) -> list[Diagnostic]:
    """Return the diagnostics, with one for all raw HTML, and one for all that is left out."""
    said = [*findings.diagnostics]
    if findings.html:
        count = len(findings.html)
        message = "raw HTML left out" + (f" in {count} places, first here" if count > 1 else "")
        said.append(Diagnostic("S004", message, Place(findings.path, min(findings.html))))
    if findings.left:
        line, what = min(findings.left)
        more = f", and {len(findings.left) - 1} more" if len(findings.left) > 1 else ""
        message = f"left out, since nothing in a text is carried out: {what[:60]}{more}"
        said.append(Diagnostic("S015", message, Place(findings.path, line)))
    return said

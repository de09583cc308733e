"""The reader for Markdown."""

from __future__ import annotations

from briefing.errors import Diagnostic, Place
from briefing.sources.decoding import decode
from briefing.sources.frontmatter import split_front_matter
from briefing.sources.mdblocks import read_blocks
from briefing.sources.mdinline import Findings
from briefing.sources.mdnotes import definitions, read_notes
from briefing.sources.mdparser import parse
from briefing.sources.parsed import Parsed


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
    return Parsed(tuple(blocks), front, (*decoded.diagnostics, *_said(findings)))


def _said(findings: Findings) -> list[Diagnostic]:
    """Return the diagnostics, with one for all raw HTML."""
    if not findings.html:
        return findings.diagnostics
    count = len(findings.html)
    message = "raw HTML left out" + (f" in {count} places, first here" if count > 1 else "")
    place = Place(findings.path, min(findings.html))
    return [*findings.diagnostics, Diagnostic("S004", message, place)]

"""Two opinions on what is the article of a page: trafilatura's as text, readability's as nodes."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement
from readability import Document
from trafilatura.metadata import extract_metadata

# What they say of a page is for their own developers; the reader says what users must know.
for _name in ("trafilatura", "readability", "htmldate", "justext", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_MARK = "data-briefing-leaf"
_MARKED = re.compile(rf'{_MARK}="(\d+)"')


def text_of_trafilatura(root: HtmlElement) -> str:
    """Return the article by trafilatura, a line for each paragraph; empty if there is none."""
    try:
        found = trafilatura.bare_extraction(
            deepcopy(root), include_comments=False, include_tables=True
        )
    except Exception:  # noqa: BLE001  # whatever it stumbles over, there is a second opinion
        return ""
    return getattr(found, "text", "") or ""


def leaves_of_readability(root: HtmlElement, leaves: list[HtmlElement]) -> frozenset[int]:
    """Return the numbers of the leaves that readability-lxml keeps; none if it fails."""
    for number, leaf in enumerate(leaves):
        leaf.set(_MARK, str(number))
    try:
        summary = Document(root).summary(html_partial=True)
    except Exception:  # noqa: BLE001  # as above
        summary = ""
    for leaf in leaves:
        leaf.attrib.pop(_MARK, None)
    return frozenset(int(number) for number in _MARKED.findall(summary))


@dataclass(frozen=True, slots=True)
class Said:
    """What trafilatura finds a page to say about itself."""

    author: str = ""
    """Names, with semicolons between them."""
    date: str = ""
    """Date of publication."""


def metadata_of_trafilatura(root: HtmlElement) -> Said:
    """Return author and date by trafilatura, which looks for them in the text of the page too."""
    try:
        found = extract_metadata(root, extensive=False)
    except Exception:  # noqa: BLE001  # as above
        return Said()
    return Said(found.author or "", found.date or "")

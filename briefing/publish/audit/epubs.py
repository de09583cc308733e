"""The audit of an ebook: EPUBCheck, Ace, checks of our own, and what Kindle can take."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import BadZipFile

from briefing.publish.audit import (
    ace,
    epub_archive,
    epub_links,
    epub_metadata,
    epub_navigation,
    epub_notes,
    epub_package,
    epub_style,
    epub_tables,
    epub_text,
    epubcheck,
    kindle,
)
from briefing.publish.audit.epub_book import Book, read_book
from briefing.publish.audit.verdict import Finding, Verdict

Rule = Callable[[Book], Iterator[tuple[str, str]]]
OWN = "own checks"
KINDLE = "Kindle-safe"
UNREADABLE = "unreadable"
"""Rule of a file that cannot be opened as a book."""
RULES: tuple[tuple[str, Rule], ...] = (
    ("mimetype-first", epub_archive.mimetype_first),
    ("fixed-times", epub_archive.fixed_times),
    ("declared-members", epub_archive.declared_members),
    ("media-types", epub_archive.media_types),
    ("well-formed", epub_archive.well_formed),
    ("identifier", epub_package.identifier),
    ("modified-date", epub_package.modified_date),
    ("title", epub_package.title),
    ("language", epub_package.language),
    ("direction", epub_package.direction),
    ("cover", epub_package.cover),
    ("ncx-levels", epub_package.ncx_levels),
    ("access-modes", epub_metadata.access_modes),
    ("access-features", epub_metadata.access_features),
    ("access-hazards", epub_metadata.access_hazards),
    ("access-summary", epub_metadata.access_summary),
    ("conformance-claim", epub_metadata.conformance_claim),
    ("navigation-parts", epub_navigation.navigation_parts),
    ("contents-order", epub_navigation.contents_order),
    ("contents-headings", epub_navigation.contents_headings),
    ("page-list", epub_navigation.page_list),
    ("single-h1", epub_text.single_h1),
    ("heading-levels", epub_text.heading_levels),
    ("picture-alt", epub_text.picture_alt),
    ("foreign-language", epub_text.foreign_language),
    ("characters", epub_text.characters),
    ("page-size", epub_text.page_size),
    ("active-content", epub_text.active_content),
    ("table-headers", epub_tables.table_headers),
    ("table-scope", epub_tables.table_scope),
    ("table-shape", epub_tables.table_shape),
    ("table-label", epub_tables.table_label),
    ("link-targets", epub_links.link_targets),
    ("link-kinds", epub_links.link_kinds),
    ("link-text", epub_links.link_text),
    ("notes", epub_notes.notes),
    ("note-length", epub_notes.note_length),
    ("style-layout", epub_style.style_layout),
    ("style-sizes", epub_style.style_sizes),
    ("style-addresses", epub_style.style_addresses),
    ("font-fallback", epub_style.font_fallback),
)
"""Our own rules: a function yields place and message of everything that breaks one."""
KINDLE_RULES: tuple[tuple[str, Rule], ...] = (
    ("kindle-title", kindle.kindle_title),
    ("kindle-language", kindle.kindle_language),
    ("kindle-links", kindle.kindle_links),
    ("kindle-pictures", kindle.kindle_pictures),
    ("kindle-cover", kindle.kindle_cover),
    ("kindle-contents", kindle.kindle_contents),
)
"""What the rules of Kindle Direct Publishing ask for beside."""
BROKEN = (BadZipFile, OSError, EOFError, LookupError, RuntimeError, ValueError, zlib.error)
"""What reading raises where a file is not made as an ebook has to be."""


def validate(path: Path) -> tuple[Verdict, ...]:
    """Return what EPUBCheck, Ace, our own checks and the Kindle-safe check say of an ebook.

    Ace is not asked about a file that cannot be opened, of which it can say nothing.

    Raises:
        ValidatorError: EPUBCheck or Ace is missing, or ran no checks.
    """
    own = own_checks(path)
    if any(finding.rule == UNREADABLE for finding in own[0].findings):
        return (epubcheck.check(path), Verdict(ace.NAME, 1, own[0].findings), *own)
    return (epubcheck.check(path), ace.check(path), *own)


def own_checks(path: Path) -> tuple[Verdict, Verdict]:
    """Return what our own rules say of an ebook, and what those about Kindle say."""
    try:
        book = read_book(path)
    except BROKEN as error:
        message = " ".join(f"{type(error).__name__}: {error}".split())
        found = (Finding(UNREADABLE, message),)
        return Verdict(OWN, len(RULES), found), Verdict(KINDLE, len(KINDLE_RULES), found)
    return _verdict(OWN, RULES, book), _verdict(KINDLE, KINDLE_RULES, book)


def _verdict(name: str, rules: tuple[tuple[str, Rule], ...], book: Book) -> Verdict:
    findings = tuple(
        Finding(rule, message, where) for rule, check in rules for where, message in check(book)
    )
    return Verdict(name, len(rules), findings)

"""The audit of a PDF: veraPDF for the standards that it claims, and checks of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pypdf.errors import PyPdfError

from briefing.publish.audit import (
    pdf_fonts,
    pdf_language,
    pdf_links,
    pdf_metadata,
    pdf_structure,
    pdf_tables,
    pdf_text,
    verapdf,
)
from briefing.publish.audit.claims import OLD, profiles_of, read_claims
from briefing.publish.audit.pdf_document import Document, read_document
from briefing.publish.audit.verdict import Finding, Verdict

Rule = Callable[[Document], Iterator[tuple[str, str]]]
OWN = "own checks"
RULES: tuple[tuple[str, Rule], ...] = (
    ("claims", pdf_metadata.claims),
    ("title", pdf_metadata.title),
    ("dates", pdf_metadata.dates),
    ("document-language", pdf_language.document_language),
    ("foreign-language", pdf_language.foreign_language),
    ("missing-glyphs", pdf_text.missing_glyphs),
    ("text-unicode", pdf_text.text_unicode),
    ("soft-hyphens", pdf_text.soft_hyphens),
    ("tagged-content", pdf_text.tagged_content),
    ("running-heads", pdf_text.running_heads),
    ("text-in-blocks", pdf_structure.text_in_blocks),
    ("single-h1", pdf_structure.single_h1),
    ("heading-levels", pdf_structure.heading_levels),
    ("figure-alt", pdf_structure.figure_alt),
    ("table-headers", pdf_tables.table_headers),
    ("table-scope", pdf_tables.table_scope),
    ("table-shape", pdf_tables.table_shape),
    ("table-label", pdf_tables.table_label),
    ("link-text", pdf_links.link_text),
    ("link-targets", pdf_links.link_targets),
    ("link-areas", pdf_links.link_areas),
    ("link-nesting", pdf_links.link_nesting),
    ("active-content", pdf_links.active_content),
    ("fonts-embedded", pdf_fonts.fonts_embedded),
    ("fonts-subset", pdf_fonts.fonts_subset),
    ("fonts-unicode", pdf_fonts.fonts_unicode),
    ("outline", pdf_metadata.outline),
    ("page-labels", pdf_metadata.page_labels),
    ("attachments", pdf_metadata.attachments),
)
"""Our own rules: a function yields place and message of everything that breaks one."""


BROKEN = (PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading raises where a file is not made as a PDF has to be."""


def validate(path: Path) -> tuple[Verdict, ...]:
    """Return what veraPDF and our own checks say of a PDF.

    Raises:
        ValidatorError: veraPDF is missing, or it ran no checks.
    """
    profiles: tuple[verapdf.Profile, ...] = OLD
    try:
        document = read_document(path)
        profiles = profiles_of(read_claims(document.root))
        own = own_checks(document)
    except BROKEN as error:
        message = " ".join(f"{type(error).__name__}: {error}".split())
        own = Verdict(OWN, len(RULES), (Finding("unreadable", message),))
    return (*(verapdf.check(path, profile) for profile in profiles), own)


def own_checks(document: Document) -> Verdict:
    """Return what our own rules say of a PDF."""
    findings = tuple(
        Finding(name, message, where) for name, rule in RULES for where, message in rule(document)
    )
    return Verdict(OWN, len(RULES), findings)

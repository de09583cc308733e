"""The audit of a PDF: veraPDF for the standards that it claims, and checks of our own."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from briefing.publish.audit import verapdf
from briefing.publish.audit.claims import OLD, profiles_of, read_claims
from briefing.publish.audit.verdict import Verdict


def validate(path: Path) -> tuple[Verdict, ...]:
    """Return what veraPDF and our own checks say of a PDF.

    Raises:
        ValidatorError: veraPDF is missing, or it ran no checks.
    """
    try:
        profiles = profiles_of(read_claims(PdfReader(path).root_object))
    except PyPdfError:
        profiles = OLD
    return tuple(verapdf.check(path, profile) for profile in profiles)

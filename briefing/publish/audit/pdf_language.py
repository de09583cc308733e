"""Checks of the languages that a PDF says its text is in."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.audit.pdf_document import Document
from briefing.publish.audit.pdf_tree import Content, Element
from briefing.publish.audit.tongues import TAG, misfits


def document_language(document: Document) -> Iterator[tuple[str, str]]:
    """The document has a language, in a tag that is one (ISO 14289-1, 7.2)."""
    if not TAG.match(document.language):
        yield "", f"the language of the document is “{document.language}”"


def foreign_language(document: Document) -> Iterator[tuple[str, str]]:
    """Text in a foreign script says its language (ISO 14289-1, 7.2; WCAG 2.2, 3.1.2)."""
    for element in document.elements:
        yield from _foreign(document, element, document.language)


def _foreign(document: Document, element: Element, above: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches below an element whose script its language is not written in."""
    language = str(element.entries.get("/Lang", above))
    if "/Lang" in element.entries and not TAG.match(language):
        yield document.page(element), f"“{language}” is no tag of a language"
    for child in element.children:
        if isinstance(child, Element):
            yield from _foreign(document, child, language)
        elif isinstance(child, Content):
            text = document.texts.get((child.page, child.mcid), "")
            if misfits(text, language):
                yield f"page {child.page + 1}", f"“{text}” is said to be in “{language}”"

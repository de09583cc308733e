"""WeasyPrint, set up and mended: it knows our fonts only, and what it says is collected."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pydyf
from cssselect2 import ElementWrapper

from briefing.render.fallbacks import without_fallbacks
from briefing.render.probing import without_probing

# Read when the font library starts, so it must be set before the engine is imported.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

with without_probing(), without_fallbacks(), warnings.catch_warnings():
    # It misses system fonts, which we do without on purpose.
    warnings.filterwarnings("ignore", message="No fonts configured", category=UserWarning)
    from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document

from briefing.render import (
    declarations,
    hyphenation,
    linebreaks,
    marking,
    stylesheets,
    tagging,
)
from briefing.render.destinations import finish_tree
from briefing.render.loading import Fonts
from briefing.render.pages import find_furniture, mend_links
from briefing.render.printmarks import finish_pages
from briefing.render.printshop import Shop
from briefing.render.resources import BASE, Resources
from briefing.render.structure import trees
from briefing.render.xmp import declare

__all__ = [
    "Attached",
    "Document",
    "engine_messages",
    "lay_out",
    "plain_pdf",
    "write",
]

declarations.mend()
hyphenation.mend()
linebreaks.mend()
marking.mend()
stylesheets.mend()
tagging.mend()

UNKERNED = '[dir="rtl"] { font-kerning: none } [dir="ltr"] { font-kerning: auto }'
"""Programs that search print take letters that are pulled over each other for two words, as
Arabic fonts do with many a name."""
NAME = "weasyprint"
"""Name of its log."""
XHTML = "{http://www.w3.org/1999/xhtml}"
"""Namespace that it wants elements of HTML to be without."""
ARCHIVE = "pdf/a-3a"
"""Archivable, tagged, with attachments allowed: ISO 19005-3, level A."""
ARCHIVE_2 = "pdf/a-4f"
"""The same of PDF 2.0: ISO 19005-4, level F, which has to have an attachment."""
IN_INKS, IN_INKS_2 = "pdf/ua-1", "pdf/ua-2"
"""Print in the four inks is tagged, but not archivable: that would take a profile of a press."""
OFFICE = Shop()
"""Print without anything for a print shop."""


def lay_out(
    page: str, css: str, resources: Resources, fonts: Fonts, shop: Shop = OFFICE
) -> Document:
    """Return an XHTML page laid out on paper, with a stylesheet beside its own."""
    variant = IN_INKS if shop.in_inks else ARCHIVE
    sheet, messages = _parsed(css + UNKERNED)
    for message in messages:
        logging.getLogger(NAME).warning(message)
    html = _html(page, resources)
    with stylesheets.beside(sheet):
        return html.render(font_config=fonts.configuration, pdf_variant=variant)


@lru_cache(maxsize=8)
def _parsed(css: str) -> tuple[CSS, tuple[str, ...]]:
    """Return a stylesheet, which takes long to parse, and what the engine says about it."""
    with engine_messages() as messages:
        sheet = CSS(string=css)
    return sheet, tuple(messages)


def _html(page: str, resources: Resources) -> HTML:
    """Return a page for the engine, whose own parser takes ten times as long to read it."""
    root = ET.fromstring(page)  # noqa: S314  made by our own templates
    for element in root.iter():
        element.tag = element.tag.removeprefix(XHTML)
    html = HTML.__new__(HTML)
    html.base_url, html.url_fetcher, html.media_type = BASE, resources, "print"
    html.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
    html.etree_element = root
    return html


def plain_pdf(document: Document) -> bytes:
    """Return a laid-out document as a PDF without tags, of which a picture is made."""
    data: bytes = document.write_pdf()
    return data


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF."""

    name: str
    """Its name."""
    data: bytes
    """Its bytes."""
    relationship: str
    """`Source` or `Alternative` (ISO 32000-2, 7.11.3)."""
    description: str
    """What it is, in words."""


def write(
    document: Document,
    attached: Sequence[Attached],
    date: datetime,
    *,
    pdf2: bool = False,
    shop: Shop = OFFICE,
) -> bytes:
    """Return a laid-out document as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one.

    With `pdf2` it is PDF/A-4f (ISO 19005-4), PDF/UA-2 (ISO 14289-2) and WTPDF 1.0 instead. `date`
    stamps what is attached. Pages are labelled with their numbers. Print in the four inks is PDF/UA
    only; `shop` also says what the pages have around them.
    """
    find_furniture(document)
    mend_links(document)
    declare(document, pdf2=pdf2, archive=not shop.in_inks)
    variant = (IN_INKS_2 if pdf2 else IN_INKS) if shop.in_inks else ARCHIVE_2 if pdf2 else ARCHIVE
    files = [
        Attachment(
            file_obj=BytesIO(file.data),
            name=file.name,
            description=file.description,
            created=date,
            modified=date,
            relationship=file.relationship,
        )
        for file in attached
    ]
    with warnings.catch_warnings():
        # It leaves the file of its colour profile to the garbage collector.
        warnings.filterwarnings("ignore", message="unclosed file", category=ResourceWarning)
        data: bytes = document.write_pdf(
            pdf_variant=variant,
            pdf_tags=True,
            attachments=files,
            finisher=partial(_finish, shop=shop),
        )
    return data


def _finish(_: Document, pdf: Any, *, shop: Shop) -> None:
    finish_pages(pdf, shop)
    finish_tree(pdf, trees.pop(pdf))
    if "AF" in pdf.catalog:  # where the engine lists each file twice
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    numbers = pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, numbers])})


@contextmanager
def engine_messages() -> Iterator[list[str]]:
    """Collect what the engine warns about, once each, instead of printing it."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            if record.levelno >= logging.WARNING and text not in messages:
                messages.append(text)

    logger = logging.getLogger(NAME)
    handler, propagate = Collector(), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate

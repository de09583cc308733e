"""WeasyPrint, set up and mended: it knows our fonts only, and what it says is collected."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Read when the font library starts, so it must be set before the engine is imported.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

with warnings.catch_warnings():
    # It misses system fonts, which we do without on purpose.
    warnings.filterwarnings("ignore", message="No fonts configured", category=UserWarning)
    from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from briefing.render import linebreaks, marking, tagging
from briefing.render.pages import drop_nested_links
from briefing.render.resources import BASE, Resources
from briefing.render.xmp import declare_both

__all__ = ["Document", "engine_messages", "lay_out", "write"]

linebreaks.mend()
marking.mend()
tagging.mend()

VARIANT = "pdf/a-3a"
"""Archivable, tagged, with attachments allowed: ISO 19005-3, level A."""


def lay_out(page: str, resources: Resources) -> Document:
    """Return an XHTML page laid out on paper."""
    html = HTML(string=page, base_url=BASE, url_fetcher=resources)
    return html.render(font_config=FontConfiguration(), pdf_variant=VARIANT)


def write(document: Document) -> bytes:
    """Return a laid-out document as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one."""
    drop_nested_links(document)
    declare_both(document)
    with warnings.catch_warnings():
        # It leaves the file of its colour profile to the garbage collector.
        warnings.filterwarnings("ignore", message="unclosed file", category=ResourceWarning)
        data: bytes = document.write_pdf(pdf_variant=VARIANT)
    return data


@contextmanager
def engine_messages() -> Iterator[list[str]]:
    """Collect what the engine warns about, once each, instead of printing it."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            if record.levelno >= logging.WARNING and text not in messages:
                messages.append(text)

    logger = logging.getLogger("weasyprint")
    handler, propagate = Collector(), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate

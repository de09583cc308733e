"""The PDF: layout by WeasyPrint, in as many rounds as page numbers and sidebar need to settle."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefing.errors import Diagnostic, Place
from briefing.model import Briefing, Output, Theme
from briefing.render.sheet import Sheet
from briefing.render.templates import document as fill
from briefing.render.theme import stylesheet

# Read when the font library starts, so it must be set before the engine is imported.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

with warnings.catch_warnings():
    # It misses system fonts, which we do without on purpose.
    warnings.filterwarnings("ignore", message="No fonts configured", category=UserWarning)
    from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from briefing.render.fonts import PRINT_FACES, font_face_rules
from briefing.render.glyphs import characters, missing_glyphs, printed_text, substitutes
from briefing.render.linebreaks import mend
from briefing.render.pages import beside_text, drop_nested_links, first_pages, fitting
from briefing.render.resources import BASE, Resources, font_address

mend()

VARIANT = "pdf/ua-1"
"""Tagged and accessible: ISO 14289-1."""
ROUNDS = 6
"""Most layouts of one document; two or three are usual."""
ALSO_NAMED = 72.0
"""Room to leave for the line of actors without a card, in CSS pixels."""


def render(briefing: Briefing, theme: Theme, paper: str) -> Output:
    """Return the PDF of a briefing."""
    css = font_face_rules(font_address, PRINT_FACES) + stylesheet(theme, "pdf")
    sheet = Sheet(briefing, theme, "pdf", paper, css)
    printed = printed_text(fill(sheet))
    missing = substitutes(printed)
    resources = Resources(briefing.article, characters(printed))
    with engine_messages() as messages:
        laid_out = _settled(replace(sheet, substitutes=missing), resources)
        drop_nested_links(laid_out)
        data = laid_out.write_pdf(pdf_variant=VARIANT)
    style = Place(f"{theme.folders[-1]}/pdf.css")
    return Output(
        name=f"{briefing.slug}.pdf",
        data=data,
        diagnostics=(
            *missing_glyphs(briefing, missing),
            *(Diagnostic("R002", message, style) for message in messages),
        ),
    )


def _settled(sheet: Sheet, resources: Resources) -> Document:
    """Lay out until the sidebar fits and the page numbers that it prints are those of the pages.

    The numbers themselves are counters of their targets, hence always true; what has to settle
    is which mentions share a page.
    """
    laid_out = _lay_out(sheet, resources)
    for _ in range(ROUNDS - 1):
        better = _adjusted(sheet, laid_out)
        if better == sheet:
            break
        sheet, laid_out = better, _lay_out(better, resources)
    return laid_out


def _adjusted(sheet: Sheet, laid_out: Document) -> Sheet:
    """Return the sheet as the layout shows it should have been."""
    shown = len(sheet.shown)
    if shown > 1 and beside_text(laid_out, "actors") and not fitting(laid_out, ("actors-end",)):
        names = [f"actor-{actor.id}" for actor in sheet.shown]
        limit = min(fitting(laid_out, names, ALSO_NAMED), shown - 1)
        return replace(sheet, limit=max(limit, 1))
    found = replace(sheet, pages=first_pages(laid_out))
    return found if found.groups != sheet.groups else sheet


def _lay_out(sheet: Sheet, resources: Resources) -> Document:
    page = HTML(string=fill(sheet), base_url=BASE, url_fetcher=resources)
    return page.render(font_config=FontConfiguration(), pdf_variant=VARIANT)


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

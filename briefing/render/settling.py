"""Lays a print out until its sidebar fits, and the numbers of pages that it prints are true."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.render.engine import Document, lay_out
from briefing.render.fitting import heads, lowered, widened
from briefing.render.footnotes import lost_notes, referring
from briefing.render.loading import Fonts
from briefing.render.pages import beside_text, first_pages, fitting
from briefing.render.printshop import Shop
from briefing.render.references import are_idle, are_true
from briefing.render.resources import Resources
from briefing.render.sheet import Sheet
from briefing.render.templates import document as fill

ROUNDS = 9
"""Most layouts of one document; two or three are usual, and more where much does not fit."""
ALSO_NAMED = 72.0
"""Room to leave for the line of actors without a card, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Press:
    """What all layouts of one print have in common."""

    css: str
    """The stylesheet."""
    resources: Resources
    """Pictures."""
    fonts: Fonts
    """Fonts that are loaded."""
    shop: Shop
    """What a print shop asks for."""
    rounds: int = ROUNDS
    """Most layouts; with 1 it is only known how many pages there are, about."""
    recalled: bool = False
    """True if the pages that a sheet begins with are those of another build."""

    @property
    def only_counts(self) -> bool:
        """True if nothing has to settle."""
        return self.rounds == 1

    def lay_out(self, text: str) -> Document:
        """Return a text of XHTML laid out."""
        return lay_out(text, self.css, self.resources, self.fonts, self.shop)


def settled(sheet: Sheet, press: Press) -> Document:
    """Return the layout of a sheet with everything in its place.

    Numbers of pages that depend on themselves and never come to rest are counted by the engine.
    """
    for _ in range(press.rounds):
        text = fill(sheet)
        laid_out = press.lay_out(text)
        better = sheet if press.only_counts else _adjusted(sheet, text, laid_out)
        if press.recalled and not _is_like_new(sheet, better, laid_out):
            return settled(replace(sheet, pages={}), replace(press, recalled=False))
        press = replace(press, recalled=False)
        if better == sheet:
            break
        sheet = better
    else:
        laid_out = press.lay_out(fill(replace(sheet, counted=True)))
    article = sheet.briefing.article
    lost = lost_notes(laid_out, article) if sheet.notes_at_foot else frozenset()
    if not lost or press.only_counts:
        return laid_out
    loosened = sheet.loosened | referring(article, lost)
    at_foot = loosened != sheet.loosened
    return settled(replace(sheet, notes_at_foot=at_foot, loosened=loosened), press)


def _is_like_new(sheet: Sheet, better: Sheet, laid_out: Document) -> bool:
    """Tell whether a layout with the pages of another build leads where one without them does.

    So it does if references, which are at most shorter in that one, move nothing. Whatever an
    earlier build was like, a document is the same.
    """
    return replace(better, pages=sheet.pages) == sheet and are_idle(laid_out)


def _adjusted(sheet: Sheet, text: str, laid_out: Document) -> Sheet:
    """Return the sheet as the layout of its text shows it should have been."""
    article = sheet.briefing.article
    tables = widened(laid_out, article, sheet.tables)
    if tables != sheet.tables:
        return replace(sheet, tables=tables, heads=heads(article, tables))
    shown = len(sheet.shown)
    if shown > 1 and beside_text(laid_out, "actors") and not fitting(laid_out, ("actors-end",)):
        names = [f"actor-{actor.id}" for actor in sheet.shown]
        limit = min(fitting(laid_out, names, ALSO_NAMED), shown - 1)
        return replace(sheet, limit=max(limit, 1))
    heights = lowered(laid_out, sheet.heights)
    pages = first_pages(laid_out)
    found = replace(sheet, pages=pages, heights=heights)
    if heights != sheet.heights:
        return found
    same = found.groups == sheet.groups and found.index == sheet.index
    return sheet if same and are_true(text, pages, sheet.folio) else found

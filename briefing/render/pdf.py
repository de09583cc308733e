"""The PDF: laid out in as many rounds as page numbers and sidebar need to settle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.errors import Diagnostic, Place, RenderError
from briefing.languages import DEFAULT, load
from briefing.model import Briefing
from briefing.output import Output, Theme
from briefing.render.bundled import Line
from briefing.render.completeness import lacking
from briefing.render.dates import machine_date
from briefing.render.engine import (
    Attached,
    Document,
    engine_messages,
    write,
)
from briefing.render.fonts import PRINT_FACES, faces_for, sets_nastaliq
from briefing.render.footnotes import suit_the_foot
from briefing.render.glance import Glance, LayOut, at_a_glance
from briefing.render.glyphs import (
    characters,
    is_drawable,
    missing_glyphs,
    nastaliq_messages,
    printed_text,
    substitutes,
)
from briefing.render.inks import in_inks, printed_in_inks
from briefing.render.loading import load_fonts
from briefing.render.printshop import asked_of, rules
from briefing.render.resources import Resources
from briefing.render.settling import ROUNDS, Press, settled
from briefing.render.sheet import Sheet
from briefing.render.subset import needed
from briefing.render.templates import document as fill
from briefing.render.theme import stylesheet

FORM_SHEETS: Mapping[str, tuple[str, ...]] = {
    "briefing": (),
    "study": ("study-pdf",),
    "at-a-glance": ("glance-pdf",),
}
"""Stylesheets of a theme that only some forms need."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What is known of the place of a print in a bundle."""

    page: int = 0
    """Number of its first page; 0 for a print of its own."""
    places: Mapping[str, int] = field(default_factory=dict)
    """Page of each id, counted from 1, as far as it is known; a wrong one costs a layout."""
    recalled: bool = False
    """True if `places` are those of another build."""
    lines: tuple[Line, ...] = ()
    """Contents of the bundle, for its front matter."""
    rounds: int = ROUNDS
    """Most layouts; with 1 it is only known how many pages there are, about."""

    @property
    def inside(self) -> bool:
        """True in a bundle."""
        return self.page > 0


ALONE = Bound()
"""A print of its own."""


@dataclass(frozen=True, slots=True)
class Print:
    """A briefing laid out on paper, not yet written."""

    briefing: Briefing
    """What is printed."""
    document: Document
    """Its pages."""
    diagnostics: tuple[Diagnostic, ...]
    """What was found while laying it out."""
    theme: Theme
    """How it looks."""


def render(briefing: Briefing, theme: Theme, paper: str) -> Output:
    """Return the PDF of a briefing."""
    return finish(compose(briefing, theme, paper))


def compose(briefing: Briefing, theme: Theme, paper: str, bound: Bound = ALONE) -> Print:
    """Return a briefing laid out on paper, to be finished before others are composed.

    Raises:
        RenderError: something of it is not there.
    """
    labels_in = _labels_language(briefing.article.meta.language)
    at_foot = suit_the_foot(briefing.article)
    sheet = Sheet(briefing, theme, "pdf", paper, notes_at_foot=at_foot, labels_in=labels_in)
    sheet = replace(sheet, lines=bound.lines, folio=max(bound.page, 1), pages={**bound.places})
    printed = printed_text(fill(sheet))
    missing = substitutes(printed)
    letters = characters(printed.translate(missing))
    faces = needed(faces_for(briefing.article.meta, PRINT_FACES), letters)
    shop = asked_of(theme)
    article = printed_in_inks(briefing.article) if shop.in_inks else briefing.article
    fonts = load_fonts(faces, letters)
    more = (*_more(briefing), *(("duplex",) * shop.duplex), *(("bundle-pdf",) * bound.inside))
    css = stylesheet(theme, "pdf", *more) + rules(shop) + _folio(bound)
    press = Press(in_inks(css) if shop.in_inks else css, Resources(article), fonts, shop)
    press = replace(press, rounds=bound.rounds, recalled=bound.recalled)
    with engine_messages() as messages:
        final = replace(sheet, substitutes=missing)
        made = _in_form(final, lambda each: settled(each, press))
    if bound.rounds > 1 and (lost := lacking(made.document, briefing, missing)):
        raise RenderError(f"the PDF engine lost a part of: {lost}", Place(briefing.path))
    style = Place(f"{theme.folders[-1]}/pdf.css")
    found = [Diagnostic("R002", message, style) for message in messages]
    if briefing.article.meta.qr and briefing.article.meta.url and not sheet.qr:
        message = "the address is too long for a QR code that cameras read; print has none"
        found.append(Diagnostic("R003", message, Place(briefing.path)))
    found += (*made.diagnostics, *nastaliq_messages(briefing))
    return Print(briefing, made.document, (*missing_glyphs(briefing, missing), *found), theme)


def _in_form(sheet: Sheet, lay_out: LayOut) -> Glance:
    """Return the layout, tightened to one page where that is the form."""
    if sheet.briefing.form == "at-a-glance":
        return at_a_glance(sheet, lay_out)
    return Glance(lay_out(sheet), ())


def _folio(bound: Bound) -> str:
    """Return the rule that lets pages be numbered from the first on."""
    return f"@page :first {{ counter-increment: page {bound.page} }}" if bound.inside else ""


def _more(briefing: Briefing) -> tuple[str, ...]:
    """Return the sheets that only some briefings need."""
    handling = ("handling",) if briefing.article.meta.marking else ()
    nastaliq = ("nastaliq",) if sets_nastaliq(briefing.article.meta) else ()
    return (*FORM_SHEETS[briefing.form], *handling, *nastaliq)


def _labels_language(code: str) -> str:
    """Return the language of the labels: the text's, or English where no face has its letters."""
    language = load(code)
    words = (*language.labels.values(), *language.months)
    return code if is_drawable("".join(words)) else DEFAULT


def finish(printed: Print, attached: Sequence[Attached] = (), *, pdf2: bool = False) -> Output:
    """Return the PDF of a briefing that is laid out, with files attached; see `engine.write`."""
    meta = printed.briefing.article.meta
    date = machine_date(meta.updated or meta.published)
    with engine_messages() as messages:
        shop = asked_of(printed.theme)
        data = write(printed.document, attached, date, pdf2=pdf2, shop=shop)
    if messages:
        raise RenderError(f"the PDF cannot be written: {messages[0]}")
    return Output(f"{printed.briefing.slug}.pdf", data, printed.diagnostics)

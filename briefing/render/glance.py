"""The page at a glance: what is given up so that everything fits on it, and what does not fit.

Parts are given up before letters grow small, and letters never below what the theme holds for
readable. Nothing is lost in silence: what is left out is said, and what does not fit runs over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefing.errors import Diagnostic, Place
from briefing.languages import DEFAULT, load
from briefing.model import Article, Briefing
from briefing.render.engine import Document
from briefing.render.pagelist import page_starts
from briefing.render.pages import first_pages
from briefing.render.sheet import NO_LIMIT, Sheet
from briefing.render.wording import place

LayOut = Callable[[Sheet], Document]
NAMED = 4
"""Most parts that a message names one by one."""
PARTS = (
    ("summary", "the summary"),
    ("actors", "the key actors"),
    ("terms", "the key terms"),
    ("timeline", "the timeline"),
    ("actor-map", "the map of the actors"),
    ("notes", "the notes"),
)
"""Parts of the page beside the text, by their ids."""
ACTORS = (NO_LIMIT, NO_LIMIT, 8, 4, 4)
"""Most actors with a card on a page that is tightened, by how far."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What became of the page."""

    document: Document
    """Its layout."""
    diagnostics: tuple[Diagnostic, ...]
    """What was left out, and what does not fit."""


def at_a_glance(sheet: Sheet, lay_out: LayOut) -> Glance:
    """Return the page with the least given up that lets everything fit, or else with the most."""
    steps = _steps(sheet)
    first = lay_out(steps[0])
    if len(first.pages) == 1:
        return Glance(first, ())
    fits, found = len(steps) - 1, lay_out(steps[-1])
    if len(found.pages) > 1:
        return Glance(found, (*_left_out(sheet, steps[-1]), _overrun(sheet.briefing, found)))
    fails = 0
    while fits - fails > 1:
        middle = (fails + fits) // 2
        made = lay_out(steps[middle])
        if len(made.pages) == 1:
            fits, found = middle, made
        else:
            fails = middle
    return Glance(found, _left_out(sheet, steps[fits]))


def _steps(sheet: Sheet) -> tuple[Sheet, ...]:
    """Return the sheet as it is, then without drawings, then ever tighter."""
    bare = replace(sheet, briefing=replace(sheet.briefing, timeline=(), links=()))
    tighter = (replace(bare, tight=tight, limit=most) for tight, most in enumerate(ACTORS))
    steps = (sheet, *tighter) if _drawn(sheet) else tighter
    return tuple(steps)


def _drawn(sheet: Sheet) -> list[str]:
    """Return what is drawn beside the text."""
    there = {"timeline": bool(sheet.timeline), "actor-map": sheet.actor_map is not None}
    return [words for name, words in PARTS if there.get(name)]


def _left_out(sheet: Sheet, step: Sheet) -> tuple[Diagnostic, ...]:
    """Return what to say of drawings that are given up."""
    names = [name for name in _drawn(sheet) if name not in _drawn(step)]
    if not names:
        return ()
    message = f"at a glance: print leaves out {_row(names)} to make room for the text"
    return (Diagnostic("R004", message, Place(sheet.briefing.path)),)


def _overrun(briefing: Briefing, document: Document) -> Diagnostic:
    """Return what to say of a page that runs over to others."""
    message = f"at a glance: {_beyond(briefing.article, document)}"
    hint = "shorten the text, or choose another form"
    return Diagnostic("R005", message, Place(briefing.path), "error", hint)


def _beyond(article: Article, document: Document) -> str:
    """Say what stands behind the first page, as far as it has a name: paragraphs before all."""
    pages = first_pages(document)
    cut = {start.block for start in page_starts(document) if start.number > 1 and start.offset}
    names = [b.id for b in article.walk() if pages.get(b.id, 1) > 1 or b.id in cut]
    paragraphs = [name for name in names if name.startswith("p")]
    if len(paragraphs) == 1:
        return f"paragraph {_called(paragraphs[0])} does not fit on the page"
    if paragraphs:
        first = _called(paragraphs[0])
        return f"{len(paragraphs)} paragraphs do not fit on the page (from {first})"
    parts = [words for name, words in PARTS if pages.get(name, 1) > 1]
    others = [_called(name) for name in names if name[:1] in "ftc"] + parts
    if not others:
        return "the small print below the text does not fit on the page"
    shown = others[:NAMED] + (["other parts"] if len(others) > NAMED else [])
    many = len(shown) > 1 or shown[0] in {"the key actors", "the key terms", "the notes"}
    return f"{_row(shown)} {'do' if many else 'does'} not fit on the page"


def _called(block: str) -> str:
    return place(block, load(DEFAULT))


def _row(names: list[str]) -> str:
    """Return names as one phrase."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))

"""The web page: one file with its stylesheet, fonts and pictures inside, and no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from briefing.model import Actor, Briefing, Meta
from briefing.output import Output, Theme
from briefing.render.fonts import FACES, Face, faces_for, font_face_rules, sets_nastaliq
from briefing.render.glyphs import characters, printed_text
from briefing.render.sheet import Sheet
from briefing.render.subset import covered, needed, web_font
from briefing.render.templates import document
from briefing.render.theme import stylesheet


def render(briefing: Briefing, theme: Theme, paper: str) -> Output:
    """Return the web page of a briefing; a page of the web has no paper."""
    del paper
    own = ("study-html",) if briefing.form == "study" else ()
    css = stylesheet(theme, "html", *own, *_more(briefing.article.meta))
    css += glow_rules(actor for actor in briefing.actors if actor.key)
    sheet = Sheet(briefing, theme, "html", css=css)
    plain = printed_text(document(sheet))
    fonts = embedded_fonts(characters(plain), faces_for(briefing.article.meta, FACES))
    page = document(Sheet(briefing, theme, "html", css=fonts + css))
    return Output(name=f"{briefing.slug}.html", data=page.encode())


def glow_rules(actors: Iterable[Actor]) -> str:
    """Return rules that light up an actor's mentions while his card is pointed at or chosen."""
    rules = (
        f'.briefing:has(#actor-{actor.id}:is(:hover,:target)) .mention[href="#actor-{actor.id}"]'
        for actor in actors
    )
    return "".join(f"{rule}{{background:var(--glow)}}\n" for rule in rules)


def _more(meta: Meta) -> tuple[str, ...]:
    """Return the sheets that only some briefings need."""
    return ("nastaliq",) if sets_nastaliq(meta) else ()


def embedded_fonts(printed: frozenset[str], faces: Iterable[Face]) -> str:
    """Return @font-face rules with the faces that the characters need, cut down to them."""
    points = frozenset(ord(char) for char in printed if not char.isspace()) | {ord(" ")}

    def address(face: Face) -> str:
        data = web_font(face, map(chr, sorted(points & covered(face))))
        return f'"data:font/woff;base64,{b64encode(data).decode("ascii")}"'

    return font_face_rules(address, needed(faces, printed))

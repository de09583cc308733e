"""Markup inside a paragraph: nodes to runs, with pictures taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from briefing.config.characters import clean
from briefing.model import Block, Mark, Run
from briefing.sources.html.addresses import link_target
from briefing.sources.html.context import Context
from briefing.sources.html.insets import read_formula, read_sign
from briefing.sources.html.pictures import is_inline_sign, read_picture, words_of_sign
from briefing.sources.mdinline import tidy

_MARKS: Mapping[str, Mark] = {
    "b": Mark.STRONG, "strong": Mark.STRONG,
    "em": Mark.EMPHASIS, "i": Mark.EMPHASIS, "cite": Mark.EMPHASIS, "dfn": Mark.EMPHASIS,
    "var": Mark.EMPHASIS,
    "code": Mark.CODE, "kbd": Mark.CODE, "samp": Mark.CODE, "tt": Mark.CODE,
    "del": Mark.DELETED, "s": Mark.DELETED, "strike": Mark.DELETED,
    "sub": Mark.SUBSCRIPT, "sup": Mark.SUPERSCRIPT,
}  # fmt: skip
# Elements that style sheets like to set apart, so that neighbours are words of their own.
_APART = frozenset((
    "a", "label", "small", "span", "time",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SET_APART = frozenset((
    "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "li", "ol", "p", "pre", "table", "tr", "ul",
))  # fmt: skip
_AROUND: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(_SET_APART, ("\n", "\n")),
    "br": ("\n", ""),
    "q": ("“", "”"),
}
"""What stands before and behind the text of an element."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Inline:
    """The content of a paragraph, a heading or a cell."""

    runs: tuple[Run, ...]
    """Its text."""
    figures: tuple[Block, ...] = ()
    """Its pictures."""

    @property
    def holds_text(self) -> bool:
        """True if there is anything to read."""
        return any(run.note or run.text.strip() for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where text is read, and what is found besides."""

    context: Context
    """The file around it."""
    words: str
    """All its words, in small letters."""
    figures: list[Block]
    """Pictures that belong behind it."""


def read_inline(element: HtmlElement, context: Context) -> Inline:
    """Return the runs and pictures inside an element, whatever elements it holds.

    Blocks inside, as in a cell of a table, are set apart by a line break.
    """
    place = _Place(context, "".join(element.itertext()).casefold(), [])
    runs = list(_inside(element, Run(""), place))
    return Inline(tidy(runs), tuple(place.figures))


def _inside(element: HtmlElement, style: Run, place: _Place) -> Iterator[Run]:
    """Yield the runs inside an element that has a style; the tree is of limited depth."""
    if element.text:
        yield _text(style, element.text)
    for child in element:
        yield from _child(child, style, place)
        if child.tail:
            yield _text(style, child.tail)
        elif _is_glued(child):
            yield replace(style, text=" ")


def _child(child: HtmlElement, style: Run, place: _Place) -> Iterator[Run]:
    """Yield the runs of a child element."""
    if child.tag == "img":
        yield from _image(child, style, place)
    elif note := _note(child, place.context):
        yield Run("", note=note)
    else:
        before, behind = _AROUND.get(child.tag, ("", ""))
        yield replace(style, text=before)
        yield from _inside(child, _styled(child, style, place.context), place)
        yield replace(style, text=behind)


def _image(img: HtmlElement, style: Run, place: _Place) -> Iterator[Run]:
    """Yield what stands in the line, as a picture or a character, or put it among the figures."""
    is_running = any(map(str.isalnum, place.words))
    if is_inline_sign(img):
        yield _text(style, words_of_sign(img))
    elif inset := read_formula(img) or (read_sign(img, place.words) if is_running else None):
        yield replace(_text(style, inset.alt or ""), inset=inset if inset.picture else None)
    elif figure := read_picture(img):
        place.figures.append(figure)


def _note(child: HtmlElement, context: Context) -> str:
    """Return the id of the note that an element refers to; empty if it refers to none."""
    if not context.notes:
        return ""
    link = child
    if child.tag == "sup" and len(child) == 1 and not (child.text or "").strip():
        link = child[0]
    name = (link.get("href") or "")[1:] if link.tag == "a" else ""
    return context.note(name) if name in context.notes else ""


def _styled(child: HtmlElement, style: Run, context: Context) -> Run:
    """Return the style inside a child element."""
    mark = _MARKS.get(child.tag)
    if mark:
        style = replace(style, marks=style.marks | {mark})
    if child.tag == "a" and child.get("href"):
        style = replace(style, href=link_target(child.get("href"), context))
    language = child.get("lang")
    if language and _TAG.fullmatch(language):
        style = replace(style, language=language)
    return style


def _text(style: Run, text: str) -> Run:
    return replace(style, text=_SPACE.sub(" ", clean(text)))


def _is_glued(child: HtmlElement) -> bool:
    """Tell whether an element and the next one would become one word that is none."""
    after = child.getnext()
    if after is None or child.tag not in _APART or after.tag not in _APART:
        return False
    left, right = "".join(child.itertext()), "".join(after.itertext())
    if not left[-1:].isalnum() or not right[:1].isalnum():
        return False
    # Single letters are rather a word whose letters are moved one by one.
    return min(len(left), len(right)) > 2 or left[-1].isdigit() != right[0].isdigit()

"""What the styles of a Word document mean: headings, quotations, code, captions, lists, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from briefing.model import Mark
from briefing.sources.docx.names import W, is_on, value
from briefing.sources.pieces import number

Meaning = Literal[
    "", "title", "subtitle", "author", "date", "heading", "caption", "quote", "code", "continued",
    "contents",
]  # fmt: skip

# The names of built-in styles are English in every translation of Word; only their ids differ.
_MEANINGS: Mapping[str, Meaning] = {
    **dict.fromkeys(("title", "document title"), "title"),
    "subtitle": "subtitle",
    **dict.fromkeys(("author", "authors", "byline"), "author"),
    "date": "date",
    **dict.fromkeys(("caption", "image caption", "table caption", "illustration"), "caption"),
    **dict.fromkeys(
        ("quote", "intense quote", "block text", "block quote", "quotations", "blockquote"), "quote"
    ),
    **dict.fromkeys(
        ("html preformatted", "source code", "preformatted text", "code", "macro", "code block"),
        "code",
    ),
}
_CONTENTS = re.compile(
    r"(?:toc|contents) (?:\d|heading)|toc\d|table of (?:figures|authorities)|toa heading"
)
_CONTINUED = re.compile(r"list (?:paragraph|continue(?: \d)?|contents)")
_HEADING = re.compile(r"heading ?(\d)")
_CODE_CHARACTERS = re.compile(
    r"html (?:code|keyboard|sample|typewriter)|verbatim char|source text|code"
)
_MONOSPACED = re.compile(
    r"courier|consolas|menlo|monaco|lucida console|(?:source code|sf|fira|roboto|dejavu sans"
    r"|noto sans|liberation|ubuntu|jetbrains|ibm plex|andale|cascadia) ?(?:mono|code|pro)",
    re.IGNORECASE,
)
_BODY = 9
"""Outline level of what is no heading (17.3.1.20)."""
_DEEPEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it inherits."""

    meaning: Meaning = ""
    """What its paragraphs are."""
    level: int = 0
    """Of a heading, from 1."""
    list_id: str = ""
    """Numbering that it gives to its paragraphs; `0` for none."""
    list_level: int = 0
    """Level in that numbering."""
    marks: Mapping[Mark, bool] = field(default_factory=dict)
    """Marks that a style of characters sets or takes away."""
    size: int = 0
    """Size of its letters in half points; 0 if it does not say."""
    heads_table: bool = False
    """True for a style of tables that sets the first row apart."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    """Each style by its id."""
    default: Style = Style()
    """The style of paragraphs that name none."""
    language: str = ""
    """Language that text has unless it says another."""
    size: int = 20
    """Size that letters have unless their style says another, in half points (17.7.5)."""


def read_styles(root: Any | None) -> Styles:
    """Return the styles in `word/styles.xml`."""
    if root is None:
        return Styles()
    elements = {e.get(W + "styleId") or "": e for e in root.iter(W + "style")}
    by_id = {name: _resolved(name, elements) for name in elements}
    default = next(
        (by_id[name] for name, e in elements.items()
         if e.get(W + "type") == "paragraph" and e.get(W + "default") in {"1", "true", "on"}),
        Style(),
    )  # fmt: skip
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    lang = None if defaults is None else defaults.find(W + "lang")
    language = "" if lang is None else lang.get(W + "val") or ""
    size = default.size or number(value(defaults, "sz"), 20, 1000)
    return Styles(by_id, default, language, size)


def _chain(name: str, elements: Mapping[str, Any]) -> Iterator[Any]:
    """Yield a style and those it is based on, the nearest first."""
    for _ in range(_DEEPEST_CHAIN):
        element = elements.get(name)
        if element is None:
            return
        yield element
        name = value(element, "basedOn")


def _resolved(name: str, elements: Mapping[str, Any]) -> Style:
    chain = list(_chain(name, elements))
    meaning, level = _meaning(chain)
    list_id, list_level = _numbering(chain)
    sizes = (number(value(e.find(W + "rPr"), "sz"), 0, 1000) for e in chain)
    is_characters = chain[0].get(W + "type") == "character"
    return Style(
        meaning=meaning,
        level=level,
        list_id=list_id,
        list_level=list_level,
        marks=_character_marks(chain) if is_characters else {},
        size=next(filter(None, sizes), 0),
        heads_table=any(
            part.get(W + "type") == "firstRow" for e in chain for part in e.iter(W + "tblStylePr")
        ),
    )


def _meaning(chain: list[Any]) -> tuple[Meaning, int]:
    """Return what paragraphs of a style are, by the nearest name or outline level that tells."""
    for element in chain:
        name = value(element, "name").lower()
        heading = _HEADING.fullmatch(name)
        if name in _MEANINGS:
            return _MEANINGS[name], 0
        if _CONTENTS.fullmatch(name):
            return "contents", 0
        if _CONTINUED.fullmatch(name):
            return "continued", 0
        if heading:
            return "heading", int(heading[1]) or 1
        level = number(value(element.find(W + "pPr"), "outlineLvl"), _BODY, _BODY)
        if level < _BODY:
            return "heading", level + 1
    return "", 0


def _numbering(chain: list[Any]) -> tuple[str, int]:
    """Return the numbering that a style gives to its paragraphs."""
    for element in chain:
        found = element.find(f"{W}pPr/{W}numPr")
        if found is not None:
            return value(found, "numId"), number(value(found, "ilvl"), 0, 8)
    return "", 0


def _character_marks(chain: list[Any]) -> dict[Mark, bool]:
    marks: dict[Mark, bool] = {}
    for element in reversed(chain):
        if _CODE_CHARACTERS.fullmatch(value(element, "name").lower()):
            marks[Mark.CODE] = True
        marks |= marks_of(element.find(W + "rPr"))
    return marks


def marks_of(properties: Any | None) -> dict[Mark, bool]:
    """Return the marks that properties of characters (`w:rPr`) set or take away."""
    if properties is None:
        return {}
    marks: dict[Mark, bool] = {}
    for name, mark in (
        ("b", Mark.STRONG), ("i", Mark.EMPHASIS), ("bCs", Mark.STRONG), ("iCs", Mark.EMPHASIS),
        ("strike", Mark.DELETED), ("dstrike", Mark.DELETED),
    ):  # fmt: skip
        switched = is_on(properties, name)
        complex_script = name.endswith("Cs")
        if switched is not None and complex_script == bool(is_on(properties, "rtl")):
            marks[mark] = switched
    raised = value(properties, "vertAlign")
    if raised:
        marks[Mark.SUPERSCRIPT] = raised == "superscript"
        marks[Mark.SUBSCRIPT] = raised == "subscript"
    fonts = properties.find(W + "rFonts")
    if fonts is not None and (fonts.get(W + "ascii") or ""):
        marks[Mark.CODE] = bool(_MONOSPACED.match(fonts.get(W + "ascii")))
    return marks

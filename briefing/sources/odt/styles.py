"""What the styles of an OpenDocument text mean: titles, quotations, captions, marks, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from briefing.model import Mark
from briefing.sources.odt.names import FO, STYLE, TEXT
from briefing.sources.pieces import number

Meaning = Literal["", "title", "subtitle", "caption", "quote", "code", "contents"]

# Names of built-in styles are English in the file, whatever the language of the program.
_MEANINGS: Mapping[str, Meaning] = {
    "title": "title",
    "subtitle": "subtitle",
    "caption": "caption",
    "quotations": "quote",
    "preformatted text": "code",
}
_CONTENTS = re.compile(r"(?:contents|illustration index|table index|object index|index) .*")
_CODE = re.compile(r"source text|user entry|teletype|example")
_MONOSPACED = re.compile(
    r"courier|consolas|menlo|monaco|.*\b(?:mono|monospace|source code)\b", re.IGNORECASE
)
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_HIDDEN = frozenset(("none",))
_DEEPEST_CHAIN = 20
_LANGUAGES = (
    (FO + "language", FO + "country"),
    (STYLE + "language-complex", STYLE + "country-complex"),
    (STYLE + "language-asian", STYLE + "country-asian"),
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it inherits."""

    meaning: Meaning = ""
    """What its paragraphs are."""
    marks: Mapping[Mark, bool] = field(default_factory=dict)
    """Marks that it sets or takes away."""
    hidden: bool = False
    """True if its text is not shown."""
    align: str = ""
    """Side to which it sets its paragraphs."""
    rule: bool = False
    """True for a line between paragraphs."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a style of lists."""

    ordered: bool
    """True for numbers or letters."""
    start: int = 1
    """First number."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document."""

    by_name: Mapping[tuple[str, str], Style] = field(default_factory=dict)
    """Each style by its family and its name."""
    lists: Mapping[str, Mapping[int, ListLevel]] = field(default_factory=dict)
    """Levels, from 1, of each style of lists by its name."""
    languages: tuple[str, ...] = ()
    """Languages that text has unless it says another: western, complex, Asian."""

    def of(self, family: str, name: str | None) -> Style:
        """Return a style by family and name."""
        return self.by_name.get((family, name or ""), Style())


def read_styles(*roots: Any | None) -> Styles:
    """Return the styles in `styles.xml` and `content.xml`."""
    found = [root for root in roots if root is not None]
    elements = {
        (e.get(STYLE + "family") or "", e.get(STYLE + "name") or ""): e
        for root in found
        for e in root.iter(STYLE + "style")
    }
    lists = {
        e.get(STYLE + "name") or "": _levels(e)
        for root in found
        for e in root.iter(TEXT + "list-style")
    }
    by_name = {key: _resolved(key, elements) for key in elements}
    return Styles(by_name, lists, tuple(_languages(found)))


def _languages(roots: list[Any]) -> Iterator[str]:
    """Yield the languages that paragraphs have by default."""
    for root in roots:
        for style in root.iter(STYLE + "default-style"):
            if style.get(STYLE + "family") != "paragraph":
                continue
            for properties in style.iter(STYLE + "text-properties"):
                for language, country in _LANGUAGES:
                    parts = (properties.get(language), properties.get(country))
                    yield "-".join(part for part in parts if part and part != "none")


def _chain(key: tuple[str, str], elements: Mapping[tuple[str, str], Any]) -> Iterator[Any]:
    """Yield a style and those it inherits from, the nearest first."""
    family, name = key
    for _ in range(_DEEPEST_CHAIN):
        element = elements.get((family, name))
        if element is None:
            return
        yield element
        name = element.get(STYLE + "parent-style-name") or ""


def _resolved(key: tuple[str, str], elements: Mapping[tuple[str, str], Any]) -> Style:
    chain = list(_chain(key, elements))
    marks: dict[Mark, bool] = {}
    hidden, align = False, ""
    for element in reversed(chain):
        if _CODE.fullmatch(_name(element)):
            marks[Mark.CODE] = True
        for properties in element.iterchildren(STYLE + "text-properties"):
            marks |= _marks(properties)
            hidden = properties.get(TEXT + "display") in _HIDDEN
        for properties in element.iterchildren(STYLE + "paragraph-properties"):
            align = properties.get(FO + "text-align") or align
    names = [_name(element) for element in chain]
    return Style(_meaning(names), marks, hidden, align, "horizontal line" in names)


def _name(element: Any) -> str:
    """Return the name of a style as the program shows it, in small letters."""
    name = element.get(STYLE + "display-name") or element.get(STYLE + "name") or ""
    return name.replace("_20_", " ").lower()


def _meaning(names: list[str]) -> Meaning:
    """Return what paragraphs of a style are, by the nearest name that tells."""
    for name in names:
        if name in _MEANINGS:
            return _MEANINGS[name]
        if _CONTENTS.fullmatch(name):
            return "contents"
    return ""


def _marks(properties: Any) -> dict[Mark, bool]:
    """Return the marks that properties of text set or take away."""
    marks: dict[Mark, bool] = {}
    for name, mark, sets in (
        (FO + "font-weight", Mark.STRONG, _BOLD),
        (FO + "font-style", Mark.EMPHASIS, frozenset(("italic", "oblique"))),
    ):
        value = properties.get(name)
        if value:
            marks[mark] = value in sets
    struck = properties.get(STYLE + "text-line-through-style")
    if struck:
        marks[Mark.DELETED] = struck != "none"
    position = (properties.get(STYLE + "text-position") or "").split(" ")[0].rstrip("%")
    if position:
        marks[Mark.SUPERSCRIPT] = position == "super" or position.lstrip("+").isdecimal()
        marks[Mark.SUBSCRIPT] = position == "sub" or position.startswith("-")
        marks[Mark.SUPERSCRIPT] &= position != "0"
    font = properties.get(STYLE + "font-name") or properties.get(FO + "font-family")
    if font:
        marks[Mark.CODE] = bool(_MONOSPACED.match(font))
    return marks


def _levels(element: Any) -> dict[int, ListLevel]:
    """Return the levels of a style of lists."""
    levels = {}
    for child in element:
        level = number(child.get(TEXT + "level"), 1, 10, least=1)
        ordered = child.tag == TEXT + "list-level-style-number" and bool(
            child.get(STYLE + "num-format")
        )
        levels[level] = ListLevel(
            ordered, number(child.get(TEXT + "start-value"), 1, 1_000_000, least=1)
        )
    return levels

"""A Word document while it is read: what its parts say, and what is learned on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.sources.docx.lists import Counter as Numbers
from briefing.sources.docx.lists import read_numbering
from briefing.sources.docx.names import W
from briefing.sources.docx.package import Package, by_kind, parse_part
from briefing.sources.docx.styles import Styles, read_styles
from briefing.sources.losses import Losses


@dataclass(slots=True)
class Field:
    """A field: an instruction to Word, and the text that came of it."""

    instruction: str = ""
    """What Word was told, such as `HYPERLINK "https://example.org/"`."""
    in_result: bool = False
    """True behind the instruction, where the text is."""


@dataclass(slots=True)
class Document:
    """The surroundings of the text."""

    package: Package
    """The parts."""
    part: str
    """The part that is read."""
    styles: Styles
    """Its styles."""
    numbers: Numbers
    """Its numberings."""
    notes: Mapping[str, Any] = field(default_factory=dict)
    """Elements that hold notes, by kind and id, such as `footnote 2`."""
    referred: dict[str, str] = field(default_factory=dict)
    """Id of each note that the text refers to (`n1`), in order of reference."""
    targets: frozenset[str] = frozenset()
    """Names of places that links in the text lead to."""
    fields: list[Field] = field(default_factory=list)
    """Fields that are open, the innermost last."""
    losses: Losses = field(default_factory=Losses)
    """What was left out."""
    languages: Counter[str] = field(default_factory=Counter)
    """How many characters are said to be in which language."""
    subtitle: str = ""
    """Text of the paragraph that is styled as the subtitle."""
    authors: list[str] = field(default_factory=list)
    """Texts of paragraphs that are styled as authors."""
    date: str = ""
    """Text of the paragraph that is styled as the date."""

    def note(self, name: str) -> str:
        """Return the id of a note, a new one if it was not referred to before."""
        return self.referred.setdefault(name, f"n{len(self.referred) + 1}")


def open_document(package: Package) -> Document:
    """Return a document before its text is read. Raises SourceError for parts that are damaged."""
    main = package.main
    parts = {
        kind: parse_part(package, by_kind(package, main, kind))
        for kind in ("styles", "numbering", "footnotes", "endnotes")
    }
    return Document(
        package=package,
        part=main,
        styles=read_styles(parts["styles"]),
        numbers=read_numbering(parts["numbering"]),
        notes={**_notes(parts["footnotes"], "footnote"), **_notes(parts["endnotes"], "endnote")},
    )


def _notes(root: Any | None, kind: str) -> dict[str, Any]:
    """Return the notes in a part, without the lines that separate them from the text."""
    if root is None:
        return {}
    return {
        f"{kind} {element.get(W + 'id')}": element
        for element in root.iterchildren(W + kind)
        if element.get(W + "type") in {None, "normal"}
    }

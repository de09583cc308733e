"""A sound PDF with its ebook, and what breaks a PDF: for the tests of the audit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.output import Output
from briefing.render.edition import render_edition
from briefing.render.theme import find_theme
from pypdf import PdfWriter
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject, StreamObject
from tests.render.samples import briefing

CLASSIC = find_theme("classic", (Path(__file__).resolve().parents[3] / "styles",))
SOURCE = Output("ports.txt", b"Ports and prices.\n")


@cache
def edition() -> dict[str, bytes]:
    """Return the print and the ebook of the sample article."""
    made = render_edition(briefing(), CLASSIC, "a4", ("pdf", "epub"), SOURCE).outputs
    return {name: output.data for name, output in made.items()}


class Mutant:
    """A copy of the sound print, to be broken in one place."""

    def __init__(self) -> None:
        self.writer = PdfWriter(clone_from=BytesIO(edition()["pdf"]))
        self.root: Any = self.writer.root_object

    def save(self, folder: Path) -> Path:
        """Write the copy into a folder and return its path."""
        path = folder / "ports.pdf"
        self.writer.write(path)
        return path

    def elements(self, kind: str) -> Iterator[Any]:
        """Yield the structure elements of a type, in reading order."""
        waiting = [self.root["/StructTreeRoot"]]
        while waiting:
            node = waiting.pop()
            if node.get("/S") == f"/{kind}":
                yield node
            held = node.get("/K", [])
            children = [c.get_object() for c in (held if isinstance(held, list) else [held])]
            waiting += [c for c in reversed(children) if isinstance(c, dict)]

    def first(self, kind: str) -> Any:
        """Return the first structure element of a type."""
        return next(self.elements(kind))

    def foreign(self) -> Any:
        """Return the first element that says its language."""
        return next(
            e for kind in ("Span", "NonStruct") for e in self.elements(kind) if "/Lang" in e
        )

    def annotations(self) -> list[Any]:
        """Return the annotations of the first page."""
        page: Any = self.writer.pages[0]
        return [each.get_object() for each in page["/Annots"]]

    def link(self, text: str) -> Any:
        """Return the annotation of the link with this name."""
        return next(a for a in self.annotations() if a["/Contents"] == text)

    def outline(self) -> Any:
        """Return the first entry of the outline."""
        return self.root["/Outlines"]["/First"]

    def repaint(self, old: bytes, new: bytes, page: int = 0) -> None:
        """Put other operators in place of the first ones like these."""
        stream: Any = self.writer.pages[page].get_contents()
        data = stream.get_data()
        assert old in data
        changed = StreamObject()
        changed.set_data(data.replace(old, new, 1))
        number = self.writer._add_object(changed)
        self.writer.pages[page][NameObject("/Contents")] = number

    def metadata(self, old: str, new: str) -> None:
        """Put other words into the metadata."""
        data = self.root["/Metadata"].get_data().decode()
        assert old in data
        changed = StreamObject()
        changed.update(
            {
                NameObject("/Type"): NameObject("/Metadata"),
                NameObject("/Subtype"): NameObject("/XML"),
            }
        )
        changed.set_data(data.replace(old, new).encode())
        self.root[NameObject("/Metadata")] = self.writer._add_object(changed)

    def font(self) -> Any:
        """Return a font of the first page."""
        page: Any = self.writer.pages[0]
        return next(iter(page["/Resources"]["/Font"].values())).get_object()

    def act(self, kind: str) -> None:
        """Let something happen when the file is opened."""
        action = DictionaryObject({NameObject("/S"): NameObject(kind)})
        action[NameObject("/F")] = ByteStringObject(b"x")
        self.root[NameObject("/OpenAction")] = action

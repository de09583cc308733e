"""Reads the tag tree of a PDF back, for the tests of print."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.model import Briefing
from briefing.output import Theme
from briefing.render.engine import Attached
from briefing.render.pdf import compose, finish
from briefing.render.theme import find_theme
from pypdf import PdfReader

STYLES = Path(__file__).resolve().parents[2] / "styles"
CLASSIC = find_theme("classic", (STYLES,))
SOURCE = Attached("talks.md", b"# Talks\n", "Source", "The article")


def written(sample: Briefing, theme: Theme = CLASSIC, *, pdf2: bool = False) -> bytes:
    """Return the PDF of a briefing on A4, with its source inside."""
    return finish(compose(sample, theme, "a4"), [SOURCE], pdf2=pdf2).data


@cache
def printed(sample: Briefing, *, pdf2: bool = False) -> PdfReader:
    """Return the same, to be read back."""
    return PdfReader(BytesIO(written(sample, pdf2=pdf2)))


def root(pdf: PdfReader) -> Any:
    """Return the catalog."""
    return pdf.trailer["/Root"]


def tree(pdf: PdfReader) -> list[Any]:
    """Return the elements of the tag tree, parents first."""
    return list(elements(root(pdf)["/StructTreeRoot"]["/K"]))


def elements(node: Any) -> Iterator[Any]:
    """Yield the elements of a part of a tag tree, parents first."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif isinstance(node, dict) and "/S" in node:
        yield node
        yield from elements(node["/K"])


def kids(element: Any) -> list[Any]:
    """Return what an element holds: elements, references to annotations, marked content."""
    return [kid.get_object() for kid in element["/K"]]


def kinds(element: Any) -> list[str]:
    """Return the structure types of the elements right below one."""
    return [str(kid["/S"]) for kid in kids(element) if isinstance(kid, dict) and "/S" in kid]


def named(found: list[Any], kind: str) -> list[Any]:
    """Return the elements of a type."""
    return [element for element in found if element["/S"] == kind]


def links(pdf: PdfReader) -> list[Any]:
    """Return the annotations of all pages."""
    return [link.get_object() for page in pdf.pages for link in page.get("/Annots", [])]

"""Pictures, text boxes and other drawings of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.config.characters import one_line
from briefing.model import Block
from briefing.sources.docx.document import Document
from briefing.sources.docx.names import CHART, DECORATIVE, DIAGRAM, MC, WP, A, O, R, V, W
from briefing.sources.docx.package import relations_of
from briefing.sources.enclosed import picture_address
from briefing.sources.lengths import em
from briefing.sources.pieces import number

_BOX = W + "txbxContent"
_EM = 152_400
"""English metric units in an em of 12 points (ECMA-376, part 1, 20.1.2.1)."""
_MOST = 99_999_999
_STATED = re.compile(r"(?:^|;)\s*(width|height|position):([^;]{1,20})")
# What Word and Google write by themselves, and names of files, describe nothing.
_MACHINE = re.compile(r"\s*(?:Description|Beschreibung) (?:automatically|automatisch)\b.*")
_GENERATED = re.compile(r"\s*AI-generated content may be incorrect\.?\s*")
_FILE = re.compile(
    r"\S*\.(?:png|jpe?g|gif|webp|bmp|tiff?|emf|wmf|svg)|.*[\\/].*\.\w{3,4}", re.IGNORECASE
)


def choice(element: Any) -> Any | None:
    """Return what counts of content in several forms (`mc:AlternateContent`): the newest form."""
    for child in (*element.iterchildren(MC + "Choice"), *element.iterchildren(MC + "Fallback")):
        if len(child):
            return child
    return None


def boxes(drawing: Any) -> Iterator[Any]:
    """Yield the contents of text boxes in a drawing, but not of boxes inside of boxes."""
    for element in _read(drawing):
        if element.tag == _BOX:
            yield element


def _read(drawing: Any) -> Iterator[Any]:
    """Yield the elements of a drawing, without what is inside text boxes or counts twice."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        yield element
        if element.tag == MC + "AlternateContent":
            chosen = choice(element)
            waiting += [] if chosen is None else [chosen]
        elif element.tag != _BOX:
            waiting += reversed(element)


def figures(drawing: Any, document: Document) -> Iterator[Block]:
    """Yield the pictures in a drawing, without captions; other graphics are counted as lost."""
    alt, decorative = _description(drawing)
    for element in _read(drawing):
        if element.tag in {A + "blip", V + "imagedata"}:
            address = _address(element, document)
            if address:
                yield Block(
                    id="", kind="figure", picture=address, alt=alt or None, decorative=decorative
                )
        elif element.tag == CHART + "chart":
            document.losses.add("chart")
        elif element.tag == DIAGRAM + "relIds":
            document.losses.add("diagram")
        elif element.tag == V + "textpath":
            document.losses.add("ornamental text")


def size(drawing: Any) -> tuple[float, float]:
    """Return width and height in em of a drawing that stands in a line; zeros for others."""
    for extent in drawing.iterfind(f"{WP}inline/{WP}extent"):
        across, down = (number(extent.get(name), 0, _MOST) for name in ("cx", "cy"))
        return round(across / _EM, 3), round(down / _EM, 3)
    for shape in drawing.iterchildren(V + "shape"):
        given = dict(_STATED.findall(shape.get("style") or ""))
        if "position" not in given:
            return em(given.get("width", "")), em(given.get("height", ""))
    return 0.0, 0.0


def is_rule(drawing: Any) -> bool:
    """Tell whether a drawing is a horizontal line between paragraphs."""
    return any(e.get(O + "hr") in {"t", "true", "1"} for e in drawing.iter(V + "rect"))


def _description(drawing: Any) -> tuple[str, bool]:
    """Return the text alternative of a drawing, and whether it is said to be decorative."""
    texts = [e.get("descr") or e.get("title") for e in drawing.iter(WP + "docPr")]
    texts += [e.get("alt") for e in drawing.iter(V + "shape", V + "rect")]
    decorative = any(e.get("val") in {"1", "true"} for e in drawing.iter(DECORATIVE))
    alt = next((one_line(text) for text in texts if text and text.strip()), "")
    alt = _GENERATED.sub("", _MACHINE.sub("", alt))
    return "" if _FILE.fullmatch(alt) else alt, decorative and not alt


def _address(element: Any, document: Document) -> str:
    """Return the address of a picture: what is outside of the document is never loaded."""
    keys = (R + "embed", R + "link") if element.tag == A + "blip" else (R + "id", R + "href")
    relations = relations_of(document.package, document.part)
    found = [relations[name] for name in map(element.get, keys) if name in relations]
    if not found:
        return ""
    relation = found[0]
    if relation.external:
        return relation.target
    return picture_address(document.package.archive, relation.target)

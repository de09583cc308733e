"""Names of elements and attributes in Word documents, with their namespaces (ECMA-376, part 1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = f"{{{_OFFICE}/relationships}}"
M = f"{{{_OFFICE}/math}}"
A = f"{{{_DRAWING}/main}}"
WP = f"{{{_DRAWING}/wordprocessingDrawing}}"
CHART = f"{{{_DRAWING}/chart}}"
DIAGRAM = f"{{{_DRAWING}/diagram}}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix of that namespace

STRICT: Mapping[bytes, bytes] = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/": f"{_OFFICE}/".encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": f"{_DRAWING}/".encode(),
}
"""Names in documents of the strict kind, and those of the usual kind that mean the same."""


def value(element: Any, name: str, default: str = "") -> str:
    """Return the `w:val` of a child of an element; the default if there is no such child."""
    child = None if element is None else element.find(W + name)
    return default if child is None else str(child.get(W + "val") or "")


def is_on(element: Any, name: str) -> bool | None:
    """Tell whether a property is switched on (17.17.4); None if it is not given."""
    child = None if element is None else element.find(W + name)
    if child is None:
        return None
    return (child.get(W + "val") or "true") not in {"0", "false", "off"}

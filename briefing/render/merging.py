"""Puts the parts of an element that lines and pages have cut into pieces together again.

WeasyPrint 70 writes one structure element for every page that a block crosses, and one for every
line that an inline element crosses, and one more for boxes that CSS adds between.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pydyf

from briefing.render.structure import Tree, element_of

BODIES = frozenset({"/LI", "/LBody"})
"""Types that a box without an element of its own may give to a list."""
CELLS = frozenset({"/TD", "/TH"})
"""Types that the engine looks at again when it has a whole table."""


def goes_on(element: Any, box: Any, pdf: Any, tree: Tree, page: tuple[Any, Any]) -> bool:
    """Put a later part of an element into its first part; say whether that was done.

    `page` holds the engine's lists of the page's marked content and the document's annotations,
    which say whose they are.
    """
    source = id(box.element)
    # the later part of a figure holds no picture, which makes it no figure
    kind = "figure" if box.element_tag == "figure" else element["S"]
    first = tree.begun.setdefault((source, box.element_tag, kind), element)
    if first is element:
        return False
    _move(element, first, pdf, page)
    return True


def unwrapped(element: Any, parent: Any, pdf: Any) -> Iterator[Any]:
    """Yield an element, or where it is only a box that CSS added, what it holds."""
    held = [element_of(child, pdf) for child in element["K"]]
    if element["S"] in BODIES or any(child is None for child in held):
        yield element
        return
    for child in held:
        child["P"] = parent.reference
        yield child
    element.clear()


def _owns(element: Any, annotation: tuple[Any, Any]) -> bool:
    return bool(annotation[0] == element.reference)


def _move(element: Any, first: Any, pdf: Any, page: tuple[Any, Any]) -> None:
    """Append the children of an element to another's, and leave nothing behind."""
    contents, annotations = page
    elsewhere = first["Pg"] != element["Pg"]
    for kid in element["K"]:
        if isinstance(kid, int):
            contents[kid] = first.reference
            mark = {"Type": "/MCR", "Pg": element["Pg"], "MCID": kid}
            first["K"].append(pydyf.Dictionary(mark) if elsewhere else kid)
        else:
            first["K"].append(kid)
            child = element_of(kid, pdf)
            if child is not None:
                child["P"] = first.reference
    if element["S"] == "/Link":  # whose annotation is among the last
        found = (n for n in range(-1, -len(annotations) - 1, -1) if _owns(element, annotations[n]))
        for index in islice(found, 1):
            annotations[index] = (first.reference, annotations[index][1])
    if element["S"] not in CELLS:
        element.clear()

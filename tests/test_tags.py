"""The tag tree of a print in each theme, as text: what a screen reader tells, in its order.

What was accepted lies in `tests/tags`; `make golden` accepts anew, after a look at the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from briefing.publish.audit.pdf_document import SOFT_HYPHEN, Document, read_document
from briefing.publish.audit.pdf_structure import INLINE
from briefing.publish.audit.pdf_tree import Content, Element
from briefing.render.printshop import is_for_press
from briefing.render.theme import find_theme, list_themes
from tests.render.samples import briefing
from tests.render.trees import STYLES, written

TAGS = Path(__file__).parent / "tags"
ATTRIBUTES = ("/Scope", "/ListNumbering")
THEMES = [theme.name for theme in list_themes((STYLES,)) if not is_for_press(theme)]
"""Those for the press have the tags of the theme below them."""
WITHIN = INLINE | {"Figure", "NonStruct"}
"""Types that are told within the line of the block that holds them."""


def lines(document: Document, element: Element, depth: int = 0) -> Iterator[str]:
    """Yield an element and the blocks below it, a line each: type, properties and text."""
    found = ((name[1:], element.attribute(name)) for name in ATTRIBUTES)
    said = [f"{name}={str(value)[1:]}" for name, value in found if value is not None]
    blocks = [child for child in element.elements() if child.kind not in WITHIN]
    text = words(document, element)
    yield "  " * depth + " ".join([element.kind, *said, *([f"“{text}”"] if text else [])])
    for block in blocks:
        yield from lines(document, block, depth + 1)


def words(document: Document, element: Element) -> str:
    """Return an element's own text, however its lines break, with what is more than text."""
    told = ""
    for child in element.children:
        if isinstance(child, Content):
            told += document.texts.get((child.page, child.mcid), "") + " "
        elif isinstance(child, Element) and child.kind in WITHIN:
            told += inline(document, child) + " "
        told = told.removesuffix(SOFT_HYPHEN + " ")
    return " ".join(told.split())


def inline(document: Document, element: Element) -> str:
    """Return what stands within a line: in brackets, if it is a link or has properties."""
    said = [f"{name[1:]}={element.entries[name]}" for name in ("/Lang", "/Alt")
            if name in element.entries]  # fmt: skip
    text = words(document, element)
    if element.kind in {"Span", "NonStruct"} and not said:
        return text
    return "[" + " ".join([element.kind, *said, text]).strip() + "]"


@pytest.mark.parametrize("name", THEMES)
def test_tags_are_those_that_were_accepted(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "ports.pdf"
    path.write_bytes(written(briefing(), find_theme(name, (STYLES,))))
    document = read_document(path)
    found = [line for top in document.elements for line in lines(document, top)]
    accepted = TAGS / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        TAGS.mkdir(exist_ok=True)
        accepted.write_text("\n".join(found) + "\n", encoding="utf-8")
    before = accepted.read_text(encoding="utf-8").splitlines()
    assert not "\n".join(unified_diff(before, found, "accepted", "now", lineterm=""))

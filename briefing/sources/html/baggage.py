"""What a page carries that is no markup: scripts, styles, and pictures inside of addresses.

It is set aside before the page is parsed, so that a page of many megabytes is a small tree.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_LONG = 400
"""Characters from which an address with data in it is set aside."""
_DATA = re.compile(rf"data:[a-z]+/[^\"'\s<>]{{{_LONG},}}", re.IGNORECASE)
_HELD = re.compile(r"data:#(\d{1,9})")
_CUT = ("script", "style")
_ADDRESSED = ("img", "source")


def set_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the markup with numbers in place of long data addresses, and these addresses.

    Scripts and styles are gone, but for scripts that hold data (JSON). Linear, whatever is open.
    """
    for name in _CUT:
        text = _without(text, name)
    held: list[str] = []

    def number(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"data:#{len(held) - 1}"

    return (_DATA.sub(number, text) if "data:" in text else text), tuple(held)


def put_back(root: HtmlElement, held: tuple[str, ...]) -> None:
    """Give the pictures of a tree the data addresses that were set aside."""
    if not held:
        return

    def whole(found: re.Match[str]) -> str:
        place = int(found[1])
        return held[place] if place < len(held) else ""

    for element in root.iter(*_ADDRESSED):
        for name, value in element.items():
            if "data:#" in value:
                element.set(name, _HELD.sub(whole, value))


def _without(text: str, name: str) -> str:
    """Return markup without the elements of a name, apart from those that hold JSON."""
    lower = text.lower()
    if len(lower) != len(text):  # letters such as İ grow: offsets would be wrong
        lower = text
    pieces = []
    at = 0
    while True:
        start = lower.find(f"<{name}", at)
        if start < 0:
            break
        head = lower.find(">", start)
        end = lower.find(f"</{name}", max(head, start))
        end = lower.find(">", end) if end >= 0 else -1
        end = end + 1 if end >= 0 else len(text)
        kept = "json" in lower[start:head]
        pieces.append(text[at:end] if kept else text[at:start])
        at = end
    return "".join([*pieces, text[at:]])

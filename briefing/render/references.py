"""References to pages: the numbers that print has, and whether they are those of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

REFERENCE = re.compile(r'<a class="page" href="#([^"]+)">(\d+)</a>')


def are_true(text: str, pages: Mapping[str, int], folio: int) -> bool:
    """Tell whether the numbers in a text of XHTML are those of the pages that they lead to.

    Args:
        text: The text.
        pages: The page on which each id stands, counted from 1.
        folio: The number that the first page has.
    """
    found = REFERENCE.findall(text)
    return all(pages.get(name, 1) + folio - 1 == int(number) for name, number in found)

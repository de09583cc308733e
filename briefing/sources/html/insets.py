"""Pictures in a line of text: formulas, and small signs that say something the words do not."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.model import Inset
from briefing.sources.html.pictures import candidates, words_of_sign
from briefing.sources.html.tree import is_formula
from briefing.sources.lengths import PIXEL, em

_LINE = 24
"""Height of a sign that stands in a line, in pixels."""
_WIDEST = 400
"""Width of such a sign, in pixels."""
_SPACER = 3
"""Largest width and height of what only keeps others apart, in pixels."""
# What names the kind of a picture says nothing of what it means.
_NAMELESS = re.compile(
    r"\b(?:icon|bullet|logo|avatar|spacer|photo|image|picture|img)\b|\.\w{3,4}$", re.IGNORECASE
)


def read_formula(img: HtmlElement) -> Inset | None:
    """Return the picture of a formula; None if it is that of something else."""
    return _inset(img, one_line(words_of_sign(img))) if is_formula(img) else None


def read_sign(img: HtmlElement, words: str) -> Inset | None:
    """Return a small described picture between words, as a key to be pressed; None for others.

    What a link holds, or what stands beside words that say the same, is an ornament.
    """
    alt = one_line(img.get("alt") or "")
    if not any(map(str.isalnum, alt)) or _NAMELESS.search(alt) or alt.casefold() in words:
        return None
    inset = _inset(img, alt)
    width, height = inset.width / PIXEL, inset.height / PIXEL
    is_small = (0 < height <= _LINE and width <= _WIDEST) or (not height and 0 < width <= _LINE)
    in_link = next(img.iterancestors("a", "button"), None) is not None
    return inset if is_small and not in_link and max(width, height) > _SPACER else None


def read_icon(img: HtmlElement) -> Inset | None:
    """Return the picture that is all there is in a cell; None for what fills a cell for layout."""
    inset = _inset(img, one_line(img.get("alt") or img.get("title") or ""))
    sizes = [size / PIXEL for size in (inset.width, inset.height) if size]
    return inset if inset.alt or max(sizes, default=0) > _SPACER else None


def _inset(img: HtmlElement, alt: str) -> Inset:
    addresses = candidates(img)
    width, height = _size(img, "width"), _size(img, "height")
    own = (img.get("src") or "").strip()
    if not (width or height) and own in addresses:  # others may be made for finer screens
        addresses = (own, *(address for address in addresses if address != own))
    depth = -em(_style(img, "vertical-align"))
    return Inset(
        picture="\n".join(addresses),
        alt=alt or None,
        width=width,
        height=height,
        depth=max(0.0, depth),
        line=img.sourceline or 0,
    )


def _size(img: HtmlElement, name: str) -> float:
    """Return width or height in em, that of the style first; 0 if neither says it."""
    return max(em(_style(img, name)) or em(img.get(name) or ""), 0.0)


def _style(img: HtmlElement, name: str) -> str:
    found = re.search(rf"(?:^|;)\s*{name}\s*:([^;]{{1,40}})", img.get("style") or "", re.IGNORECASE)
    return found[1] if found else ""

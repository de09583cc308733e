"""Pictures that a script would load: what `noscript` holds takes the place of the placeholder."""

from __future__ import annotations

from lxml.html import HtmlElement

from briefing.sources.html.pictures import candidates
from briefing.sources.html.tree import drop


def reveal(root: HtmlElement) -> None:
    """Put the pictures of `noscript` elements where their placeholders are, and drop the rest."""
    for element in list(root.iter("noscript")):
        images = [img for img in element.iter("img") if candidates(img)]
        words = "".join(element.itertext()).strip()
        if not images or words or element.getparent() is None:
            drop(element)
            continue
        twin = _placeholder(element)
        if twin is not None and candidates(twin):
            drop(element)
            continue
        if twin is not None:
            images[0].set("alt", images[0].get("alt") or twin.get("alt") or "")
            drop(twin)
        element.drop_tag()


def _placeholder(element: HtmlElement) -> HtmlElement | None:
    """Return the picture right beside an element that stands for the one inside it."""
    for neighbour in (element.getprevious(), element.getnext()):
        if neighbour is not None and neighbour.tag not in {"p", "figure", "noscript"}:
            image = next(neighbour.iter("img"), None)
            if image is not None:
                return image
    return None

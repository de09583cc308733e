"""Ebooks that this program made: what it added to the article is taken off again."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.sources.html.tree import drop

_FRAME = frozenset(("briefing", "output-epub"))
_SIZE = re.compile(r"\binset-(\d{1,4})-(\d{1,4})\b")
_KEPT = ("article", "notes")


def frame_of(page: HtmlElement) -> HtmlElement | None:
    """Return the element around all parts of a page of ours; None for a page of another program."""
    for part in page.iterchildren("div"):
        if set((part.get("class") or "").split()) >= _FRAME:
            return part
    return None


def standfirst(frame: HtmlElement) -> str:
    """Return the subtitle on a page of ours; empty if it has none."""
    found = frame.xpath("./div[@class='masthead']/p[@class='standfirst']")
    return one_line(" ".join(found[0].itertext())) if found else ""


def keep_article(frame: HtmlElement) -> None:
    """Leave nothing on a page but the article and its notes, without links to the actors."""
    for part in list(frame):
        if part.tag != "section" or (part.get("class") or "") not in _KEPT:
            drop(part)
    for heading in list(frame.xpath("./section[@class='notes']/h2")):
        drop(heading)
    for number in list(frame.find_class("section-number")):
        drop(number)
    for picture in frame.find_class("inset"):
        _keep_in_line(picture)
    for link in list(frame.iter("a")):
        if "mention" in (link.get("class") or "").split():
            link.attrib.pop("href", None)


def _keep_in_line(picture: HtmlElement) -> None:
    """Let a picture say itself what its class says in our books."""
    size = _SIZE.search(picture.get("class") or "")
    if size:
        width, depth = (int(part) / 100 for part in size.groups())
        picture.set("style", f"width: {width}em; vertical-align: -{depth}em")
        picture.set("class", "math")  # which stays in its line

"""From markup to a tree: parsed with the depth limited, and rid of what no reader sees."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from briefing.errors import Place, SourceError

DEPTHS = (200, 100, 50)
"""Deepest nesting of elements, tried in turn; what is nested deeper moves up. The parser counts
elements that may be left open too, and stops at 255."""
MAX_ELEMENTS = 60_000
"""Most elements of a page; a long encyclopedia article has some 30,000."""

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that stand as blocks of their own (HTML Living Standard, section 15.3)."""
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
UNREAD = frozenset((
    "applet", "audio", "button", "canvas", "dialog", "fencedframe", "frame", "frameset",
    "head", "iframe", "input", "label", "link", "map", "meta", "noindex", "noframes", "object",
    "option", "optgroup", "output", "portal", "progress", "script", "select", "style",
    "svg", "template", "textarea", "title", "video", "noscript",
))  # fmt: skip
"""Elements whose content is no text of the page."""

# Void elements that the parser takes for open ones, so that they hold what follows them.
_LEFT_OPEN = frozenset(("embed", "keygen", "param", "track", "wbr"))
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
_FRAME = re.compile(r"<(/?)(html|body)(?=[\s>/])[^<>]*>", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/>")
# End tags that may be left out: counting these as nested would make long pages look deep.
_OPTIONAL_END = frozenset((
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup",
))  # fmt: skip
_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]{0,1000}\[[^\]]{0,10000}<!ENTITY", re.IGNORECASE)
_XHTML = re.compile(r"\s*<\?xml|\s*<!DOCTYPE[^>]{0,200}XHTML", re.IGNORECASE)
_HANDLES = frozenset(("¶", "#", "§", "🔗"))
_FORMULA = re.compile(r"math|latex|\btex\b", re.IGNORECASE)
# Programs that draw formulas: WordPress, CodeCogs, mimeTeX, Wikimedia.
_DRAWN = re.compile(r"latex\.php|codecogs\.com/|(?:mime|math)tex\.cgi|/math/render/", re.IGNORECASE)
_TEX = re.compile(r"\$[^$]+\$|.*(?:\{\\[a-z]|\\[a-z]+\s*[{_^])", re.DOTALL)
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)


def parse_page(text: str, path: str) -> HtmlElement:
    """Return the root of a page's tree.

    Elements that are nested too deeply are dissolved. Raises SourceError for a page that holds
    nothing or too many elements, and for one whose document type declares entities.
    """
    if _ENTITIES.search(text, 0, 20_000):
        raise SourceError("this page declares entities, which are not read", Place(path))
    if _XHTML.match(text):
        text = _SELF_CLOSED.sub(_opened, text)
    text = one_body(text)
    root, deep = _parsed(text, path)
    for depth in DEPTHS:
        if not deep:
            break
        root, deep = _parsed(flattened(text, depth), path)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        message = f"this page has more than {MAX_ELEMENTS:,} elements"
        raise SourceError(message, Place(path), "split it into articles")
    return root


def _parsed(text: str, path: str) -> tuple[HtmlElement, bool]:
    """Return the tree, and whether the parser gave up because of its depth."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise SourceError("there is no text in this file", Place(path)) from None
    deep = any("xcessive depth" in entry.message for entry in parser.error_log)
    return root, deep


def one_body(text: str) -> str:
    """Return markup with one `html` and one `body`, which end where the text ends.

    Pages that were pasted into pages have more, and the parser would drop what follows the first.
    """
    seen: set[str] = set()

    def kept(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if tag[1] or name in seen:
            return " "
        seen.add(name)
        return tag[0]

    return _FRAME.sub(kept, text)


def _opened(tag: re.Match[str]) -> str:
    """Return a tag that XHTML closes in itself as HTML reads it."""
    name = tag[1]
    return tag[0] if name.lower() in VOID else f"<{name}{tag[2]}></{name}>"


def flattened(text: str, most: int) -> str:
    """Return markup without the tags that nest deeper than a number of elements."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in VOID or name in _OPTIONAL_END:
            return tag[0] if depth < most else " "
        if tag[1]:
            depth = max(depth - 1, 0)
            return tag[0] if depth < most else " "
        depth += 1
        return tag[0] if depth <= most else " "

    return _TAG.sub(kept, text)


def drop(element: HtmlElement) -> None:
    """Remove an element with its content; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if element.tag in BLOCKS:  # words around it are not glued together
        tail = f" {tail}"
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def drop_unread(root: HtmlElement) -> None:
    """Remove scripts, controls, frames and the like, and what the page itself hides."""
    for element in list(root.iter(etree.Element)):
        if element.tag in _LEFT_OPEN or (
            # A button around a picture enlarges it.
            element.tag == "button" and next(element.iter("img"), None) is not None
        ):
            element.drop_tag()
        elif element.tag in UNREAD or is_hidden(element) or _is_handle(element):
            drop(element)


def _is_handle(element: HtmlElement) -> bool:
    """Tell whether an element is the handle that tools add to a heading, to link or to edit it."""
    if element.tag == "a":
        return "".join(element.itertext()).strip() in _HANDLES and not len(element)
    return element.tag == "span" and "editsection" in (element.get("class") or "")


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether the page hides an element."""
    if element.tag == "img" and is_formula(element):
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def is_formula(img: HtmlElement) -> bool:
    """Tell whether a picture shows a formula whose text alternative is the formula in TeX."""
    alt = (img.get("alt") or "").strip()[:1000]
    return bool(alt) and bool(
        _FORMULA.search(img.get("class") or "")
        or _DRAWN.search(img.get("src") or "")
        or _TEX.match(alt)
    )

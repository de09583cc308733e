"""A paragraph of an OpenDocument text: its runs, and what is anchored in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefing.config.characters import clean, one_line
from briefing.model import Block, Run
from briefing.sources.archive import member_name
from briefing.sources.enclosed import picture_address
from briefing.sources.lengths import em
from briefing.sources.odt.document import Document
from briefing.sources.odt.names import DRAW, OFFICE, SVG, TEXT, XLINK
from briefing.sources.pieces import Content, number

_SPACE = re.compile(r"[ \t\r\n]+")
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_FILE = re.compile(r"\S*\.(?:png|jpe?g|gif|webp|bmp|tiff?|emf|wmf|svg)", re.IGNORECASE)
_MOST_SPACES = 200


def read_paragraph(paragraph: Any, document: Document) -> Content:
    """Return what a paragraph holds, with tracked changes taken as accepted."""
    content = Content()
    _inside(paragraph, Run(""), document, content)
    return content


def _inside(element: Any, style: Run, document: Document, content: Content) -> None:
    """Read text and children of an element; the parser limits how deep they are."""
    _add(element.text, style, content)
    for child in element:
        reader = _READERS.get(child.tag, _inside)
        if reader:
            reader(child, style, document, content)
        _add(child.tail, style, content)


def _add(text: str | None, style: Run, content: Content) -> None:
    if text:
        content.runs.append(replace(style, text=_SPACE.sub(" ", clean(text))))


def _span(element: Any, style: Run, document: Document, content: Content) -> None:
    """Read text with a style of its own."""
    own = document.styles.of("text", element.get(TEXT + "style-name"))
    if own.hidden:
        document.losses.add("hidden text")
        return
    marks = (style.marks | {m for m, on in own.marks.items() if on}) - {
        m for m, on in own.marks.items() if not on
    }
    _inside(element, replace(style, marks=frozenset(marks)), document, content)


def _link(element: Any, style: Run, document: Document, content: Content) -> None:
    _inside(element, replace(style, href=element.get(XLINK + "href") or ""), document, content)


def _spaces(element: Any, style: Run, document: Document, content: Content) -> None:
    del document
    count = number(element.get(TEXT + "c"), 1, _MOST_SPACES, least=1)
    content.runs.append(replace(style, text=" " * count))


def _tab(element: Any, style: Run, document: Document, content: Content) -> None:
    del element, document
    content.runs.append(replace(style, text=" "))


def _break(element: Any, style: Run, document: Document, content: Content) -> None:
    del element, document
    content.runs.append(replace(style, text="\n"))


def _note(element: Any, style: Run, document: Document, content: Content) -> None:
    """Add the reference to a note, whose text stands right here in the file."""
    del style
    body = element.find(TEXT + "note-body")
    if body is not None:
        document.notes.append(body)
        content.runs.append(Run("", note=f"n{len(document.notes)}"))


def _place(element: Any, style: Run, document: Document, content: Content) -> None:
    del style
    content.keep_place(element.get(TEXT + "name") or "", document.targets)


def _comment(element: Any, style: Run, document: Document, content: Content) -> None:
    del element, style, content
    document.losses.add("comment")


def _ruby(element: Any, style: Run, document: Document, content: Content) -> None:
    """Read the text to which the small letters above it belong."""
    for base in element.iterchildren(TEXT + "ruby-base"):
        _inside(base, style, document, content)


def _hidden(element: Any, style: Run, document: Document, content: Content) -> None:
    del element, style, content
    document.losses.add("hidden text")


def _drawing(element: Any, style: Run, document: Document, content: Content) -> None:
    """Take the pictures and text boxes of a frame, a shape or a group of them."""
    for part in _parts(element):
        if part.tag == DRAW + "frame":
            _frame(part, style, document, content)
        elif part.tag != DRAW + "g" and next(part.iterchildren(TEXT + "p"), None) is not None:
            content.boxes.append(part)


def _parts(element: Any) -> Iterator[Any]:
    """Yield a frame or a shape, or those of a group."""
    yield element
    if element.tag == DRAW + "g":
        for child in element:
            yield from _parts(child)


def _frame(frame: Any, style: Run, document: Document, content: Content) -> None:
    """Take what a frame shows: the first of several forms counts."""
    for child in frame:
        if child.tag == DRAW + "text-box":
            content.boxes.append(child)
            return
        if child.tag == DRAW + "image":
            content.add_picture(_figure(child, frame, document), style, _size(frame))
            return
        if child.tag in {DRAW + "object", DRAW + "object-ole"}:
            document.losses.add("embedded object, such as a chart or a formula")
            return


def _size(frame: Any) -> tuple[float, float]:
    """Return width and height in em of a frame that stands in a line as a letter does."""
    if frame.get(TEXT + "anchor-type") != "as-char":
        return 0.0, 0.0
    return em(frame.get(SVG + "width") or ""), em(frame.get(SVG + "height") or "")


def _figure(image: Any, frame: Any, document: Document) -> Block:
    """Return the figure of a picture; one outside of the document is never loaded."""
    address = image.get(XLINK + "href") or ""
    texts = (frame.findtext(SVG + "desc"), frame.findtext(SVG + "title"))
    alt = next((one_line(text) for text in texts if text and text.strip()), "")
    alt = "" if _FILE.fullmatch(alt) else alt
    if not _REMOTE.match(address):
        name = member_name("", address)
        address = picture_address(document.archive, name or address)
    return Block(id="", kind="figure", picture=address, alt=alt or None)


_DRAWINGS = (
    "frame", "g", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "line", "control",
)  # fmt: skip
_READERS: Mapping[str, Callable[[Any, Run, Document, Content], None] | None] = {
    **dict.fromkeys((DRAW + name for name in _DRAWINGS), _drawing),
    TEXT + "span": _span,
    TEXT + "a": _link,
    DRAW + "a": _inside,
    TEXT + "s": _spaces,
    TEXT + "tab": _tab,
    TEXT + "line-break": _break,
    TEXT + "note": _note,
    TEXT + "bookmark": _place,
    TEXT + "bookmark-start": _place,
    OFFICE + "annotation": _comment,
    TEXT + "ruby": _ruby,
    TEXT + "hidden-text": _hidden,
    TEXT + "placeholder": None,
    TEXT + "soft-page-break": None,
    TEXT + "script": None,
    OFFICE + "event-listeners": None,
}
"""What reads an element; others are read as what they hold, as fields show their result."""

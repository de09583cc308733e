"""A paragraph of a Word document: its runs, and what is anchored in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from briefing.config.characters import clean
from briefing.model import Run
from briefing.sources.docx.document import Document, Field
from briefing.sources.docx.drawings import boxes, choice, figures, is_rule, size
from briefing.sources.docx.names import MC, M, R, W, is_on, value
from briefing.sources.docx.package import relations_of
from briefing.sources.docx.styles import marks_of
from briefing.sources.pieces import Content

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+"?([^"\s]+)', re.IGNORECASE)
_SIGNS = re.compile("[\uf000-\uf0ff]")  # where fonts of symbols have their signs


def read_paragraph(paragraph: Any, document: Document) -> Content:
    """Return what a paragraph holds, with tracked changes taken as accepted."""
    content = Content()
    _inside(paragraph, Run(""), document, content)
    # An instruction without its end must not swallow the paragraphs behind it.
    document.fields[:] = [opened for opened in document.fields if opened.in_result]
    return content


def _inside(element: Any, style: Run, document: Document, content: Content) -> None:
    """Read the children of an element; the parser limits how deep they are."""
    for child in element:
        reader = _READERS.get(child.tag)
        if reader:
            reader(child, style, document, content)


def _run(run: Any, style: Run, document: Document, content: Content) -> None:
    """Read a run of characters with the same properties."""
    properties = run.find(W + "rPr")
    if is_on(properties, "vanish"):
        if any((text.text or "").strip() for text in run.iter(W + "t")):
            document.losses.add("hidden text")
        return
    marks = (
        dict(document.styles.by_id[name].marks)
        if (name := value(properties, "rStyle")) in document.styles.by_id
        else {}
    )
    marks |= marks_of(properties)
    own = style.marks | {mark for mark, is_set in marks.items() if is_set}
    before = len(content.runs)
    _inside(run, replace(style, marks=own), document, content)
    _count_language(properties, content.runs[before:], document)


def _count_language(properties: Any | None, runs: list[Run], document: Document) -> None:
    """Note how many letters are in which language, as Word has it."""
    letters = sum(character.isalpha() for run in runs for character in run.text)
    lang = None if properties is None else properties.find(W + "lang")
    name = "bidi" if is_on(properties, "rtl") else "val"
    tag = "" if lang is None else lang.get(W + name) or ""
    if letters:
        document.languages[tag or document.styles.language] += letters


def _add(text: str, style: Run, document: Document, content: Content) -> None:
    """Add text, unless it is part of an instruction, with the link of the field around it."""
    if not text or any(not opened.in_result for opened in document.fields):
        return
    href = style.href
    for opened in document.fields:
        href = _field_link(opened.instruction) or href
    content.runs.append(replace(style, text=clean(text), href=href))


def _field_link(instruction: str) -> str:
    """Return where a field leads if it is a link."""
    found = _LINK.match(instruction)
    if not found:
        return ""
    place = _PLACE.search(instruction)
    address = found[1] or found[2] or ""
    return address or (f"#{place[1]}" if place else "")


def _text(element: Any, style: Run, document: Document, content: Content) -> None:
    text = re.sub(r"[\t\r\n]", " ", element.text or "")
    for _ in _SIGNS.findall(text):
        document.losses.add("sign of a symbol font")
    _add(_SIGNS.sub("", text), style, document, content)


def _break(element: Any, style: Run, document: Document, content: Content) -> None:
    is_line = element.get(W + "type") in {None, "textWrapping"}
    _add("\n" if is_line else " ", style, document, content)


def _tab(_: Any, style: Run, document: Document, content: Content) -> None:
    _add(" ", style, document, content)


def _hyphen(_: Any, style: Run, document: Document, content: Content) -> None:
    _add("\N{NON-BREAKING HYPHEN}", style, document, content)


def _symbol(element: Any, style: Run, document: Document, content: Content) -> None:
    """Add a sign that is given by its number in a font."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return
    if 0xF000 <= code <= 0xF0FF:
        document.losses.add("sign of a symbol font")
    elif 0x20 <= code < 0xD800:
        _add(chr(code), style, document, content)


def _field_mark(element: Any, style: Run, document: Document, content: Content) -> None:
    """Follow the start, the middle and the end of a field."""
    del style, content
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        document.fields.append(Field())
    elif document.fields and kind == "separate":
        document.fields[-1].in_result = True
    elif document.fields and kind == "end":
        document.fields.pop()


def _instruction(element: Any, style: Run, document: Document, content: Content) -> None:
    del style, content
    if document.fields:
        document.fields[-1].instruction += element.text or ""


def _simple_field(element: Any, style: Run, document: Document, content: Content) -> None:
    href = _field_link(element.get(W + "instr") or "") or style.href
    _inside(element, replace(style, href=href), document, content)


def _link(element: Any, style: Run, document: Document, content: Content) -> None:
    """Read a link; within the document it leads to a bookmark."""
    relations = relations_of(document.package, document.part)
    relation = relations.get(element.get(R + "id") or "")
    anchor = element.get(W + "anchor")
    href = relation.target if relation and relation.external else ""
    if anchor:
        href = f"{href}#{anchor}"
    _inside(element, replace(style, href=href), document, content)


def _note(element: Any, style: Run, document: Document, content: Content) -> None:
    """Add the reference to a note; a sign of the author's own gives way to the number."""
    del style
    name = f"{'foot' if element.tag == W + 'footnoteReference' else 'end'}note"
    name = f"{name} {element.get(W + 'id')}"
    if name in document.notes:
        content.runs.append(Run("", note=document.note(name)))
    if is_on_attribute(element.get(W + "customMarkFollows")):
        for sign in element.itersiblings(W + "t"):
            sign.text = ""


def is_on_attribute(text: str | None) -> bool:
    """Tell whether an attribute switches something on."""
    return text in {"1", "true", "on"}


def _drawing(element: Any, style: Run, document: Document, content: Content) -> None:
    """Take the pictures and text boxes of a drawing."""
    content.rule |= is_rule(element)
    found = list(figures(element, document))
    for figure in found:
        content.add_picture(figure, style, size(element) if len(found) == 1 else (0.0, 0.0))
    content.boxes += boxes(element)


def _alternate(element: Any, style: Run, document: Document, content: Content) -> None:
    chosen = choice(element)
    if chosen is not None:
        _inside(chosen, style, document, content)


def _place(element: Any, style: Run, document: Document, content: Content) -> None:
    del style
    content.keep_place(element.get(W + "name") or "", document.targets)


def _deleted(element: Any, style: Run, document: Document, content: Content) -> None:
    del style, content
    if next(element.iter(W + "delText", W + "t"), None) is not None:
        document.losses.add("deleted text")


def _comment(element: Any, style: Run, document: Document, content: Content) -> None:
    del element, style, content
    document.losses.add("comment")


def _formula(element: Any, style: Run, document: Document, content: Content) -> None:
    """Add the characters of a formula, one behind the other."""
    for part in element.iter(M + "t"):
        _add(part.text or "", style, document, content)


def _ruby(element: Any, style: Run, document: Document, content: Content) -> None:
    """Read the text to which the small letters above it belong."""
    for base in element.iterchildren(W + "rubyBase"):
        _inside(base, style, document, content)


def _control(element: Any, style: Run, document: Document, content: Content) -> None:
    """Read what somebody entered into a control, but not what asks to enter something."""
    properties = element.find(W + "sdtPr")
    if not is_on(properties, "showingPlcHdr"):
        for inner in element.iterchildren(W + "sdtContent"):
            _inside(inner, style, document, content)


_READERS: Mapping[str, Callable[[Any, Run, Document, Content], None]] = {
    **dict.fromkeys(
        (W + "ins", W + "moveTo", W + "smartTag", W + "customXml", W + "dir", W + "bdo"), _inside
    ),
    W + "r": _run,
    W + "t": _text,
    W + "br": _break,
    W + "cr": _break,
    W + "tab": _tab,
    W + "ptab": _tab,
    W + "noBreakHyphen": _hyphen,
    W + "sym": _symbol,
    W + "fldChar": _field_mark,
    W + "instrText": _instruction,
    W + "fldSimple": _simple_field,
    W + "hyperlink": _link,
    W + "footnoteReference": _note,
    W + "endnoteReference": _note,
    W + "drawing": _drawing,
    W + "pict": _drawing,
    W + "object": _drawing,
    MC + "AlternateContent": _alternate,
    W + "bookmarkStart": _place,
    W + "del": _deleted,
    W + "moveFrom": _deleted,
    W + "commentReference": _comment,
    M + "oMath": _formula,
    M + "oMathPara": _formula,
    W + "ruby": _ruby,
    W + "sdt": _control,
}

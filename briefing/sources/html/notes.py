"""Footnotes and endnotes of a page, told by what they are called or by links both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from briefing.sources.html.tree import drop

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_REFERENCE = re.compile(r"\b(?:noteref|doc-noteref|footnote-?ref\w*)\b", re.IGNORECASE)
_NOTE = re.compile(r"\b(?:foot|end|rear)note\b|\bdoc-(?:foot|end)note\b", re.IGNORECASE)
_SIGN = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?", re.IGNORECASE)
_BIBLIOGRAPHY = re.compile(r"\b(?:references?|reflist|bibliography|citations?)\b", re.IGNORECASE)
_HOLDERS = frozenset(("li", "aside", "div", "p", "dd", "section"))
_BACK = re.compile(r"[\s\[\]()↩↑^⏎︎]*(?:back|return)?[\s\[\]()]*", re.IGNORECASE)


def take_notes(root: HtmlElement) -> dict[str, HtmlElement]:
    """Take the notes that a text refers to out of its tree; return them by their names.

    Lists of references and bibliographies stay where they are: they are read as lists.
    """
    links = [link for link in root.iter("a") if (link.get("href") or "").startswith("#")]
    named = {e.get("id"): e for e in root.iter() if e.get("id")} if links else {}
    found: dict[str, HtmlElement] = {}
    for link in links:
        name = link.get("href")[1:]
        target = _holder(named.get(name))
        if target is not None and name not in found and _is_note(link, target):
            found[name] = target
    for element in found.values():
        _take_out(element)
    return found


def _holder(element: HtmlElement | None) -> HtmlElement | None:
    """Return the block that a reference leads to, also if the name is on a part of it."""
    while element is not None and element.tag not in _HOLDERS:
        element = element.getparent()
    return element


def _is_note(link: HtmlElement, target: HtmlElement) -> bool:
    """Tell whether a link is a reference to a note."""
    if any(above is target for above in link.iterancestors()):
        return False
    if any(_BIBLIOGRAPHY.search(e.get("class") or "") for e in (target, *target.iterancestors())):
        return False
    if _REFERENCE.search(_kinds(link)) or _NOTE.search(_kinds(target)):
        return True
    own = {e.get("id") for e in (link, link.getparent()) if e is not None} - {None}
    back = {(a.get("href") or "")[1:] for a in target.iter("a")}
    return bool(own & back) and bool(_SIGN.fullmatch("".join(link.itertext()).strip()))


def _kinds(element: HtmlElement) -> str:
    """Return what an element is said to be: type, role and class."""
    names = (element.get("epub:type"), element.get(_EPUB_TYPE), element.get("role"))
    return " ".join(filter(None, (*names, element.get("class"))))


def _take_out(note: HtmlElement) -> None:
    """Take a note out of the tree, without its links back, and what is left empty by that."""
    for link in list(_links_back(note)):
        drop(link)
    parent = note.getparent()
    drop(note)
    note.tail = None
    while parent is not None and parent.tag not in {"body", "html"}:
        if len(parent) > sum(child.tag == "hr" for child in parent) or _has_text(parent):
            return
        parent, empty = parent.getparent(), parent
        drop(empty)


def _links_back(note: HtmlElement) -> Iterator[HtmlElement]:
    for link in note.iter("a"):
        if (link.get("href") or "").startswith("#") and _BACK.fullmatch("".join(link.itertext())):
            yield link


def _has_text(element: HtmlElement) -> bool:
    return any(text.strip() for text in element.itertext())

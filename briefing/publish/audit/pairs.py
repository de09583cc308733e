"""Print and ebook of one article, compared: the same text, the same pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from pypdf.errors import PyPdfError

from briefing.languages import DEFAULT, load
from briefing.publish.audit.ebook_text import Ebook, read_ebook
from briefing.publish.audit.pdf_document import SOFT_HYPHEN, Document, read_document
from briefing.publish.audit.pdf_tree import Content, Element
from briefing.publish.audit.verdict import Finding, Verdict

Rule = Callable[[Document, Ebook], Iterator[tuple[str, str]]]
NAME = "print and ebook"
SAMPLE = 24
"""Letters that are compared where a page begins."""
PRINTED = ("H1", "H2", "H3", "H4", "H5", "H6", "P", "TD", "TH", "Caption", "Code")
"""Elements whose text has to be in the ebook; the cards of actors have page numbers more."""
DRAWN = "Figure"
"""Element whose words are part of a drawing, but for its caption."""
SHOWN = 60
"""Characters of a text that a message quotes."""


def compare(print_: Path, ebook: Path) -> Verdict:
    """Return what does not agree in a PDF and an EPUB of the same article."""
    try:
        document, book = read_document(print_), read_ebook(ebook)
    except (PyPdfError, BadZipFile, ParseError, OSError, ValueError, KeyError) as error:
        message = " ".join(f"they cannot be compared: {error}".split())
        return Verdict(NAME, len(RULES), (Finding("unreadable", message),))
    findings = [
        Finding(name, message, where)
        for name, rule in RULES
        for where, message in rule(document, book)
    ]
    return Verdict(NAME, len(RULES), tuple(findings))


def same_text(document: Document, ebook: Ebook) -> Iterator[tuple[str, str]]:
    """Every block of the ebook is in the print, and the other way round.

    Letters are compared. What the print has no glyphs for, it says in other signs.
    """
    text = _all_text(document)
    printed, missing = _letters(text), _missing(text)
    for block in (b for b in ebook.blocks if b not in {ebook.notes, ebook.caption}):
        parts = [_letters(part) for part in missing.split(_kept(block))]
        if not all(part in printed for part in parts):
            yield "", f"the ebook has “{_short(block)}”, the print has not"
    written = "".join(ebook.blocks)
    if missing.search(_kept(written)):
        return
    written = _letters(written)
    for element in document.of_kind(*PRINTED):
        block = document.text(element)
        if _letters(block) not in written:
            yield document.page(element), f"the print has “{_short(block)}”, the ebook has not"


def page_count(document: Document, ebook: Ebook) -> Iterator[tuple[str, str]]:
    """The ebook lists the pages of the print by their labels, and marks where each begins."""
    labels = tuple(document.reader.page_labels)
    if ebook.listed != labels:
        yield "", f"the print has {len(labels)} pages, the ebook lists {len(ebook.listed)}"
    marked = tuple(label for label, _ in ebook.pages)
    if marked != ebook.listed:
        yield "", f"the ebook lists {len(ebook.listed)} pages and marks {len(marked)}"


def page_starts(document: Document, ebook: Ebook) -> Iterator[tuple[str, str]]:
    """Each page begins in the ebook with the first word that it has in the print.

    A word that is broken between two pages belongs to the second.
    """
    labels = list(document.reader.page_labels)
    ends = [*(len(behind) for _, behind in ebook.pages[1:]), 0]
    for (label, behind), said, end in zip(ebook.pages, ebook.in_words, ends, strict=False):
        if label not in labels:
            continue
        page = labels.index(label)
        printed, marked = _letters(_page_text(document, page)), _letters(behind)
        if page == 0 or label in ebook.begun:  # the masthead's strap stands above the title
            fits = _letters(behind[: len(behind) - end])[:SAMPLE] in printed
        else:
            word = len(_letters((behind.split() or [""])[0]))
            texts = (marked, _letters(said))
            fits = any(text.find(printed[:SAMPLE]) in range(word + 1) for text in texts)
        if not fits:
            begun = f"in the print with “{printed[:SAMPLE]}”, in the ebook with “{marked[:SAMPLE]}”"
            yield f"page {label}", f"begins {begun}"


def actor_names(document: Document, ebook: Ebook) -> Iterator[tuple[str, str]]:
    """Every actor is found in the print by a search for the name; no name is broken."""
    printed = "\n".join(piece.text for piece in document.pieces if not piece.artifact)
    missing = _missing(printed)
    for name in dict.fromkeys(ebook.actors):
        parts = [part.split() for part in missing.split(_kept(name))]
        searches = [r"\s*".join(map(re.escape, part)) for part in parts]
        if not all(re.search(search, _kept(printed)) for search in searches):
            yield "", f"the name “{name}” is not found in the print"


def attached_ebook(document: Document, ebook: Ebook) -> Iterator[tuple[str, str]]:
    """The ebook in the print is the one beside it."""
    files = (each.get_object() for each in document.root.get("/AF", []))
    inside = [
        file["/EF"]["/F"].get_object().get_data()
        for file in files
        if file.get("/AFRelationship") == "/Alternative"
    ]
    if not inside:
        yield "", "the ebook is not attached to the print"
    elif ebook.data not in inside:
        yield "", "the ebook that is attached to the print is another"


RULES: tuple[tuple[str, Rule], ...] = (
    ("same-text", same_text),
    ("page-count", page_count),
    ("page-starts", page_starts),
    ("actor-names", actor_names),
    ("attached-ebook", attached_ebook),
)
"""A function yields place and message of everything that breaks its rule."""


def _all_text(document: Document) -> str:
    return " ".join(document.text(element) for element in document.elements)


def _page_text(document: Document, page: int) -> str:
    """Return the text of a page in reading order, without the references to pages."""
    labels = (load(code).labels for code in (document.language, DEFAULT))
    pages = {f"· {each[name]}" for each in labels for name in ("page", "pages")}
    contents = (content for element in document.elements for content in _written(element))
    texts = (_content(document, each) for each in contents if each.page == page)
    return "".join(text for text in texts if text.strip() not in pages)


def _written(element: Element) -> Iterator[Content]:
    """Yield the content of an element but for the words inside drawings."""
    for child in element.children:
        if isinstance(child, Content) and element.kind != DRAWN:
            yield child
        elif isinstance(child, Element) and (element.kind != DRAWN or child.kind == "Caption"):
            yield from _written(child)


def _content(document: Document, content: Content) -> str:
    return document.texts.get((content.page, content.mcid), "").replace(SOFT_HYPHEN, "")


def _missing(printed: str) -> re.Pattern[str]:
    """Return a pattern of the characters that the print does not have at all."""
    return re.compile(f"[^{re.escape(''.join(sorted(set(_kept(printed)))))}\\s]+")


def _kept(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _letters(text: str) -> str:
    """Return the letters of a text; numbers are left out, since the print numbers paragraphs."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalpha())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"

"""Checks of what a PDF says of itself: title, dates, outline, page labels, attachments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pypdf.generic import DictionaryObject

from briefing.publish.audit.claims import read_claims
from briefing.publish.audit.pdf_document import Document
from briefing.publish.audit.pdf_structure import HEADINGS

RELATIONSHIPS = frozenset(
    {"/Source", "/Data", "/Alternative", "/Supplement", "/EncryptedPayload", "/FormData",
     "/Schema", "/Unspecified"}
)  # fmt: skip
"""What an attached file may be to the document (ISO 32000-2, 7.11.3)."""
ALWAYS_LISTED = 2
"""Headings down to this level stand in the outline."""


def claims(document: Document) -> Iterator[tuple[str, str]]:
    """The file claims to be archivable and accessible."""
    found = read_claims(document.root)
    if (found.archive, found.access) not in {("3A", "1"), ("4F", "2")}:
        named = f"PDF/A-{found.archive or '?'} and PDF/UA-{found.access or '?'}"
        yield "", f"the file claims to be {named}"


def title(document: Document) -> Iterator[tuple[str, str]]:
    """The file has a title, which readers show in place of its name (ISO 14289-1, 7.1)."""
    metadata = document.reader.xmp_metadata
    titles = (metadata.dc_title or {}) if metadata else {}
    given = str(titles.get("x-default", "")).strip()
    info: Mapping[str, Any] = document.reader.metadata or {}
    if not given:
        yield "", "the file has no title"
    elif "/Title" in info and str(info["/Title"]).strip() != given:
        yield "", f"two titles: “{given}” and “{info['/Title']}”"
    if not document.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "", "readers are not asked to show the title"


def dates(document: Document) -> Iterator[tuple[str, str]]:
    """The file says when it was made and changed, in one voice."""
    metadata, info = document.reader.xmp_metadata, document.reader.metadata
    made = metadata.xmp_create_date if metadata else None
    changed = metadata.xmp_modify_date if metadata else None
    if made is None or changed is None:
        yield "", "the metadata have no dates of creation and change"
        return
    if changed < made:
        yield "", f"changed on {changed}, before it was made on {made}"
    if info and info.creation_date and info.creation_date.date() != made.date():
        yield "", f"two dates of creation: {made.date()} and {info.creation_date.date()}"


def outline(document: Document) -> Iterator[tuple[str, str]]:
    """The headings are in the outline, in order and on the level that they have.

    Deeper headings may stay out of it where their section lists something else, as actors.
    """
    entries = [(level, _folded(text)) for level, text in _outline(document.root)]
    at = 0
    if not entries:
        yield "", "the file has no outline"
        return
    for element in document.of_kind(*HEADINGS):
        level, text = int(element.kind[1]), document.text(element)
        alike = [i for i, e in enumerate(entries[at:], at) if e[1] == _folded(text)]
        # An actor may have the name of a heading, deeper and in front of it.
        found = next((i for i in alike if entries[i][0] == level), next(iter(alike), None))
        if found is not None:
            at = found + 1
            if entries[found][0] != level:
                said = entries[found][0]
                yield "", f"“{text}” has level {level}, but {said} in the outline"
        elif level <= ALWAYS_LISTED or not _lists_others(entries, at, level):
            yield "", f"the heading “{text}” is not in the outline, or not in its place"


def _lists_others(entries: list[tuple[int, str]], at: int, level: int) -> bool:
    """Say whether the outline has an entry of a level just behind the last heading found."""
    return at < len(entries) and entries[at][0] >= level


def page_labels(document: Document) -> Iterator[tuple[str, str]]:
    """The pages are called 1, 2, 3 ..., as they are in running feet and in the ebook."""
    if "/PageLabels" not in document.root:
        yield "", "the pages have no labels"
        return
    labels = list(document.reader.page_labels)
    wanted = [str(number) for number in range(1, len(labels) + 1)]
    if labels != wanted:
        yield "", f"the pages are called {', '.join(labels[:5])}"


def attachments(document: Document) -> Iterator[tuple[str, str]]:
    """The article is attached, and every attached file says what it is (ISO 19005-3, 6.8)."""
    files = [each.get_object() for each in document.root.get("/AF", [])]
    names = [str(file.get("/UF", "")) for file in files]
    if "/Source" not in {file.get("/AFRelationship") for file in files}:
        yield "", "the article is not attached as the source"
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "", f"{name} is listed twice among the associated files"
    for file, name in zip(files, names, strict=True):
        yield from (("", f"{name or 'an attached file'} {fault}") for fault in _faults(file))
    listed = {id(file) for file in files}
    for name, file in _embedded(document.root):
        if id(file) not in listed:
            yield "", f"{name} is attached without a relationship"


def _faults(file: Any) -> Iterator[str]:
    if file.get("/AFRelationship") not in RELATIONSHIPS:
        yield "has no relationship to the document"
    if not file.get("/F") or not file.get("/UF"):
        yield "has no name"
    if not file.get("/Desc"):
        yield "has no description"
    stream = file.get("/EF", {}).get("/F")
    stream = stream.get_object() if stream is not None else {}
    if not stream.get("/Subtype"):
        yield "has no media type"
    if "/ModDate" not in stream.get("/Params", {}):
        yield "has no date"


def _embedded(root: Any) -> Iterator[tuple[str, Any]]:
    tree = (
        root.get("/Names", DictionaryObject())
        .get_object()
        .get("/EmbeddedFiles", DictionaryObject())
        .get_object()
    )
    names = tree.get("/Names", [])
    for name, file in zip(names[::2], names[1::2], strict=False):
        yield str(name), file.get_object()


def _outline(root: Any) -> Iterator[tuple[int, str]]:
    """Yield level, from 1, and title of every entry of the outline in its order."""
    outlines = root.get("/Outlines", DictionaryObject()).get_object()
    waiting = [(1, outlines.get("/First"))]
    seen = set()
    while waiting:
        level, entry = waiting.pop()
        if entry is None or id(entry) in seen:
            continue
        seen.add(id(entry))
        entry = entry.get_object()
        yield level, str(entry.get("/Title", ""))
        waiting += [(level, entry.get("/Next")), (level + 1, entry.get("/First"))]


def _folded(text: str) -> str:
    """Return the letters and digits of a text; joiners and spaces get lost on the way to print."""
    return "".join(char for char in text.casefold() if char.isalnum())

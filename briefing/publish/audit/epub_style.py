"""Checks of the stylesheets of an ebook: what the reader's device decides, they leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.publish.audit.epub_book import HTML, Book

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{};]*)\{([^{}]*)\}")
"""A rule without others inside; of `@media` these are the rules within."""
PAGES = re.compile(r"@page\b")
ROOTS = re.compile(r"(?:^|[\s,>+~])(?:html|body|:root|\*)(?![\w-])")
"""Selectors of the whole page."""
ABSOLUTE = re.compile(r"\d(?:px|pt|pc|cm|mm|in|Q)\b", re.IGNORECASE)
ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+(?!url)['\"]([^'\"]+)")
GENERIC = frozenset(
    {"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit", "initial"}
)
"""Families that every device has."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One line of a stylesheet."""

    sheet: str
    """The member that it stands in."""
    selector: str
    """What it applies to."""
    name: str
    """The property."""
    value: str
    """What it is set to."""


def style_layout(book: Book) -> Iterator[tuple[str, str]]:
    """No ground of the page, no floats, no pages of paper, no places beside the flow."""
    for sheet, css in _sheets(book):
        if PAGES.search(css):
            yield sheet, "has rules for pages of paper"
    for rule in _declarations(book):
        said = f"{rule.selector} {{ {rule.name}: {rule.value} }}"
        ground = rule.name in {"background", "background-color"}
        if ground and ROOTS.search(rule.selector):
            yield rule.sheet, f"sets the ground of the page: {said}"
        if rule.name == "float" and rule.value != "none":
            yield rule.sheet, f"has a float: {said}"
        if rule.name == "position" and rule.value in {"absolute", "fixed"}:
            yield rule.sheet, f"leaves the flow: {said}"


def style_sizes(book: Book) -> Iterator[tuple[str, str]]:
    """Sizes of letters and lines follow those of the reader: no pixels, points or the like."""
    for rule in _declarations(book):
        if rule.name in {"font", "font-size", "line-height"} and ABSOLUTE.search(rule.value):
            yield rule.sheet, f"has a fixed size: {rule.selector} {{ {rule.name}: {rule.value} }}"


def style_addresses(book: Book) -> Iterator[tuple[str, str]]:
    """Stylesheets load nothing but what lies in the book; pages style no element in place."""
    for sheet, css in _sheets(book):
        for found in ADDRESS.finditer(css):
            address = found[1] or found[2]
            if ":" in address or address.startswith("/"):
                yield sheet, f"loads {address}"
    for page in book.pages:
        for element in page.root.iter("{*}*"):
            if element.get("style") is not None and element.tag.startswith(HTML):
                yield f"{page.name}:{element.sourceline}", "an element has a style of its own"


def font_fallback(book: Book) -> Iterator[tuple[str, str]]:
    """Every list of faces ends with one that every device has: the book works without fonts."""
    for rule in _declarations(book):
        if rule.name == "font-family" and not rule.selector.startswith("@font-face"):
            last = rule.value.rpartition(",")[2].strip().strip("\"'").lower()
            if last not in GENERIC:
                yield rule.sheet, f"no face of the device: {rule.selector}: {rule.value}"


def _declarations(book: Book) -> Iterator[Declaration]:
    for sheet, css in _sheets(book):
        for selector, body in RULE.findall(css):
            for line in body.split(";"):
                name, _, value = line.partition(":")
                if value:
                    yield Declaration(
                        sheet,
                        " ".join(selector.split()),
                        name.strip().lower(),
                        value.replace("!important", "").strip(),
                    )


def _sheets(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the stylesheets, also those inside pages, without comments."""
    for item in book.items.values():
        if item.media_type == "text/css" and item.name in book.members:
            css = book.members[item.name].decode(errors="replace")
            yield item.name, COMMENT.sub(" ", css)
    for page in book.pages:
        for style in page.root.iter(f"{HTML}style"):
            yield page.name, COMMENT.sub(" ", "".join(style.itertext()))

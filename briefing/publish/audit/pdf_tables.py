"""Checks of the tables in a PDF (ISO 14289-1, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.audit.pdf_document import Document
from briefing.publish.audit.pdf_tree import Element

SCOPES = frozenset({"/Row", "/Column", "/Both"})


def table_headers(document: Document) -> Iterator[tuple[str, str]]:
    """Every table has a header cell."""
    for table in document.of_kind("Table"):
        if next(table.below("TH"), None) is None:
            yield document.page(table), "a table without a header cell"


def table_scope(document: Document) -> Iterator[tuple[str, str]]:
    """Every header cell says whether it heads a row or a column."""
    for cell in document.of_kind("TH"):
        if cell.attribute("/Scope") not in SCOPES:
            yield document.page(cell), f"the header cell “{document.text(cell)}” has no scope"


def table_shape(document: Document) -> Iterator[tuple[str, str]]:
    """Every row of a table is as wide as the others."""
    for table in document.of_kind("Table"):
        widths = _widths(list(table.below("TR")))
        if len(set(widths)) > 1:
            shown = ", ".join(map(str, widths))
            yield document.page(table), f"a table whose rows have {shown} cells"


def table_label(document: Document) -> Iterator[tuple[str, str]]:
    """Every table has a caption, or else a name such as “Table 2”."""
    for table in document.of_kind("Table"):
        captions = [document.text(caption) for caption in table.below("Caption")]
        names = [table.entries.get(key) for key in ("/T", "/Alt")]
        if not any((*captions, *names, table.attribute("/Summary"))):
            yield document.page(table), "a table without a caption or a name"


def _widths(rows: list[Element]) -> list[int]:
    """Return the number of columns of each row, cells that reach into it from above included."""
    hanging: dict[int, int] = {}
    widths = []
    for number, row in enumerate(rows):
        width = hanging.pop(number, 0)
        for cell in row.elements():
            columns = int(cell.attribute("/ColSpan") or 1)
            width += columns
            for below in range(1, int(cell.attribute("/RowSpan") or 1)):
                hanging[number + below] = hanging.get(number + below, 0) + columns
        widths.append(width)
    return widths

"""Checks of the tables in an ebook."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.audit.epub_book import HTML, Book, Element, place_of, words

SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
CELLS = (f"{HTML}th", f"{HTML}td")


def table_headers(book: Book) -> Iterator[tuple[str, str]]:
    """Every table has a header cell."""
    for name, table in _tables(book):
        if next(table.iter(f"{HTML}th"), None) is None:
            yield place_of(name, table), "a table without a header cell"


def table_scope(book: Book) -> Iterator[tuple[str, str]]:
    """Every header cell says whether it heads a row or a column."""
    for name, table in _tables(book):
        for cell in table.iter(f"{HTML}th"):
            if cell.get("scope") not in SCOPES:
                yield place_of(name, cell), f"the header cell “{words(cell)}” has no scope"


def table_shape(book: Book) -> Iterator[tuple[str, str]]:
    """Every row of a table is as wide as the others."""
    for name, table in _tables(book):
        widths = _widths(list(table.iter(f"{HTML}tr")))
        if len(set(widths)) > 1:
            shown = ", ".join(map(str, widths))
            yield place_of(name, table), f"a table whose rows have {shown} cells"


def table_label(book: Book) -> Iterator[tuple[str, str]]:
    """Every table has a caption, or else a name such as “Table 2”."""
    for name, table in _tables(book):
        captions = [words(caption) for caption in table.iterchildren(f"{HTML}caption")]
        if not any((*captions, table.get("aria-label"), table.get("aria-labelledby"))):
            yield place_of(name, table), "a table without a caption or a name"


def _tables(book: Book) -> Iterator[tuple[str, Element]]:
    for page in book.pages:
        for table in page.root.iter(f"{HTML}table"):
            yield page.name, table


def _widths(rows: list[Element]) -> list[int]:
    """Return the number of columns of each row, cells that reach into it from above included."""
    hanging: dict[int, int] = {}
    widths = []
    for number, row in enumerate(rows):
        width = hanging.pop(number, 0)
        for cell in row.iterchildren(*CELLS):
            columns = _span(cell, "colspan")
            width += columns
            for below in range(1, _span(cell, "rowspan")):
                hanging[number + below] = hanging.get(number + below, 0) + columns
        widths.append(width)
    return widths


def _span(cell: Element, name: str) -> int:
    said = cell.get(name, "1")
    return min(int(said), 1000) if said.isdecimal() else 1

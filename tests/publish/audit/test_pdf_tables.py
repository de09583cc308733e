from __future__ import annotations

import pytest
from briefing.publish.audit.pdf_document import Document
from briefing.publish.audit.pdf_tables import table_shape
from briefing.publish.audit.pdf_tree import Element
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject, NumberObject


def cell(columns: int = 1, rows: int = 1) -> Element:
    spans = {"/ColSpan": NumberObject(columns), "/RowSpan": NumberObject(rows)}
    attributes = DictionaryObject({NameObject(key): value for key, value in spans.items()})
    return Element("TD", {"/A": attributes}, ())


def table(*rows: tuple[Element, ...]) -> Document:
    body = Element("TBody", {}, tuple(Element("TR", {}, row) for row in rows))
    top = Element("Table", {}, (body,))
    return Document(PdfReader.__new__(PdfReader), {}, "en", (top,), (), {})


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([(cell(), cell()), (cell(2),)], 0),
        ([(cell(rows=3), cell()), (cell(),), (cell(),)], 0),
        ([(cell(), cell()), (cell(),)], 1),
        ([(cell(rows=2), cell()), (cell(), cell())], 1),
    ],
)
def test_rows_are_as_wide_as_their_cells_reach(
    rows: list[tuple[Element, ...]], faults: int
) -> None:
    assert len(list(table_shape(table(*rows)))) == faults

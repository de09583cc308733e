"""What is written on the pages of a PDF: text in the order of painting, with how it is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import (
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    TextStringObject,
)

from briefing.publish.audit.pdf_glyphs import Glyphs, logical, read_glyphs

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
NO_GLYPH = 0
"""The code of a missing glyph, `.notdef`, in a font of two-byte codes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked-content sequence (ISO 32000-1, 14.6)."""

    tag: str
    """`Artifact`, or the kind of content."""
    mcid: int | None = None
    """Number by which the tag tree refers to it."""
    actual: str | None = None
    """The text that it stands for, where that is not what the glyphs say."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one place: one text object of one marked-content sequence."""

    page: int
    """Index of the page, from 0."""
    text: str
    """What is read: the replacement text if there is one, else what the glyphs say."""
    mcid: int | None
    """Number of the marked content it belongs to; None outside of the tag tree."""
    artifact: bool
    """True if it is furniture, such as a running head."""
    left: float
    """Where it begins, in points from the left of the page."""
    baseline: float
    """Points from the bottom of the page."""
    missing: int = 0
    """Number of glyphs that are `.notdef`."""
    silent: int = 0
    """Number of glyphs without Unicode text."""


@dataclass(frozen=True, slots=True)
class _Pen:
    """What `q` keeps and `Q` brings back."""

    matrix: Matrix = SAME
    font: Glyphs = field(default_factory=Glyphs)


def read_pieces(page: PageObject, index: int, *, right_to_left: bool) -> tuple[Piece, ...]:
    """Return the text of a page; `right_to_left` is the direction of the document."""
    contents = page.get_contents()
    if contents is None:
        return ()
    painter = _Painter(index, right_to_left, page.get("/Resources", DictionaryObject()))
    painter.paint(contents)
    return tuple(painter.pieces)


class _Painter:
    """Follows the operators of a page's content streams."""

    def __init__(self, page: int, right_to_left: bool, resources: Any) -> None:
        self.page = page
        self.right_to_left = right_to_left
        self.resources = resources
        self.pen, self.kept = _Pen(), list[_Pen]()
        self.text = SAME
        self.marks: list[Mark] = []
        self.pieces: list[Piece] = []
        self.clusters: list[str] = []
        self.missing = self.silent = 0
        self.start: tuple[float, float] | None = None
        self.fonts: dict[int, Glyphs] = {}
        self.operators: dict[bytes, Callable[[Any], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._transform,
            b"BT": self._begin_text, b"Tm": self._place, b"Td": self._move, b"TD": self._move,
            b"Tf": self._choose_font, b"ET": self._finish, b"Tj": self._show, b"TJ": self._show,
            b"'": self._show, b'"': self._show, b"BMC": self._begin_mark,
            b"BDC": self._begin_mark, b"EMC": self._end_mark, b"Do": self._paint_form,
        }  # fmt: skip

    def paint(self, stream: Any) -> None:
        """Follow one stream: that of the page, or a form inside it."""
        for operands, operator in ContentStream(stream, None).operations:
            follow = self.operators.get(operator)
            if follow is not None:
                follow(operands)

    def _save(self, _: Any) -> None:
        self.kept.append(self.pen)

    def _restore(self, _: Any) -> None:
        self.pen = self.kept.pop() if self.kept else self.pen

    def _transform(self, operands: Any) -> None:
        self.pen = replace(self.pen, matrix=_product(_matrix(operands), self.pen.matrix))

    def _begin_text(self, _: Any) -> None:
        self.text = SAME

    def _place(self, operands: Any) -> None:
        self.text = _matrix(operands)

    def _move(self, operands: Any) -> None:
        self.text = _product(_matrix([1, 0, 0, 1, *operands]), self.text)

    def _choose_font(self, operands: Any) -> None:
        font = self.resources["/Font"][operands[0]].get_object()
        glyphs = self.fonts.get(id(font)) or read_glyphs(font)
        self.fonts[id(font)] = glyphs
        self.pen = replace(self.pen, font=glyphs)

    def _begin_mark(self, operands: Any) -> None:
        self.marks.append(_mark(operands, self.resources))

    def _end_mark(self, _: Any) -> None:
        self._finish()
        self.marks = self.marks[:-1]

    def _paint_form(self, operands: Any) -> None:
        form = self.resources.get("/XObject", {}).get(operands[0], DictionaryObject()).get_object()
        if form.get("/Subtype") == "/Form":
            kept = self.pen, self.kept, self.resources
            self._transform(form.get("/Matrix", SAME))
            self.resources, self.kept = form.get("/Resources", self.resources).get_object(), []
            self.paint(form)
            self.pen, self.kept, self.resources = kept

    def _show(self, operands: Any) -> None:
        shown = operands[-1]
        if self.start is None:
            place = _product(self.text, self.pen.matrix)
            self.start = (place[4], place[5])
        for part in shown if isinstance(shown, list) else [shown]:
            if isinstance(part, TextStringObject | ByteStringObject):
                self._read(self.pen.font, part.original_bytes)

    def _read(self, font: Glyphs, shown: bytes) -> None:
        for code in font.codes(shown):
            cluster = font.texts.get(code, "")
            self.missing += code == NO_GLYPH and font.width > 1
            self.silent += not cluster
            self.clusters.append(cluster)

    def _finish(self, _: Any = None) -> None:
        """Write down what was shown since the last time."""
        if self.start is None:
            return
        marks = self.marks[::-1]
        actual = next((mark.actual for mark in marks if mark.actual is not None), None)
        said = logical(self.clusters, right_to_left=self.right_to_left)
        self.pieces.append(
            Piece(
                self.page,
                said if actual is None else actual,
                next((mark.mcid for mark in marks if mark.mcid is not None), None),
                any(mark.tag == "/Artifact" for mark in marks),
                *self.start,
                missing=self.missing,
                silent=0 if actual is not None else self.silent,
            )
        )
        self.clusters, self.missing, self.silent, self.start = [], 0, 0, None


def _mark(operands: Any, resources: Any) -> Mark:
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, str):
        properties = (
            resources.get("/Properties", {}).get(properties, DictionaryObject()).get_object()
        )
    actual = properties.get("/ActualText")
    mcid = properties.get("/MCID")
    return Mark(
        str(operands[0]),
        None if mcid is None else int(mcid),
        None if actual is None else str(actual),
    )


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _product(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies the first, then the second (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i,
        c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def lines(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, Piece | None]]:
    """Yield every piece of content with the next one on its page, None for the last."""
    content = [piece for piece in pieces if not piece.artifact]
    for piece, follower in zip(content, [*content[1:], None], strict=True):
        yield piece, follower if follower and follower.page == piece.page else None

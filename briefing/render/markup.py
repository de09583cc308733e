"""Runs of text as XHTML: marks, links, note references, foreign scripts and linked stretches.

This is the only place where text becomes markup; every character is escaped here, once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, islice, pairwise

from markupsafe import Markup, escape

from briefing.model import Block, Inset, Mark, Run
from briefing.render.anchors import Anchors, Stretch
from briefing.render.insets import size_class
from briefing.render.scripts import UNSPACED, stretches
from briefing.runs import cell_positions

TAGS = {
    Mark.DELETED: Markup("del"),
    Mark.STRONG: Markup("strong"),
    Mark.EMPHASIS: Markup("em"),
    Mark.CODE: Markup("code"),
    Mark.SUPERSCRIPT: Markup("sup"),
    Mark.SUBSCRIPT: Markup("sub"),
}
"""Elements of the marks, outermost first."""


LONG = rf"([^\s{UNSPACED}]{{28,}})"
"""A word that may not fit the narrowest column of a table or of A5."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run that lies inside the same stretches from end to end."""

    run: Run
    """The run with only this part's text."""
    number: int
    """Number of the run, to put the parts of one link back together."""
    mention: Stretch | None
    """The mention it belongs to."""
    point: Stretch | None
    """The sentence of the summary it belongs to."""
    at: int
    """Its place in the block's text."""


@dataclass(frozen=True, slots=True)
class Writer:
    """What the markup of a text depends on besides the text."""

    language: str
    """BCP 47 tag of the document."""
    anchors: Anchors
    """Stretches to link."""
    epub: bool = False
    """True to add the semantics that only EPUB knows."""
    substitutes: Mapping[int, str] = field(default_factory=dict)
    """What to write for code points that cannot be shown."""
    notes: Mapping[str, Block] = field(default_factory=dict)
    """Notes to write where they are referred to, by id; none if they have a place of their own."""
    back: str = ""
    """What a voice calls the way back from such a note."""
    address: Callable[[str], str] = str
    """Where a picture of the article is, by its name."""
    figure: str = "{number}"
    """What a picture without a text alternative is called."""

    def inline(self, block: Block) -> Markup:
        """Return the runs of a block; a table's caption for a table."""
        return self._linked(block.runs, block.id, 0)

    def cells(self, block: Block) -> Iterator[tuple[Markup, ...]]:
        """Yield the rows of a table, each cell as markup; mentions address the block's text."""
        cells = (
            self._linked(_on_one_line(cell.runs), block.id, at)
            for at, cell in cell_positions(block)
        )
        for row in block.rows:
            yield tuple(islice(cells, len(row)))

    def text(self, text: str) -> Markup:
        """Return plain text with foreign scripts marked."""
        if self.substitutes:
            text = text.translate(self.substitutes)
        parts = [
            _language(_breakable(part.text), part.language, part.direction)
            if part.language
            else _breakable(part.text)
            for part in stretches(text, self.language)
        ]
        return parts[0] if len(parts) == 1 else Markup().join(parts)

    def _linked(self, runs: Iterable[Run], block: str, offset: int) -> Markup:
        mentions = self.anchors.mentions.get(block, ())
        points = self.anchors.points.get(block, ())
        pieces = list(_pieces(runs, mentions, points, offset))
        out = Markup()
        for point, inside in groupby(pieces, key=lambda piece: piece.point):
            content = Markup().join(
                self._link(list(parts), block) for _, parts in groupby(inside, key=_link_key)
            )
            out += _span("said", point.id, content) if point else content
        return out

    def _link(self, pieces: list[Piece], block: str) -> Markup:
        href = pieces[0].run.href
        content = Markup()
        for mention, group in groupby(pieces, key=lambda piece: piece.mention):
            parts = list(group)
            marked = [self._marked(piece, block) for piece in parts]
            inner = marked[0] if len(marked) == 1 else Markup().join(marked)
            begins = mention is not None and parts[0].at == mention.start
            content += _mention(mention, inner, begins, linked=not href) if mention else inner
        if not href:
            return content
        return Markup('<a class="link" href="{}">{}</a>').format(href, content)

    def _marked(self, piece: Piece, block: str) -> Markup:
        run = piece.run
        if run.note:
            return self._reference(run.note, (block, piece.at))
        if run.inset:
            content = self._inset(run.inset, run.text)
        elif "\n" in run.text:
            content = Markup("<br/>").join(self.text(line) for line in run.text.split("\n"))
        else:
            content = self.text(run.text)
        for mark in reversed(TAGS) if run.marks else ():
            if mark in run.marks:
                content = Markup("<{0}>{1}</{0}>").format(TAGS[mark], content)
        if run.language:
            content = _language(content, run.language, "")
        return content

    def _inset(self, inset: Inset, text: str) -> Markup:
        """Return a picture in a line, or its text alternative where it is not there."""
        if not inset.picture:
            return self.text(text)
        # Equal signs, as in a table, are called alike: that is all there is to tell them apart by.
        number = inset.picture.partition(".")[0].removeprefix("f")
        alt = text if inset.alt else self.figure.format(number=number)
        return Markup('<img class="inset {}" src="{}" alt="{}"/>').format(
            size_class(inset), self.address(inset.picture), alt
        )

    def _reference(self, note: str, place: tuple[str, int]) -> Markup:
        kind = Markup(' epub:type="noteref"') if self.epub else ""
        first = self.anchors.references.get(note) == place
        name = Markup(' id="ref-{}"').format(note) if first else ""
        reference = Markup(
            '<sup class="noteref"><a{} role="doc-noteref"{} href="#{}">{}</a></sup>'
        ).format(kind, name, note, note.removeprefix("n"))
        return reference + self._footnote(self.notes[note]) if note in self.notes else reference

    def _footnote(self, note: Block) -> Markup:
        """Return a note for the foot of the page, which stands where it is referred to."""
        return Markup(
            '<span class="footnote" id="{0}" role="doc-footnote"><a class="backlink" '
            'href="#ref-{0}" role="doc-backlink" aria-label="{1}">{2}</a>{3}</span>'
        ).format(note.id, self.back, note.id.removeprefix("n"), self.inline(note))


def _pieces(
    runs: Iterable[Run], mentions: tuple[Stretch, ...], points: tuple[Stretch, ...], offset: int
) -> Iterator[Piece]:
    edges = sorted({edge for s in (*mentions, *points) for edge in (s.start, s.end)})
    at = offset
    for number, run in enumerate(runs):
        end = at + len(run.text)
        inside = () if run.inset else edges  # a picture is in a stretch or it is not
        cuts = [at, *(edge for edge in inside if at < edge < end), end]
        for start, stop in pairwise(cuts):
            whole = (start, stop) == (at, end)
            part = run if whole else replace(run, text=run.text[start - at : stop - at])
            yield Piece(
                part,
                number,
                _covering(mentions, start, stop),
                _covering(points, start, stop),
                start,
            )
        at = end


def _covering(found: tuple[Stretch, ...], start: int, stop: int) -> Stretch | None:
    return next((s for s in found if s.start <= start and stop <= s.end and start < stop), None)


def _link_key(piece: Piece) -> tuple[str, int]:
    return (piece.run.href, piece.number) if piece.run.href else ("", -1)


def _span(name: str, id_: str, content: Markup) -> Markup:
    return Markup('<span class="{}"{}>{}</span>').format(name, _id(id_), content)


def _id(name: str) -> Markup:
    return Markup(' id="{}"').format(name) if name else Markup()


def _mention(mention: Stretch, content: Markup, begins: bool, *, linked: bool) -> Markup:
    """Return the element of a mention; where a link cuts it in two, only its start has the id."""
    name = mention.id if begins else ""
    if not mention.key:
        return _span("name", name, content)
    if not linked:
        return _span("mention", name, content)
    return Markup('<a class="mention"{} href="#actor-{}">{}</a>').format(
        _id(name), mention.actor, content
    )


def _language(content: Markup, language: str, direction: str) -> Markup:
    if direction == "rtl":
        return Markup('<bdi lang="{0}" xml:lang="{0}" dir="rtl">{1}</bdi>').format(
            language, content
        )
    return Markup('<span lang="{0}" xml:lang="{0}">{1}</span>').format(language, content)


def _breakable(text: str) -> Markup:
    """Return text in which words too long for a line may break anywhere, and only those.

    Allowed for whole paragraphs, WeasyPrint would also break short words beside a link.
    """
    parts = re.split(LONG, text)
    if len(parts) == 1:
        return escape(text)
    return Markup().join(
        Markup('<span class="long">{}</span>').format(part)
        if re.fullmatch(LONG, part)
        else escape(part)
        for part in parts
    )


def _on_one_line(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs with white space folded as in Cell.text."""
    text = [" ".join(f"|{run.text}|".split())[1:-1] for run in runs]
    if text:
        text[0], text[-1] = text[0].lstrip(), text[-1].rstrip()
    return tuple(replace(run, text=part) for run, part in zip(runs, text, strict=True))

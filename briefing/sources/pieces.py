"""From the paragraphs of an office document to blocks: what belongs together is put together.

Office programs keep an article as a flat row of paragraphs, each with a style. Here neighbours
become lists, quotations and pieces of code, and captions find what they are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Literal

from briefing.errors import Place, SourceError
from briefing.model import Block, Inset, Mark, Run, walk
from briefing.sources.lengths import fits_in_line
from briefing.sources.mdblocks import hold
from briefing.sources.mdinline import tidy

Role = Literal["", "caption", "quote", "code", "continued"]
MAX_TEXT = 2_000_000
"""Longest text of a document that is read, in characters."""
HEADING_LENGTH = 250
"""Most characters of a heading; longer paragraphs only have its style."""
IN_LINES = frozenset(("", "continued", "quote", "caption"))
"""Meanings of styles whose paragraphs may have pictures in their lines."""
_ASIDE_WORDS = 120
"""Words up to which a text box is an aside, set as a quotation; longer ones are running text."""


@dataclass(slots=True)
class Content:
    """What a paragraph holds."""

    runs: list[Run] = field(default_factory=list)
    """Its text, not yet tidied."""
    figures: list[Block] = field(default_factory=list)
    """Its pictures that belong behind it."""
    boxes: list[Any] = field(default_factory=list)
    """Elements with the contents of the text boxes that are anchored in it."""
    places: list[str] = field(default_factory=list)
    """Names of places in it that links lead to."""
    rule: bool = False
    """True if a horizontal line is drawn in it."""

    @property
    def holds_text(self) -> bool:
        """True if there is anything to read."""
        return any(run.note or run.text.strip() for run in self.runs)

    def add_picture(self, figure: Block, style: Run, size: tuple[float, float]) -> None:
        """Add a picture of a width and a height in em, 0 for one that stands in no line."""
        width, height = size
        if fits_in_line(width, height) and not figure.decorative:
            inset = Inset(figure.picture, figure.alt, width=width, height=height)
            self.runs.append(replace(style, inset=inset))
        else:
            self.figures.append(figure)

    def set_apart(self) -> None:
        """Take the pictures out of the lines, where nothing is to be read or it has another use."""
        for run in self.runs:
            if run.inset:
                picture, alt = run.inset.picture, run.inset.alt
                self.figures.append(Block(id="", kind="figure", picture=picture, alt=alt))
        self.runs = [run for run in self.runs if not run.inset]

    def keep_place(self, name: str, targets: frozenset[str]) -> None:
        """Keep the name of a place if links lead there."""
        if name in targets:
            self.places.append(name)

    @property
    def tidied(self) -> tuple[Run, ...]:
        """The runs with single spaces and like neighbours joined."""
        return tidy(self.runs)


@dataclass(frozen=True, slots=True)
class Item:
    """Where in which list a paragraph stands."""

    level: int
    """Depth, from 0."""
    ordered: bool
    """True for a number, False for a bullet."""
    number: int = 1
    """The number."""
    name: str = ""
    """Tells apart two lists with bullets that follow each other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block on its way to its place."""

    block: Block
    """The paragraph, table, figure or the like."""
    role: Role = ""
    """What its style says that it is; `continued` for a further paragraph of an item."""
    item: Item | None = None
    """Set for a paragraph that begins an item."""


def heading_runs(content: Content) -> tuple[Run, ...]:
    """Return the text of a heading: on one line, and bold only where not all of it is."""
    runs = [replace(run, text=run.text.replace("\n", " ")) for run in content.tidied]
    if all(Mark.STRONG in run.marks for run in runs if run.text.strip()):
        runs = [replace(run, marks=run.marks - {Mark.STRONG}) for run in runs]
    return tuple(runs)


def asides(blocks: list[Block], is_caption: bool) -> list[Piece]:
    """Return a text box as a quotation; as running text if it is long or has headings.

    With `is_caption` its only paragraph is the caption of what stands beside it.
    """
    words = sum(len(block.text.split()) for block in walk(tuple(blocks)))
    kinds = {block.kind for block in blocks}
    if words > _ASIDE_WORDS or "heading" in kinds or kinds <= {"figure"}:
        return [Piece(block) for block in blocks]
    if is_caption and len(blocks) == 1:
        return [Piece(blocks[0], "caption")]
    return [Piece(hold("quote", blocks, 0))]


def assemble(pieces: Sequence[Piece]) -> list[Block]:
    """Return the blocks that the pieces make, in their order."""
    blocks: list[Block] = []
    for kind, group in groupby(_continued(_captioned(pieces)), key=_kind):
        alike = list(group)
        if kind == "item":
            blocks += _lists(alike)
        elif kind == "quote":
            quote = hold("quote", [piece.block for piece in alike], 0)
            blocks.append(replace(quote, id=alike[0].block.id))
        elif kind == "code":
            blocks.append(_code(alike))
        else:
            blocks += (piece.block for piece in alike)
    return blocks


def _kind(piece: Piece) -> str:
    """Return what pieces that belong together have in common."""
    if piece.item or piece.role == "continued":
        return "item"
    return piece.role if piece.role in {"quote", "code"} else ""


def _continued(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces; what would continue an item continues it only right behind one."""
    in_list = False
    for piece in pieces:
        in_list = bool(piece.item) or (in_list and piece.role == "continued")
        yield piece if in_list or piece.role != "continued" else replace(piece, role="")


def _captioned(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with captions in the figures and tables that they stand beside."""
    kept = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.role != "caption":
            continue
        goal = _captions_what(kept, place)
        if goal is None:
            kept[place] = replace(piece, role="")
        else:
            block = replace(
                kept[goal].block, runs=piece.block.runs, id=_both(kept[goal].block, piece.block)
            )
            kept[goal] = replace(kept[goal], block=block)
    return [piece for piece in kept if piece.role != "caption"]


def _both(block: Block, caption: Block) -> str:
    """Return the names of places in a block and in its caption."""
    return " ".join(filter(None, (block.id, caption.id)))


def _captions_what(pieces: list[Piece], place: int) -> int | None:
    """Return the place of what a caption is about: a figure above it, a table below it, or so."""
    for goal, kind in (
        (place - 1, "figure"), (place + 1, "table"), (place - 1, "table"), (place + 1, "figure"),
    ):  # fmt: skip
        if 0 <= goal < len(pieces):
            block = pieces[goal].block
            if block.kind == kind and not block.runs:
                return goal
    return None


def _code(pieces: list[Piece]) -> Block:
    """Return paragraphs that are lines of code as one block."""
    text = "\n".join(piece.block.text for piece in pieces)
    names = " ".join(piece.block.id for piece in pieces if piece.block.id)
    return Block(id=names, kind="code", runs=(Run(text),))


def _lists(pieces: list[Piece]) -> list[Block]:
    """Return the lists that items make; deeper ones are inside the items above them."""
    level = min(piece.item.level for piece in pieces if piece.item)
    lists: list[tuple[Item | None, list[Block]]] = []
    for entry in _entries(pieces, level):
        first = entry[0].item
        if first is None or first.level > level:  # deeper than what follows: a list of its own
            lists += ((None, [block]) for block in _lists(entry))
            continue
        inside = [entry[0].block, *_inside(entry[1:])]
        item = replace(hold("item", inside, 0), id=entry[0].block.id)
        if lists and _goes_on(lists[-1], first):
            lists[-1][1].append(item)
        else:
            lists.append((first, [item]))
    return [_listed(first, items) if first else items[0] for first, items in lists]


def _entries(pieces: list[Piece], level: int) -> Iterator[list[Piece]]:
    """Yield each item of a level with what belongs to it."""
    entry: list[Piece] = []
    for piece in pieces:
        if entry and piece.item and piece.item.level == level:
            yield entry
            entry = []
        entry.append(piece)
    yield entry


def _inside(pieces: list[Piece]) -> list[Block]:
    """Return what an item holds behind its first paragraph."""
    own: list[Block] = []
    for place, piece in enumerate(pieces):
        if piece.item:
            return [*own, *_lists(pieces[place:])]
        own.append(piece.block)
    return own


def _goes_on(before: tuple[Item | None, list[Block]], item: Item) -> bool:
    """Tell whether an item belongs to the list before it."""
    first, items = before
    if first is None or first.ordered != item.ordered:
        return False
    return first.number + len(items) == item.number if item.ordered else first.name == item.name


def _listed(first: Item, items: list[Block]) -> Block:
    start = first.number if first.ordered else 1
    return Block(id="", kind="list", children=tuple(items), ordered=first.ordered, start=start)


def refuse_long(blocks: Iterable[Block], path: str) -> None:
    """Raise SourceError for a document with more text than is read."""
    if sum(len(block.text) for block in walk(tuple(blocks))) > MAX_TEXT:
        limit = f"{MAX_TEXT // 1_000_000} million characters"
        raise SourceError(f"the text has more than {limit}", Place(path), "split it into articles")


def number(text: str | None, default: int, most: int, least: int = 0) -> int:
    """Return the number in an attribute, within limits; the default for what is none."""
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > 9:
        return default
    return max(least, min(int(text), most))

"""The data that travels between the stages: frozen, without I/O, without markup.

`sources` make a Source, `analysis` makes a Briefing of it, `render` makes outputs of that. Text is
flat runs with marks, so that a mention or a summary point is `(block, start, end)` on plain text:
one address that every output can link to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from briefing.errors import Diagnostic

BlockKind = Literal[
    "heading", "paragraph", "quote", "item", "list", "figure", "code", "table", "note", "rule"
]
ActorKind = Literal["person", "organisation", "place", "group"]
MentionKind = Literal["name", "capital", "demonym", "nominal"]
Direction = Literal["ltr", "rtl"]
Form = Literal["at-a-glance", "briefing", "study"]


class Mark(StrEnum):
    """What a run of text is besides text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    DELETED = "deleted"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


@dataclass(frozen=True, slots=True)
class Inset:
    """A picture in a line of text, such as a formula or a sign; lengths are in em, 0 if unknown."""

    picture: str
    """Name among the article's images; empty if it could not be used."""
    alt: str | None
    """Text alternative; None if the source has none."""
    id: str = ""
    """Unique in the article, counted with the figures (`f1`)."""
    width: float = 0.0
    """How wide it is."""
    height: float = 0.0
    """How high it is, where the source says so."""
    depth: float = 0.0
    """How far it reaches below the line of the letters, where the source says so."""
    line: int = 0
    """Line in the source, from 1; 0 if unknown."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks; a line break is a newline inside the text."""

    text: str
    """The characters a reader sees; of a picture its text alternative, or a sign that it has none.
    Empty only for a note reference."""
    marks: frozenset[Mark] = frozenset()
    """Marks that hold for all of it."""
    href: str = ""
    """Link target: http(s), mailto, or `#id` of a block; empty for no link."""
    note: str = ""
    """Id of the note that is referred to here (`n1`); the reference mark is made by the output."""
    language: str = ""
    """BCP 47 tag where the source marks the run as another language; empty for the document's."""
    inset: Inset | None = None
    """The picture that is shown in place of the text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    runs: tuple[Run, ...]
    """Its text."""
    header: bool = False
    """True for a heading of its column or row."""
    align: Literal["", "left", "center", "right"] = ""
    """Alignment the source asks for."""

    @property
    def text(self) -> str:
        """The cell as plain text on one line."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text that has an id of its own.

    Ids are stable and say the kind: `p1` paragraphs, quotes and list items together in reading
    order (the numbers that the page prints as ¶), `h1` headings, `f1` figures, `t1` tables, `c1`
    code, `n1` notes, `l1` lists, `r1` rules. A list has children and no text; an item or a quote
    has its first paragraph as runs and what follows as children; so has a note.
    """

    id: str
    """Unique in the article."""
    kind: BlockKind
    """What it is."""
    runs: tuple[Run, ...] = ()
    """The text; the caption of a figure or a table; empty for a list or a rule."""
    level: int = 0
    """Of a heading from 2 (the title is 1 and no block); of items and quotes their nesting."""
    line: int = 0
    """Line in the source, from 1; 0 if unknown."""
    children: tuple[Block, ...] = ()
    """Blocks inside."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Rows of a table."""
    picture: str = ""
    """Name of the figure's picture among the article's images; empty if it could not be used."""
    alt: str | None = None
    """Text alternative of the figure; None if the source has none."""
    decorative: bool = False
    """True for a figure that carries no meaning."""
    ordered: bool = False
    """True for a numbered list."""
    start: int = 1
    """First number of a numbered list."""
    info: str = ""
    """Language of a code block."""

    @property
    def text(self) -> str:
        """Plain text that mentions and points address, without the children's.

        A table is its caption (if any) and its rows, joined by newlines, cells joined by tabs.
        """
        own = "".join(run.text for run in self.runs)
        if self.kind != "table":
            return own
        lines = ["\t".join(cell.text for cell in row) for row in self.rows]
        return "\n".join([own, *lines] if own else lines)

    @property
    def insets(self) -> tuple[Inset, ...]:
        """Pictures in the lines of its text or its cells, without the children's."""
        cells = (run for row in self.rows for cell in row for run in cell.runs)
        return tuple(run.inset for run in (*self.runs, *cells) if run.inset)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that belongs to the article."""

    name: str
    """File name inside the outputs, unique in the article, such as `f1.png`."""
    media_type: str
    """`image/png`, `image/jpeg`, `image/gif` or `image/webp`, told from the bytes."""
    data: bytes = field(repr=False)
    """The file's bytes."""
    width: int
    """Width in pixels."""
    height: int
    """Height in pixels."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about the article as a whole; an empty string means not known."""

    title: str = ""
    """Title, one line."""
    subtitle: str = ""
    """Standfirst."""
    authors: tuple[str, ...] = ()
    """Authors in order."""
    published: str = ""
    """Date of publication: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    updated: str = ""
    """Date of the last significant change, in the same forms."""
    language: str = "en"
    """BCP 47 tag of the text."""
    direction: Direction = "ltr"
    """Direction of the script."""
    site: str = ""
    """Name of the site or paper it appeared in."""
    url: str = ""
    """Address of the original, http(s) only."""
    source: str = ""
    """Where the text came from, in words."""
    publisher: str = ""
    """Who publishes the briefing."""
    rights: str = ""
    """Copyright or licence."""
    series: str = ""
    """Name of the series, at the left of the masthead."""
    reference: str = ""
    """Reference number, at the right of the masthead."""
    editor: str = ""
    """Who wrote the editor's summary or corrected the actors."""
    tags: tuple[str, ...] = ()
    """Subjects."""
    marking: str = ""
    """How the briefing may be handled: a label of TLP 2.0 in its exact form, or free text."""
    edition: str = ""
    """Which edition this is, in words."""
    status: str = ""
    """How settled the text is: draft, final, superseded, or other words."""
    contacts: tuple[str, ...] = ()
    """Authors with what is said of them, a line each; empty if only their names are known."""
    credits: tuple[str, ...] = ()
    """Whom the briefing owes something, in paragraphs."""
    disclaimer: tuple[str, ...] = ()
    """What the publisher does not answer for, in paragraphs."""
    logo: str = ""
    """Name of the letterhead's picture among the article's images; empty for none."""
    address: tuple[str, ...] = ()
    """Lines of the letterhead."""
    nastaliq: bool = False
    """True if print and web page are to set Arabic letters in Nastaliq, where its font is there."""
    qr: bool = False
    """True if print has a QR code of the original's address."""
    cover: str = ""
    """Name of the cover's picture among the article's images; empty for one that is drawn."""
    cover_alt: str = ""
    """What that picture shows."""


@dataclass(frozen=True, slots=True)
class Article:
    """The text as it was read."""

    meta: Meta
    """About the article."""
    blocks: tuple[Block, ...]
    """Top-level blocks in reading order; notes stand last."""
    images: tuple[Image, ...] = ()
    """Pictures that figures, insets and the letterhead name."""

    def walk(self) -> Iterator[Block]:
        """Yield every block in reading order, parents before children."""
        return walk(self.blocks)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks and their children in reading order."""
    for block in blocks:
        yield block
        yield from walk(block.children)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where an actor occurs."""

    block: str
    """Id of the block."""
    start: int
    """First character in the block's text."""
    end: int
    """One past the last character."""
    kind: MentionKind = "name"
    """By name, by capital, by demonym, or by description ("the Iranian general")."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts in the article."""

    id: str
    """Unique slug, such as `mohammad-bagheri`."""
    name: str
    """The fullest form of the name in the text."""
    kind: ActorKind
    """Person, organisation, place (countries and governments too) or group."""
    role: str = ""
    """Office or description, quoted from the text (or an editor's words)."""
    rank: str = ""
    """Military or police rank, apart from the office, quoted."""
    country: str = ""
    """Country that the text ties the actor to."""
    aliases: tuple[str, ...] = ()
    """Other forms of the name in the text."""
    mentions: tuple[Mention, ...] = ()
    """Where it occurs, in reading order."""
    salience: float = 0.0
    """How central it is, from 0 to 1."""
    key: bool = False
    """True if the sidebar shows it."""
    edited: bool = False
    """True if an editor added or corrected it."""
    unsure: bool = False
    """True if it is not certain whom some mention means."""
    note: str = ""
    """An editor's remark."""
    why: tuple[tuple[str, float], ...] = ()
    """Features and their shares in the salience, for `show --why`."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the summary, addressed to where it was said."""

    text: str
    """The words; for a computed point exactly the block's text from start to end."""
    block: str = ""
    """Id of the block; empty if an editor's words stand nowhere in the text."""
    start: int = 0
    """First character in the block's text."""
    end: int = 0
    """One past the last character; equal to start if the whole block is meant."""
    trimmed: bool = False
    """True if the sentence was cut at its start or end."""
    origin: str = ""
    """Where it differs from the summary's: `computed` for a point that stands in for a model's."""
    why: tuple[tuple[str, float], ...] = ()
    """Features and their shares in the score, for `show --why`."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary box."""

    points: tuple[Point, ...] = ()
    """Points in the order of the text."""
    origin: str = "computed"
    """`computed`, `editor` or `model NAME`."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event, told in words of the text."""

    date: str
    """When: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    text: str
    """What: exactly the block's text from start to end, a sentence or the part with its point."""
    block: str
    """Id of the block."""
    start: int
    """First character in the block's text."""
    end: int
    """One past the last character."""
    trimmed: bool = False
    """True if the sentence was cut at its start or end."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two key actors that are named together."""

    first: str
    """Id of the one that is more salient."""
    second: str
    """Id of the other."""
    blocks: tuple[str, ...]
    """Ids of the paragraphs in which they are, in reading order."""
    sentences: int = 0
    """How many sentences name both."""
    paragraphs: int = 0
    """How many paragraphs name both, but in no sentence together."""

    @property
    def weight(self) -> float:
        """Times named together; only in the same paragraph counts half."""
        return self.sentences + self.paragraphs / 2


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that a template may see."""

    slug: str
    """Name of the outputs."""
    article: Article
    """The text."""
    summary: Summary
    """The summary box; without points it is left out."""
    actors: tuple[Actor, ...]
    """All actors, most salient first; those with `key` are in the sidebar."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way."""
    terms: tuple[Point, ...] = ()
    """Key terms with their first place, for a language in which no actors can be found."""
    path: str = ""
    """The source as the user named it, for messages."""
    edited: bool = False
    """True if an editor corrected the actors."""
    timeline: tuple[Event, ...] = ()
    """Dated events, earliest first; empty if the text has too few of them."""
    links: tuple[Link, ...] = ()
    """Which key actors are named together, the strongest first."""
    form: Form = "briefing"
    """What sort of document it becomes."""

"""The one value that templates see."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Literal

from briefing.languages import Language, load
from briefing.model import Actor, Block, Briefing, Cell, Meta, Point
from briefing.output import Theme
from briefing.render import handling, wording
from briefing.render.actor_map import ActorMap, Scale, actor_map, scale
from briefing.render.anchors import Anchors, anchors
from briefing.render.bundled import Line
from briefing.render.dates import machine_date, written_date
from briefing.render.index import Part, index
from briefing.render.moments import Moment, moments
from briefing.render.outlines import blended
from briefing.render.qr import Code, qr_code
from briefing.render.sections import Section, listed, sections, shortened
from briefing.render.sidebar import Group, Place, first_mentions, groups, key_actors
from briefing.render.theme import setting
from briefing.render.wording import cover_size

JACKET_AUTHORS, JACKET_SUBTITLE, JACKET_ORIGIN = 110, 240, 60
"""Most characters of authors, standfirst and origin on the cover of an ebook."""
EMBLEM = 5
"""Most strips of actors on a cover."""
NO_LIMIT = 1_000_000
"""More cards than any article has actors."""


@dataclass(frozen=True)
class Sheet:
    """A briefing as one output prints it."""

    briefing: Briefing
    """What is printed."""
    theme: Theme
    """How it looks."""
    output: Literal["pdf", "epub", "html"]
    """Which output it is for."""
    paper: str = ""
    """Paper size, for print."""
    css: str = ""
    """Stylesheet to put into the head; empty where the output links it."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Page of each linked id, where known."""
    folio: int = 1
    """Number of the first page."""
    limit: int = NO_LIMIT
    """Most cards that the sidebar has room for."""
    substitutes: Mapping[int, str] = field(default_factory=dict)
    """What to print for code points that no face has a glyph for."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """Classes of tables that did not fit, by block id."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """Class of headings that go with a wide or turned table, by block id."""
    heights: Mapping[str, float] = field(default_factory=dict)
    """Heights of pictures that did not fit, in CSS pixels, by block id."""
    notes_at_foot: bool = False
    """True if notes stand at the foot of the pages that refer to them."""
    loosened: frozenset[str] = frozenset()
    """Ids of blocks of which a line may stand alone on a page, so that their notes stay there."""
    tight: int = 0
    """How far a page at a glance is tightened, from 0 to 4."""
    lines: tuple[Line, ...] = ()
    """Contents of a bundle, if this is its front matter."""
    chapter: int = 0
    """Number of the article in the ebook of a bundle; 0 for a book of its own."""
    labels_in: str = ""
    """BCP 47 tag of the labels, where it is not the article's language."""
    counted: bool = False
    """True if the engine counts the pages that are referred to, because they would not settle."""

    @cached_property
    def meta(self) -> Meta:
        """About the article."""
        return self.briefing.article.meta

    @cached_property
    def language(self) -> Language:
        """Words of the labels' language."""
        return load(self.labels_in or self.meta.language)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Words to print."""
        return self.language.labels

    @cached_property
    def shown(self) -> tuple[Actor, ...]:
        """Actors that have a card."""
        return key_actors(self.briefing, self.limit)

    @cached_property
    def also_named(self) -> tuple[Actor, ...]:
        """Key actors without a card, for want of room."""
        return tuple(a for a in self.briefing.actors if a.key and a not in self.shown)

    @cached_property
    def anchors(self) -> Anchors:
        """Linked stretches of the text."""
        return anchors(self.briefing, frozenset(a.id for a in self.briefing.actors if a.key))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The sidebar."""
        return groups(self.briefing, self.shown, self.pages, self.anchors)

    def page_number(self, target: str) -> str:
        """Return the page of an id as it is printed; empty if the engine counts."""
        return "" if self.counted else str(self.pages.get(target, 1) + self.folio - 1)

    @property
    def form(self) -> str:
        """Class names of the form; empty for the usual one."""
        form = self.briefing.form
        tight = f" tight-{self.tight}" if self.tight else ""
        return "" if form == "briefing" else f"form-{form}{tight}"

    @property
    def study(self) -> bool:
        """True for a study, which has contents, numbered headings and an index."""
        return self.briefing.form == "study"

    @property
    def series(self) -> str:
        """Name of the series, or else what sort of document it is."""
        named = {"study": "study", "at-a-glance": "glance"}
        return self.meta.series or self.labels[named.get(self.briefing.form, "series")]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of a study; none of other forms."""
        return sections(self.body) if self.study else ()

    @cached_property
    def numbered(self) -> Mapping[str, Section]:
        """The sections by the id of their heading."""
        return {section.block: section for section in self.sections}

    @cached_property
    def listed(self) -> tuple[Section, ...]:
        """The sections that contents list."""
        return listed(self.sections)

    @cached_property
    def chapters(self) -> tuple[Section, ...]:
        """Sections of the highest level, where there is more than one."""
        found = tuple(section for section in self.sections if section.level == 2)
        return found if len(found) > 1 else ()

    @property
    def jacket_authors(self) -> str:
        """The authors, for the foot of a cover."""
        return shortened(wording.authors(self.meta, self.labels), JACKET_AUTHORS)

    @property
    def jacket_subtitle(self) -> str:
        """The standfirst, for a cover."""
        return shortened(self.meta.subtitle, JACKET_SUBTITLE)

    @property
    def jacket_origin(self) -> str:
        """Where and when it appeared, or else who publishes it, for the foot of a cover."""
        date = written_date(self.meta.published, self.language) if self.meta.published else ""
        found = " · ".join(part for part in (self.meta.site, date) if part)
        return shortened(found or self.meta.publisher, JACKET_ORIGIN)

    @property
    def title_size(self) -> int:
        """How large the title may be on a cover, from 1 down to 4."""
        return cover_size(self.meta.title)

    @cached_property
    def emblem(self) -> tuple[tuple[bool, ...], ...]:
        """Strips of the first key actors, which a cover shows as its figure."""
        cards = (card for group in self.groups for card in group.cards)
        strips = {card.actor.id: card.strip for card in cards if any(card.strip)}
        found = (strips[actor.id] for actor in self.shown if actor.id in strips)
        return tuple(islice(found, EMBLEM))

    @cached_property
    def index(self) -> tuple[Part, ...]:
        """All actors of a study; none in other forms."""
        found = self.briefing
        return index(found, self.language, self.pages, self.anchors) if self.study else ()

    @cached_property
    def terms(self) -> tuple[Point, ...]:
        """Key terms, where there are no actors to show."""
        return () if self.groups else self.briefing.terms

    @cached_property
    def timeline(self) -> tuple[Moment, ...]:
        """The timeline."""
        return moments(self.briefing, self.language)

    @cached_property
    def actor_map(self) -> ActorMap | None:
        """The map of the actors; None if there is not enough to draw."""
        return actor_map(self.briefing, self.language, self._scale)

    @property
    def map_in_words(self) -> bool:
        """True if the map is a list, because its letters are large and its paper is small."""
        return not self._scale.is_roomy

    @property
    def _scale(self) -> Scale:
        return scale(self.output, self.paper, self.setting("map_width"), self.setting("map_size"))

    @property
    def map_line(self) -> str:
        """Colour of the lines of the map: that of the strips, but lighter."""
        return blended(self.setting("strip_on"))

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The article's blocks without the notes."""
        return tuple(b for b in self.briefing.article.blocks if b.kind != "note")

    @cached_property
    def notes(self) -> tuple[Block, ...]:
        """The notes."""
        return tuple(b for b in self.briefing.article.blocks if b.kind == "note")

    @cached_property
    def generated(self) -> bool:
        """True if anything on the page was made by machine."""
        made = (self.briefing.summary.points, self.groups, self.terms, self.timeline)
        return any(made) or self.actor_map is not None

    @cached_property
    def qr(self) -> Code | None:
        """The code of the original's address, for print that is to have one."""
        wanted = self.output == "pdf" and self.meta.qr and self.meta.url
        return qr_code(self.meta.url) if wanted else None

    @property
    def has_colophon(self) -> bool:
        """True if there is anything to say below the text."""
        meta = self.meta
        said = (meta.url, meta.publisher, meta.rights, meta.contacts, meta.credits, meta.disclaimer)
        return self.generated or bool(self.source) or any(said) or bool(meta.marking)

    @property
    def publisher(self) -> str:
        """Whose logo it is."""
        return self.meta.publisher or self.series

    @property
    def created(self) -> str:
        """Machine date of publication, ISO 8601."""
        return machine_date(self.meta.published).isoformat()

    @property
    def modified(self) -> str:
        """Machine date of the last change, ISO 8601."""
        return machine_date(self.meta.updated or self.meta.published).isoformat()

    @property
    def handling(self) -> str:
        """Class names of the handling mark."""
        return handling.classes(self.meta.marking)

    @property
    def imprint(self) -> str:
        """Reference and date."""
        return wording.imprint(self.meta, self.language)

    @property
    def status(self) -> str:
        """How settled the text is."""
        return wording.status(self.meta, self.labels)

    @property
    def running_foot(self) -> str:
        """Series and imprint at the foot of each page."""
        return f"{self.series} · {self.imprint}" if self.imprint else self.series

    @property
    def title(self) -> tuple[str, str]:
        """The title in two parts, the second to be kept on one line."""
        return wording.kept_together(self.meta.title)

    @property
    def standfirst(self) -> tuple[str, str]:
        """The standfirst, likewise."""
        return wording.kept_together(self.meta.subtitle)

    @property
    def byline(self) -> tuple[str, ...]:
        """Authors, site and extent, as far as known."""
        by = wording.authors(self.meta, self.labels)
        parts = (self.labels["by"].format(names=by) if by else "", self.meta.site)
        return (*(part for part in parts if part), wording.extent(self.body, self.labels))

    @property
    def source(self) -> str:
        """Where the text came from, in words."""
        return wording.origin_of_text(self.meta)

    @property
    def summary_origin(self) -> str:
        """Who made the summary."""
        return wording.summary_origin(self.briefing, self.labels)

    @property
    def actors_origin(self) -> str:
        """Who found the actors."""
        return wording.actors_origin(self.briefing, self.labels)

    def span(self, section: Section) -> str:
        """Return what a reader calls the paragraphs of a section; empty if it has none."""
        if not section.paragraphs:
            return ""
        first, last = section.paragraphs[0], section.paragraphs[-1].removeprefix("p")
        return f"{self.place(first)}–{last}" if f"p{last}" != first else self.place(first)

    def place(self, block: str) -> str:
        """Return what a reader calls a block."""
        return wording.place(block, self.language)

    def spoken(self, block: str) -> str:
        """Return how a voice reads the name of a block."""
        return wording.place(block, self.language, spoken=True)

    def alternative(self, figure: Block) -> str:
        """Return the text alternative of a figure."""
        return wording.alternative(figure, self.labels)

    def head_rows(self, table: Block) -> int:
        """Return how many rows at the top of a table are headings."""
        return wording.head_rows(table)

    def cell_classes(self, table: Block, cell: Cell) -> str:
        """Return the alignment of a cell, and whether it must stay whole where words are broken."""
        tight = "tight" in self.tables.get(table.id, "")
        whole = tight and any(map(str.isdigit, cell.text)) and not any(map(str.isalpha, cell.text))
        return " ".join(filter(None, (cell.align, "whole" if whole else "")))

    def setting(self, key: str) -> str:
        """Return an option of the theme, in print the one for print if there is one."""
        general = setting(self.theme, key)
        return setting(self.theme, f"print_{key}", general) if self.output == "pdf" else general

    def picture(self, name: str) -> str:
        """Return the address of a picture in this output."""
        if self.output == "pdf":
            return f"images/{name}"
        if self.output == "epub":
            return f"../images/{self.chapter}/{name}" if self.chapter else f"../images/{name}"
        image = next(image for image in self.briefing.article.images if image.name == name)
        return f"data:{image.media_type};base64,{b64encode(image.data).decode('ascii')}"

    def point_words(self, point: Point) -> tuple[str, str]:
        """Return a point in two parts, the second to stay on one line with its reference.

        A start that was cut off gets a capital.
        """
        text = point.text[:1].upper() + point.text[1:] if point.trimmed else point.text
        return wording.last_word(text) if point.block else (text, "")

    def point_target(self, point: Point, number: int) -> str:
        """Return the id that point number `number` leads to."""
        said = f"said-{number}"
        return (
            said if said in self.anchors.ids and self.output != "epub" else self._short(point.block)
        )

    def mention_target(self, place: Place) -> str:
        """Return the id that an entry of a card leads to."""
        return self._short(place.block) if self.output == "epub" else place.mention

    def block_target(self, block: str) -> str:
        """Return the id that a reference to a whole block leads to."""
        return self._short(block) if self.output == "epub" else block

    def first_target(self, actor: Actor) -> str:
        """Return the id of an actor's first mention."""
        first = next(iter(first_mentions(actor, self.anchors).values()))
        return self._short(actor.mentions[0].block) if self.output == "epub" else first

    def _short(self, block: str) -> str:
        """Return an anchor without text for a block where there is one.

        Kobo readers pop up the target of a link if it holds 9 to 5000 characters.
        """
        return f"at-{block}" if block.startswith("p") else block

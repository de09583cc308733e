"""What is known while a bundle is made: its articles, the pages that they have, and what failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate

from briefing.build.bindery import FRONT, Asked, Bindery, Cover, Done, Entry, Opening, Piece
from briefing.build.bundle_meta import bundle_meta
from briefing.build.project import Project, Result
from briefing.errors import Diagnostic, Failure
from briefing.model import Briefing
from briefing.render.bundled import Line, whole
from briefing.sources.slug import slugify

LINES = 20
"""About how many articles a page of contents lists."""


@dataclass(slots=True)
class Desk:
    """A bundle while it is made; parts go by their numbers."""

    project: Project
    """What is asked for."""
    asked: Asked
    """What is asked for beside that."""
    bindery: Bindery
    """What all parts have in common."""
    pieces: Mapping[int, Piece]
    """All articles, in their order."""
    failures: dict[int, Failure]
    """Why parts failed; what was not found at all is below 0."""
    on_progress: Callable[[int, int, str], None]
    """Is told how many steps are done, of how many, and with which source."""
    entries: dict[int, Entry] = field(default_factory=dict)
    """Articles that were read and belong to the bundle, in its order."""
    printed: dict[int, Done] = field(default_factory=dict)
    """What came of the parts that were printed."""
    begun: dict[int, int] = field(default_factory=dict)
    """The page that each article was printed to begin on."""
    cover: Cover = field(default_factory=Cover)
    """The picture for the cover."""
    shown: tuple[Line, ...] = ()
    """Contents that the front matter was printed with."""
    bound: tuple[Diagnostic, ...] = ()
    """What was found when the ebook was bound."""
    steps: int = 0
    """How many are done."""

    @property
    def stopped(self) -> bool:
        """True if no bundle can be made."""
        return not self.entries or (bool(self.failures) and not self.asked.keep_going)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found, each thing once, in the order of the articles."""
        found = [*self.cover.diagnostics, *self.bound]
        found += self.printed[FRONT].diagnostics if FRONT in self.printed else ()
        for number, entry in self.entries.items():
            found += entry.diagnostics
            found += self.printed[number].diagnostics if number in self.printed else ()
        return tuple(dict.fromkeys(found))

    def fail(self, number: int, result: Result) -> None:
        """Leave a part out; nothing is left without the front matter."""
        assert result.failure is not None
        self.failures[number] = result.failure
        if number == FRONT:
            self.entries.clear()
        else:
            self.entries.pop(number, None)

    def tell(self, piece: Piece) -> None:
        """Tell that another step is done."""
        self.steps += 1
        total = (1 + len(self.bindery.outputs)) * len(self.pieces)
        self.on_progress(min(self.steps, total), total, piece.target.shown)

    def begins(self) -> Mapping[int, int]:
        """Return the number of the first page of each article, as far as is known."""
        front = self.printed[FRONT].pages if FRONT in self.printed else self._front()
        counts = (self._pages(number) for number in self.entries)
        return dict(zip(self.entries, accumulate(counts, initial=1 + front), strict=False))

    def out_of_place(self) -> list[int]:
        """Return the articles that are not printed, or begin where they should not."""
        begins = self.begins()
        return [number for number in self.entries if self.begun.get(number) != begins[number]]

    def due(self, number: int) -> Piece:
        """Return an article with its first page, as far as that is known."""
        return replace(self.pieces[number], page=self.begins()[number])

    def placed(self) -> list[Piece]:
        """Return the articles with their places in the bundle."""
        language = self.whole().article.meta.language
        pieces = (self.pieces[number] for number in self.entries)
        return [replace(one, place=n, language=language) for n, one in enumerate(pieces, 1)]

    def lines(self) -> tuple[Line, ...]:
        """Return the contents, as far as pages are known."""
        begins = self.begins()
        return tuple(Line(entry.meta, begins[n]) for n, entry in self.entries.items())

    def whole(self) -> Briefing:
        """Return what is known of the bundle as a whole."""
        metas = [entry.meta for entry in self.entries.values()]
        meta = bundle_meta(self.asked.title, metas)
        logos = [entry.logo for entry in self.entries.values() if entry.logo and meta.logo]
        images = [*logos[:1], *([self.cover.image] if self.cover.image else [])]
        if self.cover.image:
            meta = replace(meta, cover=self.cover.image.name, cover_alt=self.asked.cover_alt)
        return whole(slugify(self.asked.title), meta, tuple(images))

    def opening(self, *, ebook: bool = False) -> Opening:
        """Return what stands in front of the articles."""
        return Opening(self.bindery, self.whole(), self.lines(), tuple(self.entries), ebook)

    def _front(self) -> int:
        """Return how many pages a cover and the contents take, about."""
        return 1 + -(-len(self.entries) // LINES)

    def _pages(self, number: int) -> int:
        made = self.printed.get(number)
        return made.pages if made else self.entries[number].pages

"""What is kept of the articles of a bundle for another time; it saves time and changes no byte."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing.build.bindery import Bindery
from briefing.build.project import Target
from briefing.build.recalling import Recall
from briefing.build.staleness import options
from briefing.manuscript import Source, Wishes
from briefing.model import Briefing
from briefing.output import Output

Estimate = tuple[int, Mapping[str, int]]
"""How many pages an article has, about, and the page of each id."""
Starts = list[tuple[int, str, int]]
"""Where pages of the print begin, as for `insert_page_breaks`."""
Print = tuple[Output, int, Starts]
"""The print of an article, how many pages it has, and where they begin."""


@dataclass(frozen=True, slots=True)
class Before:
    """What is kept of one article."""

    recall: Recall
    """What is kept of it by builds too."""
    chosen: Wishes
    """How it looks in the bundle."""
    source: Source
    """It."""

    def briefing(self, bindery: Bindery) -> Briefing:
        """Return what the analysis finds, in the form that is chosen."""
        found = self.recall.briefing(self.source, bindery.endpoint)
        return replace(found, form=self.chosen.form or self.recall.target.settings.form)

    @property
    def key(self) -> str:
        """What its print is kept by, on whatever page it begins."""
        keys = self.recall.keys.of(self.source.files, self.recall.target.settings, self.chosen)
        return keys["pdf"]


def before(target: Target, bindery: Bindery) -> Before:
    """Return what is kept of an article.

    Raises:
        BriefingError: it cannot be read.
    """
    recall = Recall(bindery.cache, bindery.keys, target)
    source = recall.source()
    form = options(bindery.asked, source.wishes, target.settings).form
    chosen = Wishes(bindery.theme.name, bindery.paper, ("pdf",), form)
    return Before(recall, chosen, source)


def estimate_kept(bindery: Bindery, key: str) -> Estimate | None:
    """Return an estimate from another time."""
    kept = bindery.cache.get("editions", _key(key))
    if isinstance(kept, tuple) and len(kept) == 2:
        pages, places = kept
        if isinstance(pages, int) and isinstance(places, dict):
            return pages, places
    return None


def keep_estimate(bindery: Bindery, key: str, estimate: Estimate) -> None:
    """Keep an estimate for another time."""
    pages, places = estimate
    bindery.cache.put("editions", _key(key), (pages, dict(places)))


def print_kept(bindery: Bindery, key: str, page: int) -> Print | None:
    """Return the print of an article that begins on a page, from another time."""
    kept = bindery.cache.get("outputs", _key(key, page))
    if isinstance(kept, tuple) and len(kept) == 3:
        output, pages, starts = kept
        if isinstance(output, Output) and isinstance(pages, int) and isinstance(starts, list):
            return output, pages, starts
    return None


def keep_print(bindery: Bindery, key: str, page: int, made: Print) -> None:
    """Keep a print for another time."""
    bindery.cache.put("outputs", _key(key, page), made)


def _key(key: str, page: int = 0) -> str:
    """Return a key apart from that of the print that the article has by itself."""
    return hashlib.sha256(f"{key} in a bundle from page {page}".encode()).hexdigest()

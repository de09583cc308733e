"""What is known of a bundle as a whole, from its title and its articles: nothing of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefing.config.identity import TLP
from briefing.languages import direction, load
from briefing.model import Meta
from briefing.render.dates import machine_date

T = TypeVar("T")


def bundle_meta(title: str, articles: Sequence[Meta]) -> Meta:
    """Return it: what all articles share, every author, and the dates of the newest article.

    The language is that of most articles, and the handling mark the strictest.
    """
    counted = Counter(meta.language for meta in articles)
    language = max(counted, key=lambda code: counted[code])  # the first of several
    published = _newest(meta.published for meta in articles)
    updated = _newest(meta.updated or meta.published for meta in articles)
    return Meta(
        title=title,
        authors=tuple(dict.fromkeys(name for meta in articles for name in meta.authors)),
        published=published,
        updated=updated if machine_date(updated) > machine_date(published) else "",
        language=language,
        direction="rtl" if direction(language) == "rtl" else "ltr",
        publisher=_shared((meta.publisher for meta in articles), ""),
        rights=_shared((meta.rights for meta in articles), ""),
        series=_shared((meta.series for meta in articles), "") or load(language).labels["series"],
        marking=strictest(meta.marking for meta in articles),
        logo=_shared((meta.logo for meta in articles), ""),
        address=_shared((meta.address for meta in articles), ()),
    )


def strictest(marks: Iterable[str]) -> str:
    """Return the mark of papers that are handled together: the strictest label of TLP.

    Other marks have no order, so all of them count, one beside the other.
    """
    found = set(marks) - {""}
    labels = [label for label in TLP if label in found]
    return " · ".join([*labels[:1], *sorted(found.difference(TLP))])


def _shared(values: Iterable[T], otherwise: T) -> T:
    """Return what all have in common, if they have."""
    found = set(values)
    return found.pop() if len(found) == 1 else otherwise


def _newest(dates: Iterable[str]) -> str:
    """Return the last of several dates, of which some may be unknown or no more than a year."""
    return max(dates, key=lambda date: (machine_date(date), date))

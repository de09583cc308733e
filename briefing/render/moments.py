"""The timeline as data: what stands beside each date."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.languages import Language
from briefing.model import Briefing, Event
from briefing.render.dates import written_date
from briefing.render.wording import last_word

ENDS = tuple(".!?…。！؟۔।\"”»’'")
"""Signs that an excerpt ends with if it ends where its sentence does."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline."""

    date: str
    """When, as in the model."""
    when: str
    """When, as it is printed."""
    what: str = ""
    """What, without its last word; empty for the publication of the article."""
    last: str = ""
    """The last word, to stay on one line with the reference."""
    block: str = ""
    """Block that says so; empty for the publication."""


def moments(briefing: Briefing, language: Language) -> tuple[Moment, ...]:
    """Return the timeline, the publication of the article among its dates; empty without events."""
    found = [_moment(event, language) for event in briefing.timeline]
    published = briefing.article.meta.published
    if found and published:
        found.append(Moment(published, written_date(published, language)))
    return tuple(sorted(found, key=lambda moment: moment.date))


def _moment(event: Event, language: Language) -> Moment:
    """Return an event's line; where its sentence is cut, that shows."""
    text = event.text
    if event.trimmed:
        text = text[:1].upper() + text[1:]
        text = text if text.endswith(ENDS) else f"{text}\u00a0…"
    what, last = last_word(text)
    return Moment(event.date, written_date(event.date, language), what, last, event.block)

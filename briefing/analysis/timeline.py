"""The timeline: dated sentences of the text, if it tells of enough dates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from briefing.analysis import standing
from briefing.analysis.anchored import find_anchored
from briefing.analysis.boilerplate import without_furniture
from briefing.analysis.datings import Dating, find_dates
from briefing.analysis.excerpts import excerpt
from briefing.analysis.features import terms
from briefing.analysis.reading import Reading, Sentence
from briefing.analysis.trimming import date_line
from briefing.model import Actor, Event

FEWEST = 4
"""Dates under which a text has no timeline."""
FEWEST_MONTHS = 2
"""Months (or years, for dates that name no month) that they must lie in."""
MOST = 12
"""Events that are shown at most: more would not be a picture."""
KINDS = frozenset({"paragraph", "quote", "item"})
"""Blocks whose sentences tell what happened."""
WEIGHTS = {"actors": 1.0, "title": 0.6, "opens": 0.2, "exact": 0.15}
"""What makes one dated sentence more central than another; set by hand."""


def find_timeline(reading: Reading, actors: Sequence[Actor], published: str) -> tuple[Event, ...]:
    """Return the dated events, earliest first; none if the text has too few dates for a timeline.

    Of several sentences with the same date the most central is taken, and of more than MOST dates
    those whose sentences are. `published` is the article's own date, if it is known.
    """
    best: dict[str, tuple[float, Event]] = {}
    for sentence, dating in _dated(reading, published):
        score = _score(sentence, dating, reading, actors)
        if dating.date not in best or score > best[dating.date][0]:
            event = _event(sentence, dating, reading)
            if event:
                best[dating.date] = (score, event)
    months = {day[:7] for day in best}
    if len(best) < FEWEST or len(months) < FEWEST_MONTHS:
        return ()
    central = sorted(best.values(), key=lambda found: -found[0])[:MOST]
    return tuple(sorted((event for _, event in central), key=lambda event: event.date))


def _dated(reading: Reading, published: str) -> list[tuple[Sentence, Dating]]:
    """Return the sentences of the article proper that tell when something happens."""
    kinds = {segment.block: segment.kind for segment in reading.segments}
    found: list[tuple[Sentence, Dating]] = []
    for block, members in groupby(reading.sentences, key=lambda one: one.block):
        sentences = tuple(members) if kinds[block] in KINDS else ()
        dated = [
            (sentence, dating)
            for sentence in sentences
            if (dating := _dating(sentence, reading, published)) and _tells(sentence, reading)
        ]
        proper = without_furniture(sentences, reading.language) if dated else ()
        found.extend(one for one in dated if one[0] in proper)
    return found


def _tells(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether it is a whole statement, and no line with a date."""
    span = reading.doc[sentence.token_start : sentence.token_end]
    return standing.is_whole(sentence.text, reading.language) and standing.has_verb(span)


def _dating(sentence: Sentence, reading: Reading, published: str) -> Dating | None:
    """Return the date of a sentence, the one that says most of several; None if it has none."""
    text, language = sentence.text, reading.language
    dates = find_dates(text, language) or find_anchored(text, language, published)
    if not dates:
        return None
    line = date_line(text, language)
    told = [one for one in dates if one.start >= line]
    return max(told, key=lambda one: (len(one.date), -one.start), default=None)


def _score(sentence: Sentence, dating: Dating, reading: Reading, actors: Sequence[Actor]) -> float:
    """Return how central a dated sentence is."""
    named = (
        actor.salience
        for actor in actors
        if actor.key
        and any(
            one.block == sentence.block and sentence.start <= one.start < sentence.end
            for one in actor.mentions
        )
    )
    title = set(terms(reading.title, reading.language))
    shared = title.intersection(terms(sentence.text, reading.language))
    values = {
        "actors": min(1.0, sum(named)),
        "title": len(shared) / max(1, len(title)),
        "opens": float(sentence.start == 0),
        "exact": (len(dating.date) - len("2018")) / len("-07-20"),
    }
    return sum(WEIGHTS[name] * value for name, value in values.items())


def _event(sentence: Sentence, dating: Dating, reading: Reading) -> Event | None:
    """Return the event that a sentence tells, cut to its point; None if it cannot be cut well."""
    place = excerpt(sentence.text, dating, reading.language)
    if place is None:
        return None
    start, end = place
    return Event(
        date=dating.date,
        text=sentence.text[start:end],
        block=sentence.block,
        start=sentence.start + start,
        end=sentence.start + end,
        trimmed=end - start < len(sentence.text),
    )

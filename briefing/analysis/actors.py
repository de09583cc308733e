"""The actors of an article: who they are, in what role, where they are mentioned, who matters.

The chain: names in the text, merged into actors, described by quoted roles, found again where they
are only described, weighed, and named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.choice import Candidate, choose
from briefing.analysis.credits import credit_spans
from briefing.analysis.datelines import with_dateline_as_place, with_speakers
from briefing.analysis.described import with_described_persons
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.evidence import gather, printed_forms
from briefing.analysis.fiction import without_fiction
from briefing.analysis.headlines import with_offices_of_headline
from briefing.analysis.kinds import with_surnames_as_persons
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.marked import mark
from briefing.analysis.mentions import find_mentions, with_repetitions, without_titles
from briefing.analysis.naming import display_name, make_ids, other_forms
from briefing.analysis.overlooked import with_overlooked
from briefing.analysis.profiles import (
    Place,
    Profile,
    make_profiles,
    with_nominals,
    without_adjectives,
    without_parts_of_roles,
)
from briefing.analysis.reading import Reading
from briefing.analysis.salience import Salience, weigh
from briefing.analysis.shorthand import with_shorthand
from briefing.analysis.sieves import merge
from briefing.analysis.signs import with_kinds_by_signs
from briefing.analysis.things import without_things
from briefing.model import Actor, Mention


def find_actors(reading: Reading, limit: int) -> tuple[Actor, ...]:
    """Return the actors of an article, most salient first.

    Args:
        reading: The article as it was parsed.
        limit: How many actors at most are marked as key actors, those that the sidebar shows.
    """
    words = reading.language.words
    nothing: frozenset[str] = frozenset()
    openings, staff = (words.get(name, nothing) for name in ("credit_words", "staff_words"))
    credited = credit_spans(reading.doc.text, openings, staff)
    rules = make_rules(load_lexicon(reading.language), credited)
    found = _names(reading, rules)
    marked = mark(reading, found, rules)
    profiles = make_profiles(marked, merge(reading.doc, found, rules, reading.title))
    profiles = without_adjectives(marked, without_parts_of_roles(marked, profiles))
    profiles = with_shorthand(marked, with_nominals(marked, profiles))
    names = [_name(reading, profile) for profile in profiles]
    profiles = with_offices_of_headline(profiles, names, reading.title, rules.lexicon)
    paragraphs = len({sentence.paragraph for sentence in reading.sentences})
    weights = weigh(gather(reading, rules, profiles, names), reading.title, paragraphs)
    return _ranked(
        [
            (profile.country, _actor(reading, profile, name, salience))
            for profile, name, salience in zip(profiles, names, weights, strict=True)
        ],
        limit,
    )


def _names(reading: Reading, rules: Rules) -> tuple[Found, ...]:
    """Return every place where the text names somebody who is not made up."""
    doc = reading.doc
    found = find_mentions(doc, rules)
    found = with_overlooked(mark(reading, found, rules), found, rules)
    found = with_repetitions(doc, found, rules)
    found = with_kinds_by_signs(doc, found, rules)
    found = with_described_persons(mark(reading, found, rules), found)
    found = with_surnames_as_persons(doc, found, rules)
    found = without_titles(doc, found, rules)
    found = with_speakers(doc, with_dateline_as_place(doc, found, rules))
    found = without_things(doc, found, rules)
    return without_fiction(doc, found, rules)


def _name(reading: Reading, profile: Profile) -> str:
    """Return the name to show."""
    if profile.country:
        return profile.country
    name = display_name(printed_forms(reading, profile), profile.kind)
    return profile.full_name if profile.full_name and " " not in name else name


def _actor(reading: Reading, profile: Profile, name: str, salience: Salience) -> Actor:
    """Return an actor; its id and whether it is a key actor are still to be set."""
    description = profile.description
    return Actor(
        id="",
        name=name,
        kind=profile.kind,
        role=description.role,
        rank=description.rank,
        country=profile.country or description.country,
        aliases=other_forms(printed_forms(reading, profile), name),
        mentions=tuple(_mention(reading, place) for place in profile.places),
        salience=salience.value,
        unsure=profile.unsure,
        why=salience.why,
    )


def _mention(reading: Reading, place: Place) -> Mention:
    """Return a mention addressed in its block."""
    span = reading.doc[place.start : place.end]
    block, start, end = reading.address(span.start_char, span.end_char)
    return Mention(block, start, end, place.kind)


def _ranked(actors: Sequence[tuple[str, Actor]], limit: int) -> tuple[Actor, ...]:
    """Return the actors by salience, with ids, and mark the key ones.

    Args:
        actors: Each with its name in the table of countries, if it is one.
        limit: Number of key actors at most.
    """
    order = sorted(actors, key=lambda pair: -pair[1].salience)
    ids = make_ids(actor.name for _, actor in order)
    chosen = choose([_candidate(actor, country) for country, actor in order], limit)
    return tuple(
        replace(actor, id=actor_id, key=number in chosen)
        for number, ((_, actor), actor_id) in enumerate(zip(order, ids, strict=True))
    )


def _candidate(actor: Actor, country: str) -> Candidate:
    """Return what decides whether an actor is shown."""
    reasons = dict(actor.why)
    return Candidate(
        kind=actor.kind,
        country=bool(country),
        salience=actor.salience,
        described=bool(actor.role or actor.rank),
        mentions=len(actor.mentions),
        titled="title" in reasons,
        acts="subject" in reasons,
    )

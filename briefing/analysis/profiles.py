"""Actors on their way: they get roles, lose what is only part of a role, gain descriptions.

Each step takes all profiles and returns new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.analysis.marked import Marked
from briefing.analysis.nominals import find_nominals
from briefing.analysis.register import Draft
from briefing.analysis.roles import Description, describe, inside_role
from briefing.model import ActorKind, MentionKind

NAMED_IN_ROLES: frozenset[ActorKind] = frozenset({"person", "organisation"})
"""Kinds whose names may be no more than a part of somebody's role."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention as tokens."""

    start: int
    """First token."""
    end: int
    """One past the last token."""
    kind: MentionKind
    """How it means the actor."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor whose mentions and role are known."""

    kind: ActorKind
    """What it is."""
    country: str
    """Its name in the table, if it is a country."""
    places: tuple[Place, ...]
    """Its mentions, in order."""
    full_name: str
    """First name and surname, where the text has them only apart; else empty."""
    description: Description
    """Role, rank and country."""
    unsure: bool
    """True if a mention may mean somebody else."""


def make_profiles(marked: Marked, drafts: Sequence[Draft]) -> list[Profile]:
    """Return each actor with its role."""
    return [
        Profile(
            kind=draft.kind,
            country=draft.country,
            places=tuple(Place(name.start, name.end, kind) for name, kind in draft.mentions),
            full_name=next((f"{n.text} {n.implied}" for n, _ in draft.mentions if n.implied), ""),
            description=describe(marked, draft),
            unsure=draft.unsure,
        )
        for draft in drafts
    ]


def without_parts_of_roles(marked: Marked, profiles: Sequence[Profile]) -> list[Profile]:
    """Drop mentions of persons and organisations that are only a part of somebody's role."""
    ends: dict[int, int] = {}
    for profile in profiles:
        for start, end in profile.description.spans:
            for token in range(start, end):
                ends[token] = max(end, ends.get(token, 0))
    kept = []
    for profile in profiles:
        places = profile.places
        if profile.kind in NAMED_IN_ROLES:
            places = tuple(
                place
                for place in places
                if not inside_role(marked, marked.names[place.start], ends)
            )
            # Who is named elsewhere as well is no misread word of an office: `a pupil of Holm`.
            if places and profile.kind == "person":
                places = profile.places
        if places:
            kept.append(replace(profile, places=places))
    return kept


def without_adjectives(marked: Marked, profiles: Sequence[Profile]) -> list[Profile]:
    """Drop groups that the text has only as adjectives: `Christian` in `the Christian south`."""
    return [
        profile
        for profile in profiles
        if profile.kind != "group" or any(_is_noun(marked, place) for place in profile.places)
    ]


def _is_noun(marked: Marked, place: Place) -> bool:
    """Tell whether a mention is more than an adjective before a noun."""
    root = marked.doc[place.start : place.end].root
    return root.pos_ in {"NOUN", "PROPN"} and root.dep_ not in {"amod", "compound", "nmod"}


def with_nominals(marked: Marked, profiles: list[Profile]) -> list[Profile]:
    """Add descriptions as mentions of the people they mean."""
    people = {
        number: profile.description
        for number, profile in enumerate(profiles)
        if profile.kind == "person"
    }
    spans = [span for profile in profiles for span in profile.description.spans]
    described: dict[int, list[Place]] = {}
    for nominal in find_nominals(marked, people, spans):
        place = Place(nominal.start, nominal.end, "nominal")
        described.setdefault(nominal.person, []).append(place)
    return [
        replace(
            profile,
            places=tuple(
                sorted((*profile.places, *described.get(number, ())), key=lambda p: p.start)
            ),
        )
        for number, profile in enumerate(profiles)
    ]

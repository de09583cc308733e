"""From names seen in a text to its actors, by form alone: for languages without rules for more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from briefing.analysis.names import initials, is_acronym, printed
from briefing.analysis.naming import make_ids, other_forms, title_words
from briefing.analysis.reading import Reading
from briefing.analysis.salience import Evidence, weigh
from briefing.analysis.sightings import WORD, Clues, Sighting
from briefing.model import Actor, ActorKind, Mention

_ELIDED = re.compile(r"\b[ld]['’]", re.IGNORECASE)
SEEN = 2
"""How often a name must be seen if only its capitals tell that it is one."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """All sightings of one actor."""

    key: str
    """Key of its fullest form."""
    sightings: tuple[Sighting, ...]
    """In the order of the text."""
    country: str = ""
    """Its name in the table of countries, if it is one."""


@dataclass(frozen=True, slots=True)
class Role:
    """What the text says about an actor."""

    role: str = ""
    """Office, quoted."""
    rank: str = ""
    """Rank, quoted."""


def cluster(sightings: Sequence[Sighting], clues: Clues) -> tuple[Cluster, ...]:
    """Merge the sightings of one actor: same form, surname of one full name, its acronym."""
    whole = [_without_head(one, _full_keys(sightings, clues), clues) for one in sightings]
    groups: dict[str, list[Sighting]] = {}
    countries: set[str] = set()
    for one in whole:
        country = clues.country(one.text)
        countries.add(country)
        groups.setdefault(country or clues.key(one.text), []).append(one)
    full = {name: found for name, found in groups.items() if " " in name and name not in countries}
    merged: dict[str, list[Sighting]] = {}
    for name, found in groups.items():
        known = name in full or name in countries
        home = name if known else _home(name, found[0].text, full, clues)
        merged.setdefault(home, []).extend(found)
    return tuple(
        Cluster(
            key=name,
            sightings=tuple(sorted(found, key=lambda one: one.start)),
            country=name if name in countries else "",
        )
        for name, found in merged.items()
    )


def _full_keys(sightings: Sequence[Sighting], clues: Clues) -> frozenset[str]:
    """Return the keys of the names of several words."""
    return frozenset(key for one in sightings if " " in (key := clues.key(one.text)))


def _without_head(one: Sighting, full: AbstractSet[str], clues: Clues) -> Sighting:
    """Cut off what stands before a name that the text has elsewhere: `Landrätin Maria Kruse`."""
    words = list(WORD.finditer(one.text))
    for word in words[1:-1]:
        rest = one.text[word.start() :]
        if clues.key(rest) in full:
            start = one.start + word.start()
            return replace(one, start=start, text=rest, initial=False, before="")
    return one


def _home(name: str, text: str, full: Mapping[str, Sequence[Sighting]], clues: Clues) -> str:
    """Return the longer name that a single word stands for: its only bearer, or its own."""
    if is_acronym(text):
        named = [
            one for one, found in full.items() if text in initials(_ELIDED.sub("", found[0].text))
        ]
    else:
        fitting: set[ActorKind | None] = {"person"} if clues.nouns else {"person", "place", None}
        named = [
            one
            for one, found in full.items()
            if one.split()[-1] == name and found[0].kind in fitting
        ]
    return named[0] if len(named) == 1 else name


def seen_often(clusters: Iterable[Cluster], clues: Clues) -> tuple[Cluster, ...]:
    """Return the clusters that capitals alone are enough for.

    They are seen twice or more, and not only where a sentence starts. Where every noun has a
    capital, a single word counts only if it names a country or stands for a longer name.
    """
    kept = []
    for one in clusters:
        strong = [sighting for sighting in one.sightings if not sighting.weak]
        enough = len(strong) >= SEEN and not all(sighting.initial for sighting in strong)
        titled = any(sighting.kind == "person" for sighting in strong)
        if enough and (not clues.nouns or " " in one.key or one.country or titled):
            kept.append(one)
    return tuple(kept)


def make_actors(
    reading: Reading,
    clusters: Sequence[Cluster],
    clues: Clues,
    roles: Mapping[str, Role],
    limit: int,
) -> tuple[Actor, ...]:
    """Return the actors, most salient first.

    A name that nothing is known of counts as an organisation, and as uncertain.

    Args:
        reading: The article.
        clusters: Sightings of each.
        clues: What is known of names.
        roles: Role by key of cluster; empty if roles are not looked for.
        limit: How many at most are key actors.
    """
    ordered = sorted(clusters, key=lambda one: one.sightings[0].start)
    actors = [_actor(reading, one, clues, roles.get(one.key, Role())) for one in ordered]
    paragraphs = len({sentence.paragraph for sentence in reading.sentences})
    evidence = [
        _evidence(reading, one, actor, clues) for one, actor in zip(ordered, actors, strict=True)
    ]
    weights = weigh(evidence, reading.title, paragraphs)
    weighed = [
        replace(actor, salience=weight.value, why=weight.why)
        for actor, weight in zip(actors, weights, strict=True)
    ]
    return _ranked(weighed, limit)


def _actor(reading: Reading, one: Cluster, clues: Clues, role: Role) -> Actor:
    """Return an actor that is not weighed yet."""
    kind, sure = _kind(one, clues)
    forms = [printed(sighting.text) for sighting in one.sightings]
    name = one.country or _display(forms)
    own = {clues.key(name)}
    others: list[str] = []
    for form in other_forms(forms, name):
        if clues.key(form) not in own:
            own.add(clues.key(form))
            others.append(form)
    return Actor(
        id="",
        name=name,
        kind=kind,
        role=role.role,
        rank=role.rank,
        country=one.country,
        aliases=tuple(others),
        mentions=tuple(_mention(reading, sighting) for sighting in one.sightings),
        unsure=not sure,
    )


def _kind(one: Cluster, clues: Clues) -> tuple[ActorKind, bool]:
    """Return what an actor is, and whether anything but a guess tells it.

    A full name whose last word also stands alone is taken for a person's; what always stands
    behind `in` and its like for a place; an acronym, and what nothing is known of, for an
    organisation.
    """
    votes = Counter(sighting.kind for sighting in one.sightings if sighting.kind)
    if one.country or votes:
        return "place" if one.country else votes.most_common(1)[0][0], True
    before = [sighting.before for sighting in one.sightings]
    where = sum(word in clues.locative for word in before)
    single = " " not in one.key
    if (single and clues.whereabouts.intersection(before)) or 2 * where > len(before):
        return "place", True
    if not single and any(" " not in sighting.text for sighting in one.sightings):
        return "person", False
    return "organisation", is_acronym(one.sightings[0].text)


def _display(forms: Sequence[str]) -> str:
    """Return the form to show: most words, then most frequent, then shortest, then first."""
    counts = Counter(forms)
    return max(counts, key=lambda form: (len(form.split()), counts[form], -len(form)))


def _mention(reading: Reading, sighting: Sighting) -> Mention:
    block, start, end = reading.address(sighting.start, sighting.end)
    return Mention(block, start, end)


def _evidence(reading: Reading, one: Cluster, actor: Actor, clues: Clues) -> Evidence:
    """Return what is counted of an actor."""
    spots = [_spot(reading, mention) for mention in actor.mentions]
    return Evidence(
        kind=actor.kind,
        country=bool(one.country),
        name=actor.name,
        words=title_words(actor.name, actor.aliases, actor.kind),
        role=bool(actor.role or actor.rank),
        sentences=tuple(sentence for sentence, _ in spots),
        paragraphs=tuple(paragraph for _, paragraph in spots),
        subjects=sum(_is_subject(reading, sighting) for sighting in one.sightings),
        locatives=sum(sighting.before in clues.locative for sighting in one.sightings),
    )


def _spot(reading: Reading, mention: Mention) -> tuple[int, int]:
    """Return sentence and paragraph of a mention."""
    for sentence in reading.sentences:
        if sentence.block == mention.block and sentence.start <= mention.start < sentence.end:
            return sentence.index, sentence.paragraph
    return 0, 0


def _is_subject(reading: Reading, sighting: Sighting) -> bool:
    """Tell whether a name is a subject, where the text is parsed."""
    span = reading.doc.char_span(sighting.start, sighting.end, alignment_mode="expand")
    return span is not None and span.root.dep_.startswith("nsubj")


def _ranked(actors: Sequence[Actor], limit: int) -> tuple[Actor, ...]:
    """Return the actors by salience, with ids, and mark the key ones."""
    order = sorted(actors, key=lambda actor: -actor.salience)
    left = limit
    ranked = []
    for actor, actor_id in zip(order, make_ids(actor.name for actor in order), strict=True):
        is_key = left > 0 and (actor.kind in {"person", "organisation"} or bool(actor.country))
        left -= is_key
        ranked.append(replace(actor, id=actor_id, key=is_key))
    return tuple(ranked)

"""What is counted of each actor before it is weighed: its forms, subjects, whereabouts, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.analysis.entities import Rules
from briefing.analysis.kinds import is_locative
from briefing.analysis.names import printed
from briefing.analysis.naming import title_words
from briefing.analysis.profiles import Place, Profile
from briefing.analysis.reading import Reading
from briefing.analysis.salience import Evidence

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
"""Dependencies of a subject in the model's scheme."""


def printed_forms(reading: Reading, profile: Profile) -> list[str]:
    """Return how each mention by name or capital is printed; by anything if there is none such."""
    spans = [(place.kind, reading.doc[place.start : place.end].text) for place in profile.places]
    named = [printed(text) for kind, text in spans if kind in {"name", "capital"}]
    return named or ([] if profile.country else [printed(text) for _, text in spans])


def gather(
    reading: Reading, rules: Rules, profiles: Sequence[Profile], names: Sequence[str]
) -> list[Evidence]:
    """Return what is counted of each profile.

    Args:
        reading: The article as it was parsed.
        rules: Word lists and tables.
        profiles: The actors in the order of their first mention.
        names: Their display names.
    """
    positions = {
        token: (sentence.index, sentence.paragraph)
        for sentence in reading.sentences
        for token in range(sentence.token_start, sentence.token_end)
    }
    return [
        _evidence(reading, rules, profile, name, positions)
        for profile, name in zip(profiles, names, strict=True)
    ]


def _evidence(
    reading: Reading,
    rules: Rules,
    profile: Profile,
    name: str,
    positions: Mapping[int, tuple[int, int]],
) -> Evidence:
    """Return what is counted of one actor."""
    spots = [positions.get(place.start, (0, 0)) for place in profile.places]
    words = title_words(name, printed_forms(reading, profile), profile.kind)
    return Evidence(
        kind=profile.kind,
        country=bool(profile.country),
        name=name,
        words=(*words, *rules.countries.adjectives.get(profile.country, ())),
        role=bool(profile.description.role or profile.description.rank),
        sentences=tuple(sentence for sentence, _ in spots),
        paragraphs=tuple(paragraph for _, paragraph in spots),
        subjects=sum(_is_subject(reading, place) for place in profile.places),
        locatives=sum(is_locative(reading.doc, place.start, rules) for place in profile.places),
    )


def _is_subject(reading: Reading, place: Place) -> bool:
    """Tell whether a mention is a subject, or the first part of one."""
    root = reading.doc[place.start : place.end].root
    return root.dep_ in SUBJECTS or (root.dep_ == "compound" and root.head.dep_ in SUBJECTS)

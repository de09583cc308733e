"""The word lists that actors and their roles are found with."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.languages import Language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of one language, all in lower case and without full stops."""

    articles: frozenset[str]
    """Words that no name starts with."""
    quantifiers: frozenset[str]
    """Words that count and say nothing about one of those counted, such as `several`."""
    address: frozenset[str]
    """Forms of address that say nothing of an office, such as `mr`."""
    titles: frozenset[str]
    """Words before a name that are no part of it, such as `president`."""
    offices: frozenset[str]
    """Nouns for what a person does or is."""
    lower_offices: frozenset[str]
    """The same where the word is also a surname: only without a capital."""
    office_endings: frozenset[str]
    """Ends of nouns for what a person does, such as `ologist`."""
    kin: frozenset[str]
    """Nouns for what a person is to another one."""
    belongings: frozenset[str]
    """Nouns for whoever belongs to a body, a school or a place without an office in it."""
    no_offices: frozenset[str]
    """Words that end like an office and are none."""
    followers: frozenset[str]
    """Nouns for whoever is for or against somebody, of any country."""
    people: frozenset[str]
    """Nouns for a person that say something only together with other words."""
    ranks: frozenset[str]
    """Nouns for a military rank."""
    rank_parts: frozenset[str]
    """Words that make up a rank together with one of `ranks`."""
    general_offices: frozenset[str]
    """Words that make a civil office together with `general`."""
    role_links: frozenset[str]
    """Prepositions that tie an office to its body, place or matter."""
    hedges: frozenset[str]
    """Words that change what a role means and are never left out of it."""
    past_hedges: frozenset[str]
    """Those of them that say that an office is over."""
    organisation_heads: frozenset[str]
    """Nouns for a kind of organisation."""
    organisation_words: frozenset[str]
    """Last words of names of organisations."""
    false_names: frozenset[str]
    """Words with a capital that name no actor."""
    acting_words: frozenset[str]
    """Verbs and nouns that lead from an actor to a part."""
    thing_words: frozenset[str]
    """Last words of names that are no persons."""
    living_verbs: frozenset[str]
    """Verbs for what only people do."""
    place_words: frozenset[str]
    """First or last words of names of places."""
    place_nouns: frozenset[str]
    """Nouns for a kind of place, before `of` and its name."""
    ruling_offices: frozenset[str]
    """Offices that are held in a place, before `of` and its name."""
    work_nouns: frozenset[str]
    """Nouns for a work, which its name may stand before."""
    thing_nouns: frozenset[str]
    """Nouns for a work, a ship, a planet and the like; what they name is no actor."""
    story_nouns: frozenset[str]
    """Nouns for a work that tells of people who are made up."""
    vessel_nouns: frozenset[str]
    """Nouns for what belongs to a ship or happens to it, before `of the` and its name."""
    site_words: frozenset[str]
    """Last words of names of streets, grounds and the like, where nobody acts."""
    matter_words: frozenset[str]
    """Words of what an office is for, which look like names of bodies."""
    portfolio_words: frozenset[str]
    """Words of what a minister or a director is for."""
    matter_nouns: frozenset[str]
    """Nouns that `on` ties to a matter, such as `committee` or `expert`."""
    event_words: frozenset[str]
    """First words of names of storms, flights and the like."""
    locative: frozenset[str]
    """Prepositions before a place that is only a place."""
    whereabouts: frozenset[str]
    """Prepositions that hardly ever stand before a person."""
    example_links: frozenset[str]
    """Words that lead from a kind to an example of it."""


def load_lexicon(language: Language) -> Lexicon:
    """Return the lists of a language; those it does not have are empty."""
    fields = Lexicon.__dataclass_fields__
    return Lexicon(**{name: language.words.get(name, frozenset()) for name in fields})

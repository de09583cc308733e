"""Names as they are seen in a text that no rules of grammar are at hand for, by characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefing.analysis import wordlists
from briefing.analysis.countries import load_countries
from briefing.analysis.figures import load_figures
from briefing.analysis.names import key
from briefing.languages import Language
from briefing.model import ActorKind

WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
"""A word that may belong to a name."""
STEM = 3
"""Letters that a word keeps when its ending is cut off."""
COMPOUND = 6
"""Letters of a title that also counts as the end of a longer word, such as Bundesminister."""
SHORT = 4
"""Letters of a country's English name from which it is also looked for in other languages."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of the parsed text that seems to be a name."""

    start: int
    """First character of the doc's text."""
    end: int
    """One past the last character."""
    text: str
    """The words."""
    kind: ActorKind | None = None
    """What it is; None if nothing tells."""
    before: str = ""
    """The word before it, in lower case; empty at the start of a sentence."""
    initial: bool = False
    """True at the start of a sentence, where every word has a capital."""
    weak: bool = False
    """True where a capital says little, as in headings: a mention, but no evidence of a name."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What a language's lists tell about names."""

    endings: tuple[str, ...]
    """Endings of inflected words, the longest first."""
    countries: Mapping[str, str]
    """Country, as the language calls it, by the key of each of its names."""
    titles: frozenset[str]
    """Words before a person's name."""
    given: frozenset[str]
    """Keys of first names."""
    organisations: frozenset[str]
    """Keys of words that only organisations have in their names."""
    whereabouts: frozenset[str]
    """Prepositions that hardly ever stand before a person."""
    locative: frozenset[str]
    """Prepositions before a name that only says where."""
    nouns: bool
    """True if every noun has a capital."""
    peoples: frozenset[str]
    """Keys of adjectives and words for a country's people, which name no actor."""

    def key(self, text: str) -> str:
        """Return what the inflected forms of one name have in common."""
        return " ".join(self._stem(word) for word in key(text).split())

    def country(self, text: str) -> str:
        """Return the country that a name means, or nothing."""
        return self.countries.get(self.key(text), "")

    def is_people(self, text: str) -> bool:
        """Tell whether a word is only an adjective or a word for people, such as Iranian."""
        return key(text) in self.peoples and not self.country(text)

    def is_title(self, word: str) -> bool:
        """Tell whether a word stands before a name: Mr, President, US-Präsident."""
        bare = word.lower().rstrip(".")
        if bare in self.titles or bare.rsplit("-", 1)[-1] in self.titles:
            return True
        return any(len(title) >= COMPOUND and bare.endswith(title) for title in self.titles)

    def is_given(self, word: str) -> bool:
        """Tell whether a word is a first name."""
        return self.key(word) in self.given

    def kind(self, text: str) -> ActorKind | None:
        """Return what a name's own words tell: a country, a `Bank`, a first name; or nothing."""
        words = key(text).split()
        figures = load_figures()
        if self.country(text):
            return "place"
        if self.organisations.intersection(words) or key(text) in figures.organisations:
            return "organisation"
        if len(words) > 1:
            return "person" if self.is_given(words[0]) else None
        return "person" if figures.surnames.intersection(words) else None

    def _stem(self, word: str) -> str:
        """Return a word without its longest known ending."""
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= STEM:
                return word[: -len(ending)]
        return word


def make_clues(language: Language) -> Clues:
    """Return what the lists of a language tell; first names of the world are always known."""

    def words(name: str) -> frozenset[str]:
        return wordlists.words(language, name)

    clues = Clues(
        endings=tuple(sorted(words("endings"), key=lambda one: (-len(one), one))),
        countries={},
        titles=words("titles") | words("address"),
        given=frozenset(),
        organisations=frozenset(map(key, words("organisation_words"))),
        whereabouts=words("whereabouts"),
        locative=words("locative"),
        nouns="capital_nouns" in words("traits"),
        peoples=frozenset() if language.countries else frozenset(load_countries().demonyms),
    )
    given = load_figures().given_names | words("given_names")
    return replace(
        clues,
        countries={clues.key(word): name for word, name in _countries(language)},
        given=frozenset(map(clues.key, given)),
    )


def _countries(language: Language) -> Iterable[tuple[str, str]]:
    """Return (name, country): the language's own table, or else the English one."""
    if language.countries:
        return language.countries.items()
    table = load_countries()
    return [
        (word, name)
        for word, name in table.names.items()
        if word not in table.people and (len(word) >= SHORT or language.code == "en")
    ]

"""The parsed text with the names marked in it: what roles and descriptions are read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from briefing.analysis.countries import Countries
from briefing.analysis.entities import Found, Rules
from briefing.analysis.lexicon import Lexicon
from briefing.analysis.reading import Reading


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, its names and its sentences, by token."""

    doc: Doc
    """The parsed text."""
    lexicon: Lexicon
    """Word lists."""
    countries: Countries
    """Table of countries."""
    names: Mapping[int, Found]
    """The name that a token belongs to."""
    bounds: Mapping[int, tuple[int, int]]
    """First token and end of the sentence that a token belongs to."""

    def sentence(self, place: int) -> tuple[int, int]:
        """Return first token and end of the sentence at a token."""
        return self.bounds.get(place, (place, place + 1))

    def nation(self, place: int) -> str:
        """Return the country that the name at a token means, or nothing."""
        name = self.names.get(place)
        if name is None or name.kind == "person":
            return ""
        return self.countries.tied(name.text)

    def is_person(self, place: int) -> bool:
        """Tell whether a token belongs to a person's name."""
        name = self.names.get(place)
        return name is not None and name.kind == "person"


def mark(reading: Reading, found: tuple[Found, ...], rules: Rules) -> Marked:
    """Return the text of an article with its names marked."""
    return Marked(
        doc=reading.doc,
        lexicon=rules.lexicon,
        countries=rules.countries,
        names={place: name for name in found for place in range(name.start, name.end)},
        bounds={
            place: (sentence.token_start, sentence.token_end)
            for sentence in reading.sentences
            for place in range(sentence.token_start, sentence.token_end)
        },
    )


def bare(token: Token) -> str:
    """Return a token's word in lower case, without full stops."""
    return str(token.lower_).replace(".", "")


def singular(token: Token) -> str:
    """Return a noun's word in the singular, in lower case."""
    word = bare(token)
    if token.tag_ not in {"NNS", "NNPS"}:
        return word
    lemma = str(token.lemma_).lower()
    return word[:-1] if lemma == word and word.endswith("s") else lemma


def is_office(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token is a noun for what a person does or is."""
    word = singular(token)
    if word in lexicon.offices or word in lexicon.kin or word in lexicon.ranks:
        return True
    if not token.text.islower():
        return False
    return word in lexicon.lower_offices or _ends_like_office(token, word, lexicon)


def _ends_like_office(token: Token, word: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun ends like one for what somebody does: `gallerist`, `noblewoman`."""
    if token.pos_ != "NOUN" or word in lexicon.no_offices:
        return False
    return any(
        word.endswith(ending) and len(word) > len(ending) + 2 for ending in lexicon.office_endings
    )


def is_hedge(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token changes what a role means.

    `Then` opens a sentence without doing so, unless an office without article follows: `Then mayor
    Ann Holm`.
    """
    if bare(token) not in lexicon.hedges:
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.is_sent_start and after.text.islower() and is_office(after, lexicon):
        return True
    opening = token.is_sent_start and token.pos_ in {"ADV", "SCONJ"}
    return not opening or bool(not token.whitespace_)


def is_possessive(token: Token) -> bool:
    """Tell whether a token is the mark of a possessive."""
    return token.lower_ in {"'s", "’s", "'", "’"} and token.pos_ in {"PART", "PUNCT", "X"}

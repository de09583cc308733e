"""Find nouns that point back without a pronoun: "The move" needs the sentence that told of it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefing.analysis import wordlists
from briefing.languages import Language

_BARE = frozenset({"det", "amod", "nummod", "compound", "predet", "punct", "case"})
_UNIQUE = frozenset({"JJS", "RBS"})


def bare_definite(span: Span, language: Language) -> Token | None:
    """Return the noun that a sentence starts with, if nothing in the sentence says which it is.

    "The move", "At the meeting" and "The two islands" give their noun; "The port of Tema",
    "The talks that ended", "The largest ship" and "The Tema talks" nothing, nor does "The world",
    of which there is but one.
    """
    article = span[0]
    if article.pos_ == "ADP" and len(span) > 1:
        article = span[1]
    noun = article.head
    if article.lower_ != "the" or article.dep_ != "det" or noun.pos_ != "NOUN":
        return None
    alone = noun.lemma_.lower() in wordlists.words(language, "known_to_all")
    return None if alone or any(map(_identifies, noun.children)) else noun


def _identifies(child: Token) -> bool:
    """Tell whether a part of a noun phrase says which of its kind is meant."""
    return (
        child.dep_ not in _BARE
        or child.pos_ == "PROPN"
        or child.tag_ in _UNIQUE
        or any(map(_identifies, child.children))
    )

"""Whom a point names: every name must stand in the sentences that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis import wordlists
from briefing.analysis.countries import load_countries
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.llm.words import Word, begins, fold, parts, runs, stems, words
from briefing.analysis.names import initials
from briefing.analysis.reading import Reading, Sentence
from briefing.languages import Language
from briefing.model import Actor, Mention

BACK = 2
"""Sentences of the same paragraph in which the person that a pronoun means is looked for."""
LONGEST = 4
"""Words of the longest name of a country that is looked for."""


_NO_NAMES = frozenset(
    {"", "CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"}
)  # kinds of entities of the language model
_ROMAN = re.compile(r"[IVX]{1,4}")


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a point may use."""

    words: frozenset[str]
    """Folded words and parts of words."""
    stems: frozenset[str]
    """Stems of the words."""
    countries: frozenset[str]
    """Countries that are named, also by their people or their capital."""
    initials: frozenset[str]
    """Initials of the names."""


def names(parsed: Reading, text: str, plain: frozenset[str]) -> Iterator[Word]:
    """Yield the words of a point that look like names.

    The first word of a sentence has a capital in any case: it counts if the language model takes
    it for a name, and it is no plain word.

    Args:
        parsed: The point as the language model reads it.
        text: The point.
        plain: Folded words that are no names: those that the article writes small, stop words.
    """
    for word in words(text):
        if not word.capital or (word.text[0].isdigit() and not word.text[-1].isupper()):
            continue
        ordinary = fold(word.text) in plain or not _is_name(parsed, word)
        if not (ordinary and begins(word, text) and not word.text[1:].isupper()):
            yield word


def stranger(found: Iterable[Word], text: str, known: Known, language: Language) -> str:
    """Return the first name that is not known, or nothing."""
    address = load_lexicon(language).address
    named = _country_words(text)
    for word in found:
        country = named.get(word.start, "")
        if not (
            _stands(word.text, known, language)
            or (country and country in known.countries)
            or fold(word.text) in address
        ):
            return word.text
    return ""


def known_names(cited: Sequence[Sentence], actors: Sequence[Actor], reading: Reading) -> Known:
    """Return the names that stand in the cited sentences, and the other names of those named there.

    Whoever is mentioned there, also as "the general", by a capital or by a pronoun that can mean
    nobody else, may be called by any of his names, with his office and rank as the article has
    them.
    """
    texts = [sentence.text for sentence in cited]
    for actor in actors:
        if any(is_named(actor, sentence, actors, reading) for sentence in cited):
            texts += [actor.name, *actor.aliases, actor.role, actor.rank]
    whole = "\n".join(texts)
    return Known(
        words=frozenset(
            part for text in texts for word in words(text) for part in _forms(word.text)
        ),
        stems=frozenset(stems(whole, reading.language)),
        countries=_countries(whole),
        initials=frozenset(found for text in texts for found in _initials(text)),
    )


def is_named(actor: Actor, sentence: Sentence, actors: Sequence[Actor], reading: Reading) -> bool:
    """Tell whether a sentence mentions an actor, or means him by a pronoun."""
    return bool(_mentions(sentence, actor)) or _means(sentence, actor, actors, reading)


def _is_name(parsed: Reading, word: Word) -> bool:
    """Tell whether the language model takes a word for a name; without tags, any word may be."""
    doc = parsed.doc
    return not doc.has_annotation("TAG") or any(
        token.pos_ == "PROPN" or token.ent_type_ not in _NO_NAMES
        for token in doc
        if word.start <= token.idx < word.end
    )


def _forms(word: str) -> tuple[str, ...]:
    """Return a word and its parts as they are compared."""
    return (fold(word), *parts(word))


def _stands(word: str, known: Known, language: Language) -> bool:
    """Tell whether a word, or all of its parts with a capital, are known."""
    if fold(word) in known.words or fold(word).upper() in known.initials:
        return True
    if any(sign in word for sign in "@/") or "." in word.strip("."):
        return False
    pieces = [part for part in word.replace("’", "-").replace("'", "-").split("-") if part]
    return all(
        fold(piece) in known.words or set(stems(piece, language)) & known.stems
        for piece in pieces
        if not piece.islower()
    )


def _country_words(text: str) -> dict[int, str]:
    """Return the country that each word names, alone or with others, by its place in the text."""
    countries = load_countries()
    found: dict[int, str] = {}
    row = words(text)
    for first in range(len(row)):
        for last in range(min(first + LONGEST, len(row)), first, -1):
            phrase = text[row[first].start : row[last - 1].end]
            country = countries.tied(phrase) if phrase[0].isupper() else ""
            if country:
                found.update({word.start: country for word in row[first:last]})
                break
    return found


def _countries(text: str) -> frozenset[str]:
    """Return the countries that a text names, also by their people or their capital."""
    capitals = load_countries().capitals
    by_capital = (capitals.get(fold(word.text), "") for word in words(text) if word.capital)
    return frozenset(filter(None, (*_country_words(text).values(), *by_capital)))


def _initials(text: str) -> Iterator[str]:
    """Yield the initials of every name of two words or more, and of its parts."""
    for run in runs(text):
        row = run[:8]
        for first in range(len(row)):
            for last in range(first + 2, len(row) + 1):
                name = text[row[first].start : row[last - 1].end]
                yield from initials(name)
                if _ROMAN.fullmatch(row[last - 1].text):  # World War II is WWII
                    yield from (one + row[last - 1].text[1:] for one in initials(name))


def _mentions(sentence: Sentence, actor: Actor) -> list[Mention]:
    """Return the mentions of an actor in a sentence."""
    return [
        one
        for one in actor.mentions
        if one.block == sentence.block and sentence.start <= one.start < sentence.end
    ]


def _means(sentence: Sentence, actor: Actor, actors: Sequence[Actor], reading: Reading) -> bool:
    """Tell whether a pronoun in the sentence can mean nobody but this person.

    The sentence names no person, and the nearest sentence of the paragraph that does, at most
    BACK before it, names this one alone.
    """
    pronouns = wordlists.words(reading.language, "singular_persons")
    if actor.kind != "person" or actor.unsure:
        return False
    if not pronouns & {word.text.lower() for word in words(sentence.text)}:
        return False
    before = reading.sentences[max(0, sentence.index - BACK) : sentence.index + 1]
    for earlier in reversed([one for one in before if one.block == sentence.block]):
        persons = [one for one in actors if one.kind == "person" and _mentions(earlier, one)]
        if persons:
            return persons == [actor]
    return False

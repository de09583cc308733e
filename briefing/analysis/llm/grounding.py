"""Checks a model's point against the sentences it cites: no model judges, only rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.analysis import standing, wordlists
from briefing.analysis.llm import who
from briefing.analysis.llm.counts import wrong_number
from briefing.analysis.llm.fit import misplaced
from briefing.analysis.llm.neighbours import torn_apart
from briefing.analysis.llm.polarity import flipped
from briefing.analysis.llm.words import fold, stems, words
from briefing.analysis.reading import Reading, Sentence, read_article
from briefing.languages import Language
from briefing.model import Actor, Article, Block, Meta, Run

MOST_CITED = 4
"""Sentences that a point may cite: with many, anything can be put together."""
OVERLAP = 0.5
"""Share of a point's words with a meaning that the cited sentences must have."""
ALIKE = 5
"""Letters after which two words count as alike: `agree` and `agreement`."""
LONGEST = 400
"""Characters of the longest point."""
SHORTEST = 3
"""Words with a meaning of the shortest one."""
LISTS = ("stop", "negations", "number_words")
"""Word lists without which nothing can be checked."""

FaultKind = Literal["evidence", "form", "name", "number", "negation", "quotation", "overlap"]

_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_GAP = re.compile(r"[\W_]+")
_SIGN = re.compile(r"[`*<>{}|\\#~^=\[\]]|[^\w\s\x00-\u20ff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a point is not believed."""

    kind: FaultKind
    """What is wrong."""
    token: str = ""
    """The word that the cited sentences do not bear out, if it is one word."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The article that points are checked against."""

    reading: Reading
    """The article as it was read."""
    actors: tuple[Actor, ...]
    """Its actors."""
    plain: frozenset[str]
    """Folded words that are no names: those that it writes small somewhere, stop words."""

    @property
    def language(self) -> Language:
        """Language of the article."""
        return self.reading.language


@dataclass(frozen=True, slots=True)
class _Case:
    """One point with all that the rules look at."""

    point: str
    parsed: Reading
    cited: Sequence[Sentence]
    texts: Sequence[str]
    base: Grounds


def grounds(reading: Reading, actors: tuple[Actor, ...]) -> Grounds:
    """Return what an article's points are checked against."""
    small = {fold(word.text) for word in words(reading.doc.text) if word.text.islower()}
    stop = {fold(word) for word in wordlists.words(reading.language, "stop")}
    return Grounds(reading, actors, frozenset(small | stop))


def can_check(language: Language) -> bool:
    """Tell whether the language has the lists that the check needs."""
    return all(language.words.get(name) for name in LISTS)


def check(point: str, cited: Sequence[Sentence], base: Grounds) -> Fault | None:
    """Return what is wrong with a point, or None if the cited sentences bear it out.

    It says nothing about what a point leaves out, and cannot see a wrong turn that uses the
    sentences' own words.
    """
    meta = Meta(language=base.language.code)
    parsed = read_article(Article(meta, (Block("p1", "paragraph", (Run(point),)),)))
    case = _Case(point, parsed, cited, [sentence.text for sentence in cited], base)
    for kind, rule in _RULES:
        token = rule(case)
        if token is not None:
            return Fault(kind, token)
    return None


def overlap(point: str, texts: Sequence[str], language: Language) -> float:
    """Return the share of the point's words with a meaning, numbers aside, that the texts have."""
    wanted = [stem[:ALIKE] for stem in stems(point, language) if stem.isalpha()]
    known = {stem[:ALIKE] for text in texts for stem in stems(text, language)}
    return sum(stem in known for stem in wanted) / len(wanted) if wanted else 0.0


# Each rule returns the word in question, an empty text where no single word is, or None.


def _form(case: _Case) -> str | None:
    """Refuse what is no plain sentence of a fitting length that stands on its own."""
    signs = set(_SIGN.findall(case.point)).difference(*case.texts)
    sound = (
        len(case.point) <= LONGEST
        and len(stems(case.point, case.base.language)) >= SHORTEST
        and not signs
        and not standing.leans(case.point, case.base.language)
        and not standing.unresolved(case.parsed.doc[:], case.base.language)
    )
    return None if sound else ""


def _name(case: _Case) -> str | None:
    """Refuse a name that the cited sentences do not have, or have for somebody else."""
    base = case.base
    known = who.known_names(case.cited, base.actors, base.reading)
    found = who.names(case.parsed, case.point, base.plain)
    return (
        who.stranger(found, case.point, known, base.language)
        or misplaced(case.point, case.cited, base.actors, base.reading)
        or torn_apart(case.point, case.texts, base.actors, base.language)
        or None
    )


def _number(case: _Case) -> str | None:
    """Refuse a number that the cited sentences do not have, or have for something else."""
    return wrong_number(case.point, case.texts, case.base.language) or None


def _negation(case: _Case) -> str | None:
    """Refuse a denial of what they affirm, and the other way round."""
    return flipped(case.point, case.texts, case.base.language) or None


def _quotation(case: _Case) -> str | None:
    """Refuse words in quotation marks that they do not have in this order."""
    plain = [_GAP.sub(" ", text.casefold()).strip() for text in case.texts]
    for quoted in _QUOTED.findall(case.point):
        wanted = _GAP.sub(" ", quoted.casefold()).strip()
        if not any(wanted in text for text in plain):
            return ""
    return None


def _overlap(case: _Case) -> str | None:
    """Refuse a point that is mostly about something else."""
    return None if overlap(case.point, case.texts, case.base.language) >= OVERLAP else ""


_RULES: tuple[tuple[FaultKind, Callable[[_Case], str | None]], ...] = (
    ("form", _form),
    ("name", _name),
    ("number", _number),
    ("negation", _negation),
    ("quotation", _quotation),
    ("overlap", _overlap),
)

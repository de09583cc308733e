"""The language model's names, corrected: relabelled, trimmed, and refused where they name no actor.

Every rule answers a kind of fault that the small model makes again and again.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from spacy.tokens import Doc, Span, Token

from briefing.analysis.countries import Countries, load_countries
from briefing.analysis.figures import Figures, load_figures
from briefing.analysis.lexicon import Lexicon
from briefing.analysis.names import is_acronym, key, normal
from briefing.model import ActorKind

KINDS: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "NORP": "group",
}
"""Kind of actor by the model's label; other labels are looked up in the table of countries only."""
LONGEST_WORD = 30
"""Letters of a word in a name at most."""
ABBREVIATED = frozenset({"jr", "sr", "inc", "corp", "co", "ltd"})
"""Last words of names that keep their full stop."""
_VAGUE_RANKS = frozenset({"captain", "general", "major", "marshal"})
"""Ranks that names of firms, works and places start with as well."""
TABLE_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "FAC"})
"""Labels that the model gives to countries by mistake."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text, before it is known whose it is."""

    start: int
    """First token."""
    end: int
    """One past the last token."""
    kind: ActorKind
    """What it seems to be."""
    text: str
    """The words as they stand in the parsed text."""
    implied: str = ""
    """Surname that stands only after the next name: `Ann and Tom Holm`."""

    @property
    def key(self) -> str:
        """What all writings of this form have in common."""
        return key(f"{self.text} {self.implied}" if self.implied else self.text)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rules look up."""

    lexicon: Lexicon
    """Word lists."""
    countries: Countries
    """Table of countries."""
    figures: Figures
    """Names known beforehand."""
    credits: tuple[tuple[int, int], ...]
    """Characters that credit somebody, in order."""


def make_rules(lexicon: Lexicon, credits_: tuple[tuple[int, int], ...]) -> Rules:
    """Return the rules with the tables of the package."""
    return Rules(lexicon, load_countries(), load_figures(), credits_)


def read_entities(doc: Doc, rules: Rules) -> tuple[Found, ...]:
    """Return the names that the model marked, without those that name no actor."""
    found: list[Found] = []
    for entity in doc.ents:
        name = read_entity(entity, rules)
        if name is not None and not credited(doc, name, rules):
            found.append(name)
    return tuple(found)


def read_entity(entity: Span, rules: Rules) -> Found | None:
    """Return the name that an entity is about, or nothing."""
    label = entity.label_
    if label not in KINDS and label not in TABLE_LABELS:
        return None
    start, end = trimmed(entity.doc, entity.start, entity.end, rules.lexicon)
    start, end = _without_country(entity.doc, start, end, rules)
    start, end = _with_surname(entity.doc, start, end, rules)
    start, end = _nation_before_office(entity.doc, start, end, rules)
    if start >= end:
        return None
    kind = _kind(entity.doc[start:end], label, rules)
    if kind == "person":
        start = after_titles(entity.doc, start, end, rules.lexicon)
    if kind is None or start >= end:
        return None
    name = Found(start, end, kind, entity.doc[start:end].text)
    return None if refused(entity.doc, name, rules) else name


def trimmed(doc: Doc, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the tokens of a name without articles, outer punctuation and a possessive.

    What follows a line break is cut off too. An empty range means that nothing is left.
    """
    while start < end and (_is_outer(doc[start]) or doc[start].lower_ in lexicon.articles):
        start += 1
    if start < end and doc[start].lower_ in {"'s", "’s"}:
        return end, end
    given = start < end and key(doc[start].text) in load_figures().given_names
    for place in range(start, end):
        if place > start and _goes_on(doc[place], given=given):
            end = place
            break
        dash = doc[place].text in {"-", "–", "—"} and place > start and doc[place - 1].whitespace_
        if dash or "\n" in doc[place].text or doc[place].text in {"(", "[", "|"}:
            end = place
            break
    while end > start and (_is_outer(doc[end - 1]) or doc[end - 1].lower_ in {"'s", "’s"}):
        if doc[end - 1].text == "." and end - start > 1 and doc[end - 2].lower_ in ABBREVIATED:
            break
        end -= 1
    return start, end


def _goes_on(token: Token, *, given: bool) -> bool:
    """Tell whether a token in a supposed name is already the sentence: a verb, or `of` a body.

    Args:
        token: The token.
        given: Whether the name starts with a first name: `Ann Holm of the Quay Trust`.
    """
    if not token.text.islower():
        return False
    return token.pos_ == "VERB" or (given and token.lower_ in {"of", "for", "at", "from", "with"})


def credited(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name lies inside a credit."""
    first = doc[name.start].idx
    at = bisect.bisect_right(rules.credits, first, key=itemgetter(0)) - 1
    return at >= 0 and first < rules.credits[at][1]


def refused(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a form names no actor: no capital, a false name, an event, or only a title."""
    words = [normal(token.text).casefold().replace(".", "") for token in doc[name.start : name.end]]
    words = [word for word in words if word]
    if not words or _is_no_name(doc, name):
        return True
    lexicon = rules.lexicon
    if all(word in lexicon.false_names or word.isdigit() for word in words):
        return True
    if _is_event(words, lexicon) or words[0].startswith(("http", "www")):
        return True
    if name.kind == "person" and words[0][0].isdigit():
        return True
    if name.kind in {"person", "organisation"} and words[-1] in lexicon.thing_words:
        return name.key not in rules.figures.organisations
    return _is_office(words, name, rules)


def _is_event(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a form names an event or is about one, and is no body: `Hurricane Fund`."""
    body = words[-1] in lexicon.organisation_words or words[-1] in lexicon.organisation_heads
    inner = not lexicon.event_words.isdisjoint(words[1:-1])
    return words[0] in lexicon.event_words or (inner and not body)


def _is_no_name(doc: Doc, name: Found) -> bool:
    """Tell whether the letters alone say that a form is no name."""
    if not any(character.isalpha() for character in name.text) or "@" in name.text:
        return True
    if max(map(len, name.text.split())) > LONGEST_WORD:
        return True
    if name.key == "us" and (not name.text.isupper() or shouted(doc[name.start])):
        return True
    if name.kind == "group":
        return False
    capital = any(token.text[:1].isupper() for token in _ends(doc, name))
    return name.text[0].islower() or not capital


def _ends(doc: Doc, name: Found) -> Iterator[Token]:
    """Yield the first and the last token of a name."""
    yield doc[name.start]
    yield doc[name.end - 1]


def _is_outer(token: Token) -> bool:
    """Tell whether a token is never at the edge of a name."""
    return bool(token.is_space or token.is_punct or token.text in {"'", "’", "|", "+", "="})


def shouted(token: Token) -> bool:
    """Tell whether the words around are all in capitals, so that `US` may mean us."""
    around = token.doc[max(0, token.i - 2) : token.i + 3]
    return all(near.text.isupper() for near in around if near.is_alpha and near.i != token.i)


def _is_office(words: list[str], name: Found, rules: Rules) -> bool:
    """Tell whether a form is an office without a name: `Prime Minister`, `Attorney General`."""
    lexicon = rules.lexicon
    offices = lexicon.titles | lexicon.offices | lexicon.ranks | lexicon.address
    if key(name.text) in rules.figures.surnames or is_acronym(name.text):
        return False
    if not lexicon.ranks.isdisjoint(words):
        offices |= lexicon.rank_parts
    return all(word in offices or word in {"of", "the"} for word in words)


def _without_country(doc: Doc, start: int, end: int, rules: Rules) -> tuple[int, int]:
    """Return `Ana Holm` for `Holm of Norway`, which the model takes for one place."""
    first = doc[start - 1] if start and end - start == 3 else None
    if (
        first is None
        or doc[start + 1].lower_ != "of"
        or not rules.countries.tied(doc[end - 1].text)
    ):
        return start, end
    compound = first.pos_ == "PROPN" and first.dep_ == "compound" and first.head.i == start
    return (start - 1, start + 1) if compound and first.is_title else (start, end)


def _with_surname(doc: Doc, start: int, end: int, rules: Rules) -> tuple[int, int]:
    """Return `Ann Holm` where the model marked only the first name, as whatever it may be."""
    if end - start != 1 or end >= len(doc) or key(doc[start].text) not in rules.figures.given_names:
        return start, end
    surname = doc[end]
    free = surname.pos_ == "PROPN" and surname.is_title and not surname.ent_type_
    return (start, end + 1) if free and doc[start].head.i == end else (start, end)


def _nation_before_office(doc: Doc, start: int, end: int, rules: Rules) -> tuple[int, int]:
    """Return only the nation of `Iranian General`, only the body of `Supreme Court Justice`."""
    body = doc[end - 2].lower_ in rules.lexicon.organisation_words if end - start > 2 else False
    if body and doc[end - 1].lower_ in rules.lexicon.titles:
        return start, end - 1
    if end - start < 2 or not rules.countries.tied(doc[start].text):
        return start, end
    lexicon = rules.lexicon
    offices = lexicon.offices | lexicon.ranks | lexicon.titles | lexicon.people
    if all(_singular(token) in offices for token in doc[start + 1 : end]):
        return start, start + 1
    return start, end


def _singular(token: Token) -> str:
    """Return a token's word without full stop and plural."""
    word = token.lower_.replace(".", "")
    return str(token.lemma_).lower() if token.tag_ in {"NNS", "NNPS"} else word


def _kind(span: Span, label: str, rules: Rules) -> ActorKind | None:
    """Return what a name is, corrected by the tables and its words; nothing if it is no actor."""
    word = key(span.text)
    known = _nation_kind(word, label, rules) or _known_kind(word, label, rules)
    if known is not None:
        return known
    words = word.split()
    if label == "FAC":
        return _building(span, words, rules)
    if len(words) > 1 and label in KINDS and label != "NORP":
        return _kind_by_words(words, rules) or KINDS[label]
    return KINDS.get(label)


def _known_kind(word: str, label: str, rules: Rules) -> ActorKind | None:
    """Return what the lists of known names say, or nothing."""
    figures = rules.figures
    if word in figures.surnames:
        return "person"
    if word in figures.organisations:
        return "organisation"
    return "place" if word in figures.places and label in {"PERSON", "FAC"} else None


def _building(span: Span, words: list[str], rules: Rules) -> ActorKind | None:
    """Return what the name of a building is: a body such as a hospital, a place, or nothing.

    Without an article or a word for a building, the model has mistaken a name of another kind.
    """
    lexicon = rules.lexicon
    if len(words) < 2 or not lexicon.thing_words.isdisjoint(words):
        return None
    before = span.doc[span.start - 1].lower_ if span.start else ""
    sure = not lexicon.place_words.isdisjoint({words[0], words[-1]}) or before in lexicon.articles
    return _kind_by_words(words, rules) or ("place" if sure else None)


def _kind_by_words(words: list[str], rules: Rules) -> ActorKind | None:
    """Return what the words of a longer name tell about it, or nothing."""
    organisations = rules.lexicon.organisation_words
    if words[-1] in organisations or (words[0] in organisations and words[1] in {"of", "for"}):
        return "organisation"
    titled = words[0] in rules.lexicon.address or words[-1] in rules.figures.surnames
    titled = titled or _is_ranked(words, rules.lexicon)
    if titled or (words[0] in rules.figures.given_names and len(words) <= 4):
        return "person"
    return None


def _is_ranked(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a name starts with a rank: `Major General Ann Holm`, not `General Motors`."""
    parts = lexicon.ranks | lexicon.rank_parts
    ranks = next((size for size, word in enumerate(words) if word not in parts), len(words))
    known = not lexicon.ranks.isdisjoint(words[:ranks])
    if not known or words[-1] in lexicon.thing_words or words[-1] in lexicon.place_words:
        return False
    return 1 <= len(words) - ranks <= 3 and (ranks > 1 or words[0] not in _VAGUE_RANKS)


def _nation_kind(word: str, label: str, rules: Rules) -> ActorKind | None:
    """Return place or group for a country or its people, nothing for anything else."""
    countries = rules.countries
    if countries.named(word):
        if label == "PERSON" and word in countries.people:
            return None
        return "group" if label == "NORP" and word in countries.demonyms else "place"
    # Short ones (Pole, Finn) are words and names as well: the model has to be sure of them.
    if word in countries.demonyms and (len(word) > 4 or label == "NORP"):
        return "group"
    return None


def _is_plural(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word that opens a sentence is what several people are: `Neighbours`."""
    word = token.lower_.removesuffix("s")
    known = lexicon.offices | lexicon.kin | lexicon.people
    return bool(token.is_sent_start) and token.lower_ != word and word in known


def after_titles(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Return the first token of a person's name after titles; at least the last one is kept."""
    titles = lexicon.titles | lexicon.address | lexicon.ranks | lexicon.rank_parts
    while start < end - 1:
        word = doc[start].lower_.replace(".", "")
        if word not in titles and word not in {"-", "of", ""}:
            break
        if doc[start + 1].lower_ in {"'s", "’s"}:
            return end
        start += 1
    # `Denver Broncos Pat Holm`, `Neighbours Pat Holm`: a plural is no first name.
    while end - start > 2 and (doc[start].tag_ == "NNPS" or _is_plural(doc[start], lexicon)):
        start += 1
    # `Uruguayan Ana Maria Holm`: whose somebody is is no first name.
    if end - start > 2 and key(doc[start].text) in load_countries().demonyms:
        start += 1
    # `of Athens and All Greece Christodoulos`: the country belongs to the title before the name.
    if end - start > 2 and doc[start].lower_ == "all":
        start += 1
    tied = start > 0 and doc[start - 1].lower_ in {"of", "and", "for", "all"}
    if tied and start < end - 1 and load_countries().tied(doc[start].text):
        start += 1
    return start

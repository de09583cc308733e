"""Persons' names right behind a long office, which the model mixes up with the office's matter.

`Minister of Health and Social Affairs Ann Holm`: the words after `of` are a portfolio up to the
last one that can be no first name, and the rest is the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from briefing.analysis.entities import Found, Rules
from briefing.analysis.names import key

LONGEST = 12
"""Tokens from the office to the end of the name at most."""
_PLURALS = frozenset({"NNS", "NNPS"})
_TOWNS = frozenset({"el", "fort", "la", "las", "los", "new", "port", "saint", "san", "santa", "st"})
_WORDS = frozenset({"and", "&", "the", "of", "for"})


def with_names_behind_offices(
    doc: Doc, found: tuple[Found, ...], rules: Rules
) -> tuple[Found, ...]:
    """Return the names with those that stand behind an office and its portfolio cut out of it."""
    new = list(_behind_offices(doc, rules))
    starts = {place: name.start for name in new for place in range(name.start, name.end)}
    kept = []
    for name in found:
        cut = min((starts[i] for i in range(name.start, name.end) if i in starts), default=None)
        if cut is None:
            kept.append(name)
        elif cut > name.start and doc[cut - 1].lower_ in rules.lexicon.organisation_words:
            text = doc[name.start : cut].text
            kept.append(Found(name.start, cut, "organisation", text))
    return tuple(sorted((*kept, *new), key=lambda name: name.start))


def _behind_offices(doc: Doc, rules: Rules) -> Iterator[Found]:
    """Yield the names behind long offices."""
    lexicon = rules.lexicon
    for token in doc:
        if token.lower_ not in lexicon.offices or token.i + 1 >= len(doc):
            continue
        if doc[token.i + 1].lower_ not in {"of", "for"}:
            continue
        end = _run_end(doc, token.i + 2)
        start = _name_start(doc, token.i + 2, end, rules)
        if start and not _is_somewhere(doc, start, end, rules):
            yield Found(start, end, "person", doc[start:end].text)


def _run_end(doc: Doc, start: int) -> int:
    """Return the end of the capitalised words, and small words between them, from a token on."""
    place = end = start
    while place < min(len(doc), start + LONGEST) and not doc[place].is_sent_start:
        if doc[place].is_title and doc[place].is_alpha:
            end = place + 1
        elif doc[place].lower_ not in _WORDS:
            break
        place += 1
    return end


def _name_start(doc: Doc, start: int, end: int, rules: Rules) -> int:
    """Return where the name of two or three words begins behind the portfolio, or 0."""
    matter = [place for place in range(start, end - 2) if _is_matter(doc[place], rules)]
    name = matter[-1] + 1 if matter else _behind_place(doc, start, end, rules)
    if not name:
        return 0
    words = doc[name:end]
    known = rules.lexicon.portfolio_words
    proper = all(token.is_title and token.lower_ not in known for token in words[:-1])
    return name if proper and 2 <= len(words) <= 3 else 0


def _behind_place(doc: Doc, start: int, end: int, rules: Rules) -> int:
    """Return the known first name right behind the one or two words of a town, or 0.

    `Mayor of Quay Ann Holm`, `Mayor of San Juan Ann Holm`, but `biographer of Ann Mary Holm`.
    """
    given = rules.figures.given_names
    place = start + 1 + (doc[start].lower_ in _TOWNS)
    if place + 1 >= end or key(doc[start].text) in given:
        return 0
    return place if key(doc[place].text) in given else 0


def _is_matter(token: Token, rules: Rules) -> bool:
    """Tell whether a word is one of a portfolio: known as such, or a plural."""
    word = token.lower_
    if key(token.text) in rules.figures.given_names or not token.is_title:
        return False
    before = token.nbor(-1)
    if word in rules.lexicon.organisation_words:
        return before.lower_ == "the" or before.is_title
    return word in rules.lexicon.portfolio_words or token.tag_ in _PLURALS


def _is_somewhere(doc: Doc, start: int, end: int, rules: Rules) -> bool:
    """Tell whether the words behind a portfolio are a place or a body and no person."""
    words = key(doc[start:end].text).split()
    lexicon = rules.lexicon
    body = lexicon.organisation_words | lexicon.organisation_heads | lexicon.place_words
    if not body.isdisjoint(words) or rules.countries.tied(doc[start:end].text):
        return True
    return key(doc[start:end].text) in rules.figures.places | rules.figures.organisations

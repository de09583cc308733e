"""The second of two descriptions behind a name: `Tom Holm, son of ... and head of the bank`."""

from __future__ import annotations

from spacy.tokens import Token

from briefing.analysis.appositions import Phrase, apposition_start, phrase_at
from briefing.analysis.entities import Found
from briefing.analysis.marked import Marked, bare, is_office, singular

FARTHEST = 20
"""Tokens between a name and the `and` before its second description at most."""
_BETWEEN = frozenset({"'s", "’s", "'", "’", "-", "‑", '"', "“", "”"})
_CLAUSES = frozenset({"VBD", "VBP", "VBZ", "MD", "WP", "WDT", "TO"})
_ARTICLES_AND_PRONOUNS = frozenset({"DET", "PRON"})


def second_after_name(marked: Marked, name: Found) -> Phrase | None:
    """Return what stands behind `and` in an apposition behind a name."""
    start = apposition_start(marked, name)
    if start is None:
        return None
    kin = _after_kin(marked, start)
    if kin is not None:
        return phrase_at(marked, kin, name)
    link = _link(marked, start)
    if link is None or _has_two_masters(marked, start, link):
        return None
    place = link + 1
    while marked.doc[place].pos_ == "ADV" and bare(marked.doc[place]) not in marked.lexicon.hedges:
        place += 1
    return phrase_at(marked, place, name) if place < len(marked.doc) else None


def _after_kin(marked: Marked, start: int) -> int | None:
    """Return the token after `his wife,`, which names nobody whom the next phrase could mean."""
    doc = marked.doc
    if start + 3 >= len(doc) or doc[start].tag_ != "PRP$" or doc[start + 2].text != ",":
        return None
    described = doc[start + 3].lower_ in marked.lexicon.articles
    return start + 3 if described and singular(doc[start + 1]) in marked.lexicon.kin else None


def is_current(marked: Marked, phrase: Phrase) -> bool:
    """Tell whether a word before a phrase says that it holds now: `and now an adviser to`."""
    place = phrase[0] - 1
    while place > 0 and marked.doc[place].pos_ in _ARTICLES_AND_PRONOUNS:
        place -= 1
    return place >= 0 and bare(marked.doc[place]) in {"now", "currently", "today"}


def _link(marked: Marked, start: int) -> int | None:
    """Return the `and` before an office in the noun phrase that begins at a token, or nothing."""
    end = min(marked.sentence(start)[1], start + FARTHEST) if start < len(marked.doc) else start
    for place in range(start, end):
        token = marked.doc[place]
        if _breaks(token) or (token.pos_ == "CCONJ" and place == start):
            return None
        if token.lower_ == "and" and _starts_office(marked, place + 1):
            return place
    return None


def _breaks(token: Token) -> bool:
    """Tell whether a token is none of a noun phrase."""
    return (token.is_punct and token.text not in _BETWEEN) or token.tag_ in _CLAUSES


def _starts_office(marked: Marked, place: int) -> bool:
    """Tell whether the words from a token on lead to an office."""
    doc = marked.doc
    for token in doc[place : min(place + 6, len(doc))]:
        if token.pos_ in {"NOUN", "PROPN"} and is_office(token, marked.lexicon):
            return not marked.is_person(token.i)
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "ADV", "PRON"} or token.text == ",":
            return False
    return False


def _has_two_masters(marked: Marked, start: int, link: int) -> bool:
    """Tell whether `and` may join two others: `a friend of the mayor and head of the police`."""
    last = marked.doc[link - 1]
    before = [token for token in marked.doc[start:link] if is_office(token, marked.lexicon)]
    serves = len(before) > 1 and before[-1].i == last.i and not marked.is_person(last.i)
    return serves and any(token.lower_ in {"of", "to", "for"} for token in marked.doc[start:link])

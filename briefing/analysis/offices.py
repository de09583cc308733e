"""Roles quoted from a text that was parsed by Universal Dependencies: title and apposition.

Better no role than a wrong one: a role is an office of the language's list with what belongs to
it, right before the name or right behind it between commas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from briefing.analysis import wordlists
from briefing.analysis.gathering import Cluster, Role
from briefing.analysis.names import printed
from briefing.analysis.reading import Reading
from briefing.analysis.veil import VEIL
from briefing.languages import Language

LONGEST = 12
"""Words of a role at most."""
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_ENDS = frozenset({",", ".", ";", ")", "—", "–", "!", "?"})


def find_roles(reading: Reading, clusters: Iterable[Cluster]) -> Mapping[str, Role]:
    """Return the longest role and rank of each person, by key of its cluster."""
    found: dict[str, Role] = {}
    for one in clusters:
        votes = [sighting.kind for sighting in one.sightings]
        if one.country or votes.count("person") * 2 <= len(votes):
            continue
        roles: list[str] = []
        ranks: list[str] = []
        for sighting in one.sightings:
            span = reading.doc.char_span(sighting.start, sighting.end)
            if span is not None:
                before = _before(reading, span.start)
                (ranks if _is_rank(before, reading.language) else roles).append(before)
                roles.append(_behind(reading, span.end))
        said = ([text for text in texts if VEIL not in text] for texts in (roles, ranks))
        role, rank = (max(texts, key=len, default="") for texts in said)
        if role or rank:
            found[one.key] = Role(role, rank)
    return found


def _before(reading: Reading, name: int) -> str:
    """Return the office that ends right before a token: `le ministre allemand Anna Schmidt`."""
    doc, language = reading.doc, reading.language
    if not name or doc[name - 1].pos_ not in _NAMING:
        return ""
    offices = wordlists.words(language, "offices")
    start = -1
    for place in range(name - 1, max(-1, name - LONGEST - 1), -1):
        token = doc[place]
        if not _belongs(token):
            break
        if token.lower_ in offices:
            start = place
        if token.is_sent_start:
            break
    return _quoted(doc, _with_hedges(doc, start, language), name, language) if start >= 0 else ""


def _behind(reading: Reading, name: int) -> str:
    """Return the office between the comma behind a name and the next one."""
    doc, language = reading.doc, reading.language
    if name + 1 >= len(doc) or doc[name].text != ",":
        return ""
    start = name + 1
    while start < len(doc) and doc[start].pos_ == "DET":
        start += 1
    head = start
    while head < len(doc) and _is_hedge(doc[head], language):
        head += 1
    if head >= len(doc) or doc[head].lower_ not in wordlists.words(language, "offices"):
        return ""
    end = head
    while end < len(doc) and _belongs(doc[end]):
        end += 1
    if end >= len(doc) or doc[end].text not in _ENDS:
        return ""
    return _quoted(doc, start, end, language)


def _with_hedges(doc: Doc, start: int, language: Language) -> int:
    """Return the first token of an office with the words that change its meaning."""
    while start > 0 and not doc[start].is_sent_start and _is_hedge(doc[start - 1], language):
        start -= 1
    return start


def _quoted(doc: Doc, start: int, end: int, language: Language) -> str:
    """Return the words of a role if there are not too many of them, and no person among them."""
    if end - start > LONGEST or any(
        token.ent_type_ == "PER" and _is_bare(token, language) for token in doc[start:end]
    ):
        return ""
    return printed(doc[start:end].text)


def _is_bare(token: Token, language: Language) -> bool:
    """Tell whether a token is part of a name, and no office that the model took for one."""
    return bool(token.pos_ == "PROPN" and token.lower_ not in wordlists.words(language, "offices"))


def _belongs(token: Token) -> bool:
    """Tell whether a token can stand inside a role."""
    return token.pos_ in _INSIDE or token.text in {"-", "'", "’"}


def _is_hedge(token: Token, language: Language) -> bool:
    return token.lower_ in wordlists.words(language, "hedges") or token.text == "-"


def _is_rank(text: str, language: Language) -> bool:
    """Tell whether words are a rank and nothing else."""
    ranks = wordlists.words(language, "ranks")
    return bool(text) and all(word.lower() in ranks for word in text.split())

"""Names that the model takes for towns or firms, and that the text describes as persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing.analysis.appositions import Phrase, after_name, before_name
from briefing.analysis.entities import Found
from briefing.analysis.marked import Marked, bare, is_office, singular
from briefing.analysis.names import is_acronym
from briefing.model import ActorKind


def with_described_persons(marked: Marked, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Take a name of two to four words for a person wherever one mention is described as one."""
    persons: Mapping[str, ActorKind] = {
        name.key: "person"
        for name in found
        if may_be_person(marked, name) and is_described(marked, name)
    }
    return tuple(replace(name, kind=persons.get(name.key, name.kind)) for name in found)


def may_be_person(marked: Marked, name: Found) -> bool:
    """Tell whether the words of a place or organisation could be first names and a surname."""
    words = name.key.split()
    if name.kind not in {"place", "organisation"} or not 2 <= len(words) <= 4:
        return False
    if any(is_acronym(word) for word in name.text.split()) or marked.countries.tied(name.text):
        return False
    lexicon = marked.lexicon
    return not (lexicon.organisation_words | lexicon.organisation_heads).intersection(words)


def is_described(marked: Marked, name: Found) -> bool:
    """Tell whether `who`, a title or an apposition next to a name says that it is a person."""
    doc = marked.doc
    after = name.end + (name.end < len(doc) and doc[name.end].text == ",")
    if after < len(doc) and doc[after].lower_ == "who":
        return True
    before = doc[name.start - 1] if name.start else None
    if before is not None and bare(before) in marked.lexicon.titles:
        tied = before.dep_ == "compound" and name.start <= before.head.i < name.end
        return tied and _is_person_word(marked, before.i)
    return _says_person(marked, after_name(marked, replace(name, kind="person")))


def is_described_before(marked: Marked, name: Found) -> bool:
    """Tell whether an apposition in front of a name says that it is a person."""
    return _says_person(marked, before_name(marked, replace(name, kind="person")))


def _says_person(marked: Marked, phrase: Phrase | None) -> bool:
    """Tell whether a phrase has a noun that is said of persons only."""
    return phrase is not None and any(_is_person_word(marked, i) for i in range(*phrase))


def _is_person_word(marked: Marked, place: int) -> bool:
    """Tell whether a noun is said of persons and never of organisations."""
    token = marked.doc[place]
    word = singular(token)
    known = is_office(token, marked.lexicon) or word in marked.lexicon.people
    return known and word not in marked.lexicon.organisation_heads

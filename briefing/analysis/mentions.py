"""All places where the text names somebody: what the model marked, and what it overlooked.

A chain of steps, each of which takes and returns the names in the order of the text; no two of
them overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from briefing.analysis.entities import (
    Found,
    Rules,
    after_titles,
    credited,
    read_entities,
    refused,
    shouted,
)
from briefing.analysis.extents import (
    with_firms,
    with_halves_joined,
    with_shared_surnames,
    with_whole_organisations,
    with_whole_persons,
)
from briefing.analysis.kinds import (
    with_full_names_as_persons,
    with_one_kind_per_form,
    with_surnames_as_persons,
    with_whereabouts_as_places,
)
from briefing.analysis.names import initials, is_acronym, is_latin, key, normal
from briefing.analysis.portfolios import with_names_behind_offices
from briefing.analysis.signs import with_kinds_by_signs
from briefing.model import ActorKind

_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name that is looked for in the text."""

    text: str
    """Its normal form; capitals count."""
    length: int
    """Number of tokens."""
    kind: ActorKind
    """What it names."""


def find_mentions(doc: Doc, rules: Rules) -> tuple[Found, ...]:
    """Return every name in a text, in order."""
    found = read_entities(doc, rules)
    found = with_names_behind_offices(doc, found, rules)
    found = without_events(doc, found, rules)
    found = without_openers(doc, found, rules)
    found = with_nations(doc, found, rules)
    found = with_halves_joined(doc, found, rules)
    found = with_whole_persons(doc, found, rules)
    found = with_firms(doc, with_whole_organisations(doc, found, rules))
    found = with_kinds_by_signs(doc, found, rules)
    found = with_bracketed_acronyms(doc, found)
    found = with_bracketed_originals(doc, found)
    found = with_acronyms(doc, found)
    found = with_whole_persons(doc, with_repetitions(doc, found, rules), rules)
    found = with_surnames_as_persons(doc, found, rules)
    found = with_full_names_as_persons(found, rules)
    found = with_one_kind_per_form(found, rules)
    found = with_whereabouts_as_places(doc, found, rules)
    found = without_titles(doc, found, rules)
    return with_shared_surnames(doc, found, rules)


def without_events(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Drop the bare names of storms and the like: `Wilma` where the text has `Hurricane Wilma`."""
    events = {
        normal(doc[token.i + 1].text)
        for token in doc[:-1]
        if token.lower_ in rules.lexicon.event_words
        and token.text[:1].isupper()
        and doc[token.i + 1].pos_ == "PROPN"
    }
    return tuple(
        name for name in found if normal(name.text) not in events or rules.countries.tied(name.text)
    )


def without_openers(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Drop single words whose capital only opens a sentence: `Hydrogen` beside `hydrogen`."""
    small = {token.lower_ for token in doc if token.text.islower()}
    inner = {token.text for token in doc if token.text[:1].isupper() and not token.is_sent_start}
    known = rules.countries
    return tuple(
        name
        for name in found
        if name.end - name.start > 1
        or not doc[name.start].is_sent_start
        or name.text in inner
        or name.text.casefold() not in small
        or known.tied(name.text)
    )


def with_nations(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Add countries, their people and other known names that the model did not mark."""
    taken = _taken(found)
    new: list[Found] = []
    end = 0
    for token in doc:
        free = token.i >= end and token.i not in taken
        if not free or not token.text[:1].isupper() or token.pos_ not in _NAMING:
            continue
        size = _known_size(token, taken, rules)
        kind = "place" if size > 1 else _known_word(token, rules)
        if kind is not None:
            end = token.i + size
            new.append(Found(token.i, end, kind, doc[token.i : end].text))
    return _merged(found, (name for name in new if not credited(doc, name, rules)))


def _known_size(token: Token, taken: frozenset[int], rules: Rules) -> int:
    """Return the number of tokens of the longest known place that starts at a token, at least 1."""
    for size in (3, 2):
        span = token.doc[token.i : token.i + size]
        word = key(span.text)
        known = word in rules.figures.places or word in rules.countries.names
        whole = len(span) == size and span[-1].is_alpha
        if known and whole and not any(t.i in taken for t in span):
            return size
    return 1


def _known_word(token: Token, rules: Rules) -> ActorKind | None:
    """Return what a single word names according to the tables."""
    text = normal(token.text)
    word = text.casefold().replace(".", "")
    countries = rules.countries
    if word in countries.names and word not in countries.people:
        short = len(word) <= 3
        return "place" if not short or (token.text.isupper() and not shouted(token)) else None
    if word in countries.demonyms and len(word) > 4:
        return "group"
    return _known_name(word, rules) if token.pos_ == "PROPN" else None


def _known_name(word: str, rules: Rules) -> ActorKind | None:
    """Return what a proper noun names according to the lists of known names."""
    figures = rules.figures
    if word in figures.surnames:
        return "person"
    if word in figures.places:
        return "place"
    return "organisation" if word in figures.organisations and len(word) > 3 else None


def with_bracketed_acronyms(doc: Doc, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Add the acronym that stands in brackets after a name: `the Islamic State (IS)`."""
    taken = _taken(found)
    new = []
    for name in found:
        if name.kind not in {"organisation", "place", "group"} or name.end + 2 >= len(doc):
            continue
        opening, word, closing = doc[name.end], doc[name.end + 1], doc[name.end + 2]
        bracketed = opening.text == "(" and closing.text in {")", ",", ";"}
        if bracketed and word.i not in taken and is_acronym(word.text):
            new.append(Found(word.i, word.i + 1, name.kind, word.text))
    return _merged(found, new)


def with_bracketed_originals(doc: Doc, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Add the name in its own script that stands in brackets after a name: `Melnyk (Мельник)`."""
    new = {}
    for name in found:
        closing = _closing(doc, name.end)
        original = doc[name.end + 1 : closing] if closing else doc[0:0]
        if original.text and is_latin(name.text) and not any(map(is_latin, original.text.split())):
            new[name.end + 1] = Found(name.end + 1, closing, name.kind, original.text)
    others = [name for name in found if name.start not in new]
    return _merged(others, new.values())


def _closing(doc: Doc, opening: int) -> int:
    """Return the bracket that closes a short one at a token, or 0 if there is none."""
    if opening >= len(doc) or doc[opening].text != "(":
        return 0
    for place in range(opening + 2, min(opening + 8, len(doc))):
        if doc[place].text == ")":
            return place
    return 0


def with_acronyms(doc: Doc, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Add unmarked acronyms of three or more letters that are the initials of a longer name."""
    known = {
        letters: name.kind
        for name in found
        if name.kind != "person" and " " in name.key
        for letters in initials(name.text)
        if len(letters) > 2
    }
    taken = _taken(found)
    new = [
        Found(token.i, token.i + 1, known[token.text], token.text)
        for token in doc
        if token.text in known and token.i not in taken and not shouted(token)
    ]
    return _merged(found, new)


def with_repetitions(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Add places where a name that is known from elsewhere in the text stands unmarked."""
    forms = _forms(doc, found)
    taken = _taken(found)
    new: list[Found] = []
    end = 0
    for token in doc:
        if token.i < end or token.i in taken or not token.text[:1].isupper():
            continue
        name = _repetition(token, forms.get(normal(token.text), ()), taken)
        if name is not None and not refused(doc, name, rules) and not credited(doc, name, rules):
            new.append(name)
            end = name.end
    return _merged(found, new)


def _repetition(token: Token, forms: Iterable[Form], taken: frozenset[int]) -> Found | None:
    """Return the longest known form that starts at a token."""
    for form in forms:
        span = token.doc[token.i : token.i + form.length]
        proper = token.pos_ == "PROPN" or not token.is_sent_start
        if token.pos_ not in _NAMING or not proper or taken.intersection(t.i for t in span):
            continue
        if normal(span.text) == form.text:
            return Found(token.i, token.i + form.length, form.kind, span.text)
    return None


def _forms(doc: Doc, found: tuple[Found, ...]) -> Mapping[str, tuple[Form, ...]]:
    """Return the forms to look for by their first word, longest first."""
    kinds: dict[tuple[str, int], Counter[ActorKind]] = {}
    firsts: dict[str, dict[tuple[str, int], None]] = {}
    for name in found:
        form = (normal(name.text), name.end - name.start)
        if len(form[0]) > 2 or is_acronym(form[0]):
            kinds.setdefault(form, Counter())[name.kind] += 1
            firsts.setdefault(normal(doc[name.start].text), {})[form] = None
        if name.kind == "person" and form[1] > 1 and len(doc[name.end - 1].text) > 2:
            last = (normal(doc[name.end - 1].text), 1)
            kinds.setdefault(last, Counter())["person"] += 1
            firsts.setdefault(last[0], {})[last] = None
    return {
        first: tuple(
            Form(
                text,
                length,
                kinds[text, length].most_common(1)[0][0],
            )
            for text, length in sorted(forms, key=lambda form: (-form[1], form[0]))
        )
        for first, forms in firsts.items()
    }


def without_titles(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Cut titles off names that turned out to be persons'."""
    whole = []
    for name in found:
        start = name.start
        if name.kind == "person":
            start = min(after_titles(doc, start, name.end, rules.lexicon), name.end - 1)
        whole.append(replace(name, start=start, text=doc[start : name.end].text))
    return tuple(whole)


def _taken(found: Iterable[Found]) -> frozenset[int]:
    """Return the tokens of all names."""
    return frozenset(place for name in found for place in range(name.start, name.end))


def _merged(found: Iterable[Found], new: Iterable[Found]) -> tuple[Found, ...]:
    """Return both in the order of the text."""
    return tuple(sorted((*found, *new), key=lambda name: name.start))

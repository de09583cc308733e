"""Names that the model cut short, and surnames that two people share in one phrase."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from briefing.analysis.entities import Found, Rules

PARTNERS = 4
"""Names in the name of a firm at most."""
_FAMILIES = frozenset({"brothers", "daughter", "daughters", "son", "sons"})
_FIRMS = _FAMILIES | {"associates", "co", "company", "partners"}


def with_halves_joined(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Return the names with those joined that the model cut in two: `Fernanda` and `Lima`."""
    whole: list[Found] = []
    for name in found:
        last = whole[-1] if whole else None
        if last is None or not _is_first_half(doc, last, name, rules):
            whole.append(name)
            continue
        known = last.key in rules.figures.given_names
        kind = "person" if known or "person" in {last.kind, name.kind} else name.kind
        text = doc[last.start : name.end].text
        whole[-1] = Found(last.start, name.end, kind, text)
    return tuple(whole)


def _is_first_half(doc: Doc, last: Found, name: Found, rules: Rules) -> bool:
    """Tell whether a word right before another one belongs to it by the parse."""
    word = doc[last.start]
    single = name.end - last.start == 2 and last.end == name.start
    if not single or "group" in {last.kind, name.kind} or word.text.isupper():
        return False
    nation = rules.countries.tied(last.text) or rules.countries.tied(name.text)
    return not nation and word.dep_ == "compound" and name.start <= word.head.i < name.end


def with_whole_persons(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Return the names, in order, with persons' names as long as they are in the text."""
    whole: list[Found] = []
    for name in found:
        if name.kind != "person":
            whole.append(name)
            continue
        last = whole[-1] if whole else None
        start = _start(doc, name, last, rules)
        if last is not None and last.kind == "person" and last.end == start:
            whole.pop()
            start = last.start
        text = doc[start : name.end].text
        whole.append(replace(name, start=start, text=text))
    return tuple(whole)


def _start(doc: Doc, name: Found, last: Found | None, rules: Rules) -> int:
    """Return where a person's name starts, with first names that the model left out."""
    floor = last.end if last is not None else 0
    start = name.start
    while start > floor and _is_first_name(doc[start - 1], name, rules):
        start -= 1
    return start


def _is_first_name(token: Token, name: Found, rules: Rules) -> bool:
    """Tell whether a token in front of a name belongs to it: a proper noun that is no title."""
    lexicon = rules.lexicon
    word = token.lower_.replace(".", "")
    if token.pos_ != "PROPN" or not token.is_title or token.ent_type_ not in {"", "PERSON"}:
        return False
    if token.i and token.nbor(-1).text in {"-", "–"} and not token.nbor(-1).whitespace_:
        return False
    # `Mayor of Quay Ann Holm`: Quay is the town.
    if token.i > 1 and token.nbor(-1).lower_ == "of" and name.end - name.start > 1:
        held = rules.lexicon.offices | rules.lexicon.organisation_words
        if token.nbor(-2).lower_ in held:
            return False
    titles = lexicon.titles | lexicon.offices | lexicon.ranks | lexicon.rank_parts | lexicon.address
    others = lexicon.organisation_heads | lexicon.portfolio_words
    if word in titles or word in others or rules.countries.tied(token.text):
        return False
    return token.dep_ == "compound" and token.i < token.head.i < name.end


def with_whole_organisations(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Return the names with `University of` and the like taken to the place behind them."""
    whole: list[Found] = []
    for name in found:
        head = name.start - 2
        free = not whole or whole[-1].end <= head
        if (
            name.kind == "place"
            and head >= 0
            and free
            and doc[head + 1].lower_ == "of"
            and doc[head].pos_ == "PROPN"
            and doc[head].lower_ in rules.lexicon.organisation_words
        ):
            text = doc[head : name.end].text
            whole.append(Found(head, name.end, "organisation", text))
        else:
            whole.append(name)
    return tuple(whole)


def with_firms(doc: Doc, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the names with firms that go by a family: `Holm & Sons`."""
    new: list[Found] = []
    for token in doc[1:-1]:
        tail = doc[token.i + 1]
        known = _FIRMS if token.text == "&" else _FAMILIES if token.text == "and" else ()
        if tail.lower_ not in known or not tail.is_title:
            continue
        start = _first_partner(doc, token.i - 1)
        free = not new or new[-1].end <= start
        if free and doc[start].is_title and doc[start].pos_ == "PROPN":
            end = tail.i + 1
            new.append(Found(start, end, "organisation", doc[start:end].text))
    places = {place for name in new for place in range(name.start, name.end)}
    kept = (name for name in found if places.isdisjoint(range(name.start, name.end)))
    return tuple(sorted((*kept, *new), key=lambda name: name.start))


def _first_partner(doc: Doc, place: int) -> int:
    """Return the first of the few names that commas join before a token: `Asher, Holm & Sons`."""
    for _ in range(PARTNERS):
        if place < 2 or not doc[place].is_title or doc[place - 1].text not in {",", "&"}:
            break
        place -= 2
    return place


def with_shared_surnames(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Give a first name the surname of the next one: `Ann and Tom Holm`."""
    surnames = {name.key.split()[-1] for name in found if name.kind == "person" and " " in name.key}
    first_names = rules.figures.given_names - surnames
    paired: list[Found] = []
    for name, following in pairwise((*found, None)):
        if (
            following is not None
            and name is not None
            and {name.kind, following.kind} == {"person"}
            and name.key in first_names
            and following.start == name.end + 1
            and doc[name.end].lower_ in {"and", "&"}
            and " " in following.key
        ):
            paired.append(replace(name, implied=following.text.split()[-1]))
        elif name is not None:
            paired.append(name)
    return tuple(paired)

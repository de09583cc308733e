"""An office in the plural that several names share: `Foreign ministers Ana Holm and Tom Berg`."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.appositions import before_comma
from briefing.analysis.entities import Found
from briefing.analysis.marked import Marked, is_office, is_possessive, singular
from briefing.analysis.phrases import phrase_start
from briefing.analysis.titles import office_before

FEW = 6
"""Names at most that share one office."""
PLURALS = frozenset({"NNS", "NNPS"})
_JOINTS = frozenset({"and", "&", ","})
_TIES = frozenset({"of", "in", "from", "at"})


@dataclass(frozen=True, slots=True)
class Shared:
    """An office in the plural, and what ties it to one of those who hold it."""

    start: int
    """First token of the office."""
    end: int
    """One past its last token."""
    head: int
    """Its noun, which is in the plural."""
    tail: tuple[int, int]
    """What stands behind the name, such as `of Norway`; an empty range for nothing."""


def read_shared(marked: Marked, name: Found) -> Shared | None:
    """Return the office that a name shares with others in a list, or nothing."""
    first = first_of_list(marked, name)
    alone = first is name and not _goes_on(marked, name)
    office = None if alone else _in_front(marked, first)
    office = office or _exemplified(marked, first)
    if office is None:
        return None
    start, end = office
    heads = [i for i in range(start, end) if marked.doc[i].tag_ in PLURALS and _fits(marked, i)]
    if not heads or (end - start == 1 and not is_office(marked.doc[start], marked.lexicon)):
        return None
    linked = any(
        marked.doc[place].lower_ in marked.lexicon.role_links for place in range(start, end)
    )
    tail = _tail(marked, name)
    if linked or not _is_own(marked, name, tail):
        tail = (name.end, name.end)
    return Shared(start, end, heads[0], tail)


def first_of_list(marked: Marked, name: Found) -> Found:
    """Return the first of the persons that commas and `and` join, each maybe with `of Norway`."""
    for _ in range(FEW):
        place = name.start - 1
        if place < 1 or marked.doc[place].lower_ not in _JOINTS:
            break
        if marked.doc[place - 1].text == ",":
            place -= 1
        other = _person_before(marked, place)
        if other is None:
            break
        name = other
    return name


def _person_before(marked: Marked, end: int) -> Found | None:
    """Return the person whose name, or name and place, ends right before a token."""
    other = marked.names.get(end - 1)
    if other is not None and other.kind != "person":
        tie = other.start - 1
        other = marked.names.get(tie - 1) if marked.doc[tie].lower_ in _TIES else None
    return other if other is not None and other.kind == "person" else None


def _goes_on(marked: Marked, name: Found) -> bool:
    """Tell whether another person follows after a comma or `and`."""
    end = _tail(marked, name)[1]
    joined = end + 1 < len(marked.doc) and marked.doc[end].lower_ in _JOINTS
    return joined and marked.is_person(end + 1)


def _in_front(marked: Marked, first: Found) -> tuple[int, int] | None:
    """Return the office right before a list, or before the comma in front of it."""
    start, end = office_before(marked, first.start, first)
    return (start, end) if start < end else before_comma(marked, first, plural=True)


def _exemplified(marked: Marked, first: Found) -> tuple[int, int] | None:
    """Return the office of which a list gives examples: `directors such as Ann Holm`."""
    link = first.start - 1
    if link < 1 or marked.doc[link].lower_ not in marked.lexicon.example_links:
        return None
    head = link - 1 - (marked.doc[link - 1].lower_ in {"such", ","})
    head -= marked.doc[head].text == ","
    if head < 0 or not _fits(marked, head) or marked.doc[head].tag_ not in PLURALS:
        return None
    return phrase_start(marked, head, head + 1), head + 1


def _fits(marked: Marked, place: int) -> bool:
    """Tell whether a noun says who somebody is."""
    token = marked.doc[place]
    known = is_office(token, marked.lexicon) or singular(token) in marked.lexicon.people
    return known and not marked.is_person(place)


def _tail(marked: Marked, name: Found) -> tuple[int, int]:
    """Return the tokens of a country or body behind a name: `of Norway`."""
    place = name.end
    after = marked.names.get(place + 1) if place + 1 < len(marked.doc) else None
    if after is None or marked.doc[place].lower_ not in _TIES or after.kind == "person":
        return place, place
    owner = after.end < len(marked.doc) and is_possessive(marked.doc[after.end])
    return place, place if owner else after.end


def _is_own(marked: Marked, name: Found, tail: tuple[int, int]) -> bool:
    """Tell whether a tail is said of one name: with `of`, or between or after others like it.

    What is behind the last name may as well say where all of it happened: `linguists like Ann Holm
    in England`.
    """
    if tail[0] == tail[1] or marked.doc[tail[0]].lower_ == "of" or _goes_on(marked, name):
        return True
    place = name.start - 2
    place -= place > 0 and marked.doc[place].text == ","
    before = marked.names.get(place) if place > 0 else None
    return before is not None and before.kind != "person"


def country_of(marked: Marked, shared: Shared) -> str:
    """Return the country behind a name of a list: `Ana Holm of Norway and Tom Berg of Peru`."""
    start, end = shared.tail
    return marked.nation(start + 1) if start < end else ""

"""What stands before a person's name: the office (`Iran's Chief of Staff`) and the rank."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from briefing.analysis.entities import Found
from briefing.analysis.marked import Marked, bare, is_office, is_possessive
from briefing.analysis.phrases import LONGEST, complement_end, is_misread_noun, phrase_start

_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
ELECT = frozenset({"elect", "designate"})
"""Words behind an office and a hyphen."""
_EQUALS = frozenset({"counterpart", "colleague"})
_JOINTS = frozenset({"-", "."})


@dataclass(frozen=True, slots=True)
class Title:
    """Token ranges before a name; an empty range for what is not there."""

    office: tuple[int, int]
    """The office with whose it is."""
    rank: tuple[int, int]
    """The military or police rank."""
    country: str = ""
    """Country that stands right before the rank or the name."""


def read_title(marked: Marked, name: Found) -> Title:
    """Return office, rank and country before a name."""
    end = _before_address(marked, name.start)
    rank = _rank(marked, end)
    office = office_before(marked, rank[0], name)
    before = office[0] if office[0] < office[1] else rank[0]
    return Title(office, rank, _country(marked, before) or _country_behind(marked, name))


def _before_address(marked: Marked, end: int) -> int:
    """Return the end of the words before forms of address."""
    first = marked.sentence(end)[0]
    place = end
    while place > first and (
        bare(marked.doc[place - 1]) in marked.lexicon.address or marked.doc[place - 1].text == "."
    ):
        place -= 1
    stepped = place < end and place > first and marked.doc[place - 1].text == ","
    return place - 1 if stepped else place


def _rank(marked: Marked, end: int) -> tuple[int, int]:
    """Return the rank that ends here: capitalised words of which one is a rank."""
    first = marked.sentence(end)[0] if end else 0
    lexicon = marked.lexicon
    start = end
    while start > first:
        token = marked.doc[start - 1]
        word = bare(token)
        known = word in lexicon.ranks or word in lexicon.rank_parts
        if not (known and token.text[0].isupper()) and token.text not in _JOINTS:
            break
        start -= 1
    while start < end and marked.doc[start].text in _JOINTS:
        start += 1
    words = [bare(token) for token in marked.doc[start:end]]
    if lexicon.ranks.isdisjoint(words) or _is_civil(marked, start, end):
        return end, end
    if start > first and bare(marked.doc[start - 1]) in {"retired", "ret", "former", "acting"}:
        start -= 1
    return start, end


def _is_civil(marked: Marked, start: int, end: int) -> bool:
    """Tell whether a supposed rank is the tail of an office, as in `Attorney General`."""
    if start == 0:
        return False
    before = marked.doc[start - 1]
    general = bare(marked.doc[start]) == "general" and end - start == 1
    return general and bare(before) in marked.lexicon.general_offices


def office_before(marked: Marked, end: int, name: Found) -> tuple[int, int]:
    """Return the office that ends here."""
    head = _head(marked, end)
    if head is None or any(marked.is_person(place) for place in range(head, end)):
        return end, end
    start = phrase_start(marked, _joined_head(marked, head), name.end)
    if _is_people(marked, head) and start == head:
        return end, end
    return start, end


def _is_people(marked: Marked, head: int) -> bool:
    """Tell whether the head says nothing by itself, such as `woman`."""
    word = bare(marked.doc[head])
    return word in marked.lexicon.people and word not in marked.lexicon.offices


def _head(marked: Marked, end: int) -> int | None:
    """Return the office's noun: next to the name, or with its body or matter between them."""
    first = marked.sentence(end - 1)[0] if end else 0
    if end <= first:
        return None
    last = marked.doc[end - 1]
    if bare(last) in ELECT and end - first > 2 and marked.doc[end - 2].text in _JOINTS:
        return end - 3 if is_office(marked.doc[end - 3], marked.lexicon) else None
    if is_office(last, marked.lexicon) or _is_people(marked, end - 1):
        return end - 1
    for place in range(end - 1, max(first, end - LONGEST) - 1, -1):
        token = marked.doc[place]
        if is_office(token, marked.lexicon) and complement_end(marked, place, end) == end:
            return place
        if not _may_lie_between(marked, token):
            return None
    return None


def _may_lie_between(marked: Marked, token: Token) -> bool:
    """Tell whether a token may stand between an office's noun and the name."""
    word = bare(token)
    if token.pos_ in _WORDS or token.text in _JOINTS or is_possessive(token):
        return True
    if is_misread_noun(token) or token.text == "All":
        return True
    links = marked.lexicon.role_links | marked.lexicon.articles
    return word in links or word in {"and", "without"}


def _joined_head(marked: Marked, head: int) -> int:
    """Return the first office's noun of two that `and` joins: `founder and chairman`."""
    if head < 2 or marked.doc[head - 1].lower_ != "and":
        return head
    first = marked.doc[head - 2]
    alike = first.text[0].isupper() == marked.doc[head].text[0].isupper()
    return head - 2 if alike and is_office(first, marked.lexicon) else head


def _country(marked: Marked, before: int) -> str:
    """Return the country whose name, people or possessive ends here."""
    place = before - 1
    # `His Kenyan counterpart, Ann Holm`.
    comma = place > 1 and marked.doc[place].text == ","
    if place > 1 and bare(marked.doc[place - comma]) in _EQUALS:
        return marked.nation(place - comma - 1)
    if place >= 0 and is_possessive(marked.doc[place]):
        place -= 1
    return marked.nation(place) if place >= 0 else ""


def _country_behind(marked: Marked, name: Found) -> str:
    """Return the country that somebody is said to be of: `Ana Holm of Norway`, not `Norway's`."""
    after = name.end + 1
    country = marked.names.get(after) if after < len(marked.doc) else None
    if country is None or marked.doc[name.end].lower_ != "of" or name.kind != "person":
        return ""
    owner = country.end < len(marked.doc) and is_possessive(marked.doc[country.end])
    return "" if owner else marked.nation(after)

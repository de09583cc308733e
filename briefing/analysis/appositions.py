"""What the text says a name is: in an apposition, with `is`, or as an example of a kind."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from briefing.analysis.entities import Found
from briefing.analysis.marked import Marked, bare, is_office, singular
from briefing.analysis.phrases import complement_end, phrase_start

_CLOSINGS = frozenset(
    {",", ".", ";", ":", "(", ")", "]", "–", "—", "?", "!", "who", "which", "whose", "that"}
)
_NOW = frozenset({"now", "currently", "today"})
_PLURALS = frozenset({"NNS", "NNPS"})
_LONGEST = 10
Phrase = tuple[int, int]


def after_name(marked: Marked, name: Found) -> Phrase | None:
    """Return the apposition behind a name: `Mira Oduya, the council's leader, ...`."""
    start = apposition_start(marked, name)
    if start is None or _is_of_kin(marked, name):
        return None
    if start < len(marked.doc) and marked.doc[start].lower_ in _NOW:
        return phrase_at(marked, start + 1, name)
    held = _after_until(marked, start)
    phrase = phrase_at(marked, held, name)
    return phrase if phrase is None or held == start else (start, phrase[1])


def _is_of_kin(marked: Marked, name: Found) -> bool:
    """Tell whether a bare name only says whose kin somebody else is: `Tom Holm, brother of Ann`."""
    if name.end - name.start > 1 or name.start < 2:
        return False
    kin = singular(marked.doc[name.start - 2]) in marked.lexicon.kin
    return kin and marked.doc[name.start - 1].lower_ == "of"


def apposition_start(marked: Marked, name: Found) -> int | None:
    """Return the token after the comma or bracket, and an age, behind a name; nothing if none."""
    start = _after_bracket(marked, name.end)
    if start < len(marked.doc) and marked.doc[start].text in {",", "(", "–", "—"}:
        return _after_age(marked, start + 1)
    return None


def before_name(marked: Marked, name: Found) -> Phrase | None:
    """Return the apposition in front of a name: `the council's leader, Mira Oduya, ...`."""
    return before_comma(marked, name, plural=False)


def before_comma(marked: Marked, name: Found, *, plural: bool) -> Phrase | None:
    """Return the apposition in front of a name, or of the first name of a list.

    Args:
        marked: The text.
        name: The name.
        plural: Whether its noun has to be in the plural, or else in the singular.
    """
    comma = _before_title(marked, name.start) - 1
    if comma < 2 or marked.doc[comma].text != ",":
        return None
    first = marked.sentence(comma)[0]
    for place in range(comma - 1, max(first, comma - _LONGEST) - 1, -1):
        token = marked.doc[place]
        if fits(marked, token, name):
            if complement_end(marked, place) != comma or (token.tag_ in _PLURALS) != plural:
                return None
            return _opened(marked, place, name, comma)
        verb = token.pos_ in {"VERB", "AUX", "PRON"} and token.dep_ != "amod"
        if (token.is_punct and not _is_inner(marked, token)) or verb or marked.is_person(place):
            return None
    return None


def _is_inner(marked: Marked, token: Token) -> bool:
    """Tell whether a hyphen, or the comma of `culture, media and sport`, is inside a phrase."""
    listed = token.text == "," and token.nbor(1).lower_ in marked.lexicon.portfolio_words
    return token.text == "-" or listed


def _opened(marked: Marked, place: int, name: Found, comma: int) -> Phrase | None:
    """Return the phrase with its noun at a token, if it is whole and about the name behind it."""
    start = phrase_start(marked, place, comma)
    if start > 1 and marked.doc[start - 1].lower_ == "and":
        # `Chile's deputy prime minister and minister of trade, Ann Holm`.
        first = start - 2
        joined = is_office(marked.doc[first], marked.lexicon) and not marked.is_person(first)
        joined = joined and singular(marked.doc[first]) not in marked.lexicon.kin
        start = phrase_start(marked, first, comma) if joined else start
    opens = determined(marked, start) == marked.sentence(comma)[0]
    closed = closes(marked, end_with_body(marked, name))
    return (start, comma) if is_opened(marked, start, place) and (opens or closed) else None


def _before_title(marked: Marked, start: int) -> int:
    """Return where the titles and ranks with a capital before a name start."""
    lexicon = marked.lexicon
    known = lexicon.titles | lexicon.address | lexicon.ranks | lexicon.rank_parts
    while start and bare(marked.doc[start - 1]) in known and marked.doc[start - 1].is_title:
        start -= 1
    return start


def by_copula(marked: Marked, name: Found) -> Phrase | None:
    """Return what a name is said to be: `Mira Oduya is the leader of the council`."""
    root = marked.doc[name.start : name.end].root
    verb = root.head
    if (
        root.dep_ != "nsubj"
        or verb.lemma_ not in {"be", "become"}
        or verb.dep_ not in {"ROOT", "conj"}
    ):
        return None
    if any(child.dep_ in {"neg", "aux", "mark"} for child in verb.children):
        return None
    for child in verb.children:
        if child.dep_ == "attr" and child.i > verb.i:
            return phrase_at(marked, _skipped(marked, verb.i + 1), name, closed=False)
    return None


def by_relative(marked: Marked, name: Found) -> Phrase | None:
    """Return what a clause says a person is: `Mira Oduya, who is the leader of ...`."""
    doc = marked.doc
    place = name.end + (name.end < len(doc) and doc[name.end].text == ",")
    if place + 2 >= len(doc) or doc[place].lower_ != "who" or doc[place + 1].lemma_ != "be":
        return None
    return phrase_at(marked, _skipped(marked, place + 2), name, closed=False)


def by_example(marked: Marked, name: Found) -> Phrase | None:
    """Return the kind of which an organisation is an example: `groups such as the Red Hand`."""
    root = marked.doc[name.start : name.end].root
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    link = root.head
    if root.dep_ != "pobj" or link.lower_ not in marked.lexicon.example_links:
        return None
    head = link.i - 1
    if head >= 0 and marked.doc[head].lower_ == "such":
        head -= 1
    if head < 0 or not fits(marked, marked.doc[head], name):
        return None
    return phrase_start(marked, head, head + 1), head + 1


def before_organisation(marked: Marked, name: Found) -> Phrase | None:
    """Return the kind in front of an organisation's name: `the daily newspaper Quay Times`."""
    head = name.start - 1
    if head < 0 or not fits(marked, marked.doc[head], name):
        return None
    token = marked.doc[head]
    root = marked.doc[name.start : name.end].root
    tied = root.head.i == head or name.start <= token.head.i < name.end
    if token.tag_ in _PLURALS or token.text[0].isupper() or not tied:
        return None
    return phrase_start(marked, head, name.end), head + 1


def _after_bracket(marked: Marked, start: int) -> int:
    """Return the token after a short bracket and before a comma: `Oduya (b. 1970), leader of`."""
    doc = marked.doc
    if start >= len(doc) or doc[start].text != "(":
        return start
    for place in range(start + 1, min(start + 8, len(doc) - 1)):
        if doc[place].text == ")":
            return place + 1 if doc[place + 1].text == "," else start
    return start


def _after_age(marked: Marked, start: int) -> int:
    """Return the token after an age and its comma, if there is one: `Oduya, 54, leader of ...`."""
    doc = marked.doc
    if start + 1 < len(doc) and doc[start].like_num and doc[start + 1].text == ",":
        return start + 2
    return start


def _after_until(marked: Marked, start: int) -> int:
    """Return the token after the time until which somebody held an office: `until last week`."""
    place = start
    while place + 1 < len(marked.doc) and (
        (place == start and marked.doc[place].lower_ == "until")
        or (place > start and marked.doc[place].ent_type_ == "DATE")
    ):
        place += 1
    return place


def _skipped(marked: Marked, start: int) -> int:
    """Return the token after adverbs such as `currently`."""
    while start < len(marked.doc) and marked.doc[start].pos_ == "ADV":
        start += 1
    return start


def _heads(marked: Marked, name: Found) -> AbstractSet[str]:
    """Return the nouns that say what a name of this kind is."""
    if name.kind == "person":
        return marked.lexicon.people
    return marked.lexicon.organisation_heads


def fits(marked: Marked, token: Token, name: Found) -> bool:
    """Tell whether a noun can say what the name is."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if name.kind == "organisation" and token.i in marked.names:
        return False
    if name.kind == "person" and is_office(token, marked.lexicon):
        return True
    return singular(token) in _heads(marked, name)


def phrase_at(marked: Marked, start: int, name: Found, *, closed: bool = True) -> Phrase | None:
    """Return the phrase that begins at a token, if its head says what the name is.

    A phrase that runs on into something else (`..., president Ann Smith said`) is about another.
    """
    head = _head_of(marked, start)
    if head is None or not fits(marked, marked.doc[head], name):
        return None
    end = complement_end(marked, head)
    if marked.doc[head].tag_ in _PLURALS or (closed and not closes(marked, _origin(marked, end))):
        return None
    begin = without_determiner(marked, start, head)
    if begin == head and singular(marked.doc[head]) in marked.lexicon.people:
        return None
    return begin, end


def _origin(marked: Marked, end: int) -> int:
    """Return the end of a phrase with where somebody is from: `a baker from Quay`."""
    place = marked.names.get(end + 1) if end + 1 < len(marked.doc) else None
    known = place is not None and place.kind != "person"
    return place.end if place and known and marked.doc[end].lower_ == "from" else end


def _head_of(marked: Marked, start: int) -> int | None:
    """Return the last noun of the phrase at a token, or nothing if it names a person."""
    head: int | None = None
    for place in range(start, min(marked.sentence(start)[1], start + _LONGEST)):
        token = marked.doc[place]
        if marked.is_person(place) and not _owns(marked, place):
            return None
        if token.pos_ in {"NOUN", "PROPN"}:
            head = place
        elif not _may_lead(marked, token):
            break
    return head


def _owns(marked: Marked, place: int) -> bool:
    """Tell whether the person at a token is a possessor inside the phrase."""
    name = marked.names[place]
    return name.end < len(marked.doc) and marked.doc[name.end].lower_ in {"'s", "’s", "'", "’"}


def _may_lead(marked: Marked, token: Token) -> bool:
    """Tell whether a token that is no noun may stand before the head of a phrase."""
    if token.pos_ in {"ADJ", "DET", "PART", "NUM", "PRON"}:
        return token.tag_ not in {"WDT", "WP", "WP$", "WRB", "TO"}
    hedge = bare(token) in marked.lexicon.hedges
    return hedge or token.text in {"-", '"', "“", "”"} or (token.tag_ in {"VBN", "VBG"})


def without_determiner(marked: Marked, start: int, head: int) -> int:
    """Return the start after articles and pronouns."""
    while start < head:
        token = marked.doc[start]
        if token.pos_ not in {"DET", "PRON"} or bare(token) in marked.lexicon.hedges:
            break
        start += 1
    return start


def closes(marked: Marked, end: int) -> bool:
    """Tell whether the phrase or name before a token ends for good there."""
    if end >= len(marked.doc) or marked.sentence(end - 1)[1] <= end:
        return True
    if marked.doc[end].lower_ == "and" and end + 1 < len(marked.doc):
        return marked.doc[end + 1].pos_ in {"ADJ", "NOUN", "DET", "ADV"}
    return marked.doc[end].lower_ in _CLOSINGS


def end_with_body(marked: Marked, name: Found) -> int:
    """Return the end of a name with the body or place that it is said to be of: `Ann Holm of X`."""
    after = name.end + 1
    body = marked.names.get(after) if after < len(marked.doc) else None
    tied = body is not None and body.kind != "person" and body.start == after
    return body.end if body and tied and marked.doc[name.end].lower_ == "of" else name.end


def determined(marked: Marked, start: int) -> int:
    """Return the start of a phrase with its article or pronoun."""
    while start > 0 and marked.doc[start - 1].pos_ in {"DET", "PRON"}:
        start -= 1
    return start


def is_opened(marked: Marked, start: int, head: int) -> bool:
    """Tell whether a phrase before a name is whole and not already about the name before it."""
    before = determined(marked, start) - 1
    if before >= 1 and marked.doc[before].text == "," and marked.is_person(before - 1):
        return False
    return start < head or before < start - 1 or marked.doc[head].text[0].isupper()

"""Noun phrases around an office: how far they reach to the left and to the right."""

from __future__ import annotations

from spacy.tokens import Token

from briefing.analysis.marked import Marked, bare, is_hedge, is_office, is_possessive, singular

LONGEST = 14
"""Tokens of a phrase at most (a possessive's mark and a hyphen are tokens)."""
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_HYPHENS = frozenset({"-", "‑", "–"})
_QUOTES = frozenset({'"', "“", "”", "‘"})
_TIMES = frozenset({"DATE", "TIME"})


def phrase_start(marked: Marked, office: int, end: int) -> int:
    """Return where a phrase begins whose head is the token `office`.

    Modifiers must belong, by the parse, to something in front of `end`: a noun of the words before
    (`In response President ...`) is none of them.
    """
    first = max(marked.sentence(office)[0], office - LONGEST)
    start = office
    while start > first:
        step = _step_left(marked, start, end)
        if step is None or step < first:
            break
        start = step
    return _without_edge(marked, start, office)


def _step_left(marked: Marked, start: int, end: int) -> int | None:
    """Return the start after one more modifier to the left, or nothing."""
    token = marked.doc[start - 1]
    if is_hedge(token, marked.lexicon):
        return start - 1
    if token.text in _HYPHENS and start >= 2 and not token.whitespace_:
        return start - 2
    if token.text in _QUOTES:
        return start - 1 if _hedged_before(marked, start - 1) else None
    if is_possessive(token):
        return _possessor(marked, start - 1)
    return start - 1 if _is_modifier(marked, token, end) else None


def _is_modifier(marked: Marked, token: Token, end: int) -> bool:
    """Tell whether a token modifies something between itself and `end`."""
    if token.ent_type_ in _TIMES or marked.is_person(token.i):
        return False
    known = token.pos_ in _MODIFIERS or _is_participle(token)
    return known and token.i < token.head.i < end


def _is_participle(token: Token) -> bool:
    """Tell whether a verb is used as an adjective: `the elected`, not `who defeated Czech`."""
    if token.pos_ != "VERB" or token.dep_ != "amod" or token.is_sent_start:
        return False
    return token.nbor(-1).tag_ in {"DT", "PRP$", "POS", "RB", "JJ", "HYPH"}


def _hedged_before(marked: Marked, place: int) -> bool:
    """Tell whether a hedge stands right before a quotation mark: `so-called "president"`."""
    return place > 0 and bare(marked.doc[place - 1]) in marked.lexicon.hedges | {"called"}


def _possessor(marked: Marked, mark: int) -> int | None:
    """Return the first token of a possessor: a name, or what `the` says there is but one of."""
    last = marked.doc[mark - 1] if mark else None
    if last is None or last.ent_type_ in _TIMES:
        return None
    name = marked.names.get(last.i)
    if name is not None:
        return name.start
    start = last.i
    if last.pos_ != "PROPN":
        return _definite(marked, last)
    while start > 0 and marked.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start


def _definite(marked: Marked, noun: Token) -> int | None:
    """Return the start of a common noun with its modifiers if `the` stands before them.

    `The country's` says no more than `the`.
    """
    start = noun.i
    if noun.pos_ != "NOUN" or noun.lower_ in {"country", "nation"}:
        return None
    first = max(0, start - LONGEST)
    while start > first and _is_plain(marked, start - 1):
        start -= 1
    return start if start and marked.doc[start - 1].lower_ == "the" else None


def _is_plain(marked: Marked, place: int) -> bool:
    """Tell whether a token is a modifier outside all names."""
    return marked.doc[place].pos_ in _MODIFIERS and place not in marked.names


def _without_edge(marked: Marked, start: int, office: int) -> int:
    """Return the start after punctuation and articles that lead the phrase."""
    leading = marked.lexicon.articles | marked.lexicon.quantifiers | marked.lexicon.address
    while start < office:
        token = marked.doc[start]
        hedged = token.text in _QUOTES and start + 1 < office
        if start + 1 < office and marked.doc[start + 1].text in _HYPHENS:
            # `Four-time champion` counts no champions.
            break
        if bare(token) in {"lord", "lady"} and start + 1 < office + 1:
            # `Lord Mayor` is an office, `Lord Holm` none.
            break
        if bare(token) in leading or (token.is_punct and not hedged):
            start += 1
            continue
        break
    return start


def complement_end(marked: Marked, office: int, stop: int | None = None) -> int:
    """Return where the words end that tie an office to its body, place or matter.

    `for the Northern Region` after `spokesman` belongs to it; what comes after a time, a verb, a
    comma or a person does not. The token after the office is returned if nothing follows.

    Args:
        marked: The text.
        office: The office's noun.
        stop: Token that the words must not pass, if not the end of the sentence.
    """
    scope = marked.sentence(office)[1] if stop is None else stop
    last = min(scope, office + LONGEST)
    end = office + 1
    while end < last and _links(marked, end):
        step = _noun_phrase_end(marked, end + 1, last)
        # A phrase is taken whole or not at all.
        if step is None or (step >= last < scope and marked.doc[last].pos_ in _MODIFIERS):
            break
        end = step
    return end


def _links(marked: Marked, place: int) -> bool:
    """Tell whether a preposition ties an office to something: not `in a historic deal`.

    `on` ties a committee or an expert to a matter, anything else to a time or a place.
    """
    word = bare(marked.doc[place])
    if place + 1 >= len(marked.doc):
        return False
    if word == "on":
        return singular(marked.doc[place - 1]) in marked.lexicon.matter_nouns
    if word == "without":
        return marked.doc[place + 1].lower_ == "portfolio"
    if word not in marked.lexicon.role_links:
        return False
    return word in {"of", "for"} or marked.doc[place + 1].lower_ not in {"a", "an"}


def _noun_phrase_end(marked: Marked, start: int, last: int) -> int | None:
    """Return the end of the noun phrase at a token, or nothing if there is none to take whole."""
    place = start
    head: int | None = None
    while place < last and marked.doc[place].ent_type_ not in _TIMES:
        token = marked.doc[place]
        name = marked.names.get(place)
        if name is not None and name.kind == "person":
            # The person whom an office serves, as in `spokesman for Ann Holm`, is its end.
            return min(name.end, last)
        noun = _noun_at(marked, place, head, last)
        if noun is not None:
            head = place = noun
        elif not _inside_phrase(marked, token, place, start):
            break
        place += 1
    return None if head is None else head + 1


def _noun_at(marked: Marked, place: int, head: int | None, last: int) -> int | None:
    """Return the last token of the noun, the body's name or the `and` with a noun at a token."""
    token = marked.doc[place]
    name = marked.names.get(place)
    if name is not None and name.kind == "organisation":
        return name.end - 1
    if token.pos_ in {"NOUN", "PROPN"}:
        return place
    if token.lower_ == "and" and head == place - 1:
        return _joined_noun(marked, place, last)
    return _listed_noun(marked, place, last) if token.text == "," else None


def _listed_noun(marked: Marked, comma: int, last: int) -> int | None:
    """Return the last noun of a portfolio of three and more: `culture, media and sport`."""
    doc = marked.doc
    known = marked.lexicon.portfolio_words
    place = comma
    while place + 2 < last and doc[place].text == "," and doc[place + 1].lower_ in known:
        place += 2
    whole = comma < place < last - 1 and doc[place].lower_ == "and"
    if not whole or doc[place + 1].lower_ not in known or doc[comma - 1].lower_ not in known:
        return None
    noun = place + 1
    while noun + 1 < last and doc[noun + 1].pos_ in {"NOUN", "PROPN"}:
        if marked.is_person(noun + 1):
            break
        noun += 1
    return noun


def _joined_noun(marked: Marked, link: int, last: int) -> int | None:
    """Return the noun that `and` joins to the one before it: `climate and public utilities`.

    A second office, somebody else, and what is already the next clause do not belong to it.
    """
    doc = marked.doc
    end = link + 1
    if end < last and doc[end].lower_ == "all":
        end += 1
    while end < last and (doc[end].pos_ in _MODIFIERS or is_misread_noun(doc[end])):
        if marked.is_person(end):
            break
        end += 1
    noun = end - 1
    if noun == link or is_office(doc[noun], marked.lexicon):
        return None
    first = doc[link + 1]
    if doc[link - 1].pos_ == "PROPN" and (first.pos_ == "PROPN" or first.text == "All"):
        return noun
    if doc[noun].pos_ == "ADJ" or singular(doc[noun]) in marked.lexicon.people:
        return None
    tied = doc[noun].dep_ == "conj" and doc[noun].head.i < link
    return noun if tied and doc[link - 1].text[0].isupper() == doc[noun].text[0].isupper() else None


def is_misread_noun(token: Token) -> bool:
    """Tell whether a noun with a capital is taken for a verb by the model: `Inland Waters`."""
    return bool(token.is_title and not token.is_sent_start and token.pos_ == "VERB")


def _inside_phrase(marked: Marked, token: Token, place: int, start: int) -> bool:
    """Tell whether a token that is no noun may stand inside a noun phrase."""
    if token.pos_ in {"ADJ", "NUM"} or is_possessive(token) or token.text in _HYPHENS:
        return True
    if bare(token) in marked.lexicon.articles or bare(token) in marked.lexicon.quantifiers:
        return place == start
    if token.text == "&":
        following = marked.doc[place + 1] if place + 1 < len(marked.doc) else None
        return following is not None and following.pos_ == "PROPN" == marked.doc[place - 1].pos_
    return token.pos_ == "VERB" and token.dep_ == "amod"

"""Mentions become actors: countries first, then every form of a name goes through its sieves.

Forms are taken longest first, so that full names found the actors and short ones join them. Two
people with one surname stay two: a bare surname goes to the one named last, and both are marked as
unsure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from briefing.analysis.countries import Countries
from briefing.analysis.entities import Found, Rules
from briefing.analysis.names import is_acronym, is_latin, key, normal, one_slip
from briefing.analysis.persons import person_candidates
from briefing.analysis.register import Draft, Form, Register

Definitions = Mapping[str, str]
GEOGRAPHY = frozenset(
    {"city", "strip", "ocean", "sea", "island", "islands", "peninsula", "province"}
)
"""Last words that a place's name may go without; a county is not the town it is named after."""
COMPANIES = frozenset(
    {"airlines", "airways", "inc", "inc.", "corp", "corporation", "ltd", "llc", "plc", "group"}
    | {"holdings", "motors", "entertainment", "industries", "technologies", "gmbh", "company", "co"}
)
"""Last words of companies, which no town has an own of."""
BODIES = {"un": "united nations", "eu": "european union"}
"""Bodies whose organs are named with or without abbreviation."""
DEALING = frozenset({"with", "between", "by", "against"})
"""Prepositions that lead to somebody one deals with; a town is in, at, near or of something."""


def merge(doc: Doc, found: tuple[Found, ...], rules: Rules, title: str = "") -> tuple[Draft, ...]:
    """Return the actors of a text with their mentions, in the order of their first mention."""
    heading = frozenset(key(word) for word in title.split())
    nations, rest = merge_countries(doc, found, rules.countries)
    register = Register()
    definitions = bracketed(doc, found)
    for form in forms_of(rest):
        if form.kind == "person":
            _place_person(form, register, heading, definitions)
        else:
            _place_other(form, register, definitions, rules)
    drafts = [*nations, *(draft for draft in register.drafts if draft.mentions)]
    for draft in drafts:
        draft.mentions.sort(key=lambda mention: mention[0].start)
    return tuple(sorted(drafts, key=lambda draft: draft.starts[0]))


def merge_countries(
    doc: Doc, found: tuple[Found, ...], countries: Countries
) -> tuple[list[Draft], list[Found]]:
    """Return the countries, with their people and capitals, and the names that are left.

    A capital stands for its country where the text speaks of the country at all, and lets the
    capital act at least once as only a government does.
    """
    drafts: dict[str, Draft] = {}
    rest: list[Found] = []
    for name in found:
        country = "" if name.kind == "person" else _nation(name, countries)
        if not country:
            rest.append(name)
            continue
        draft = drafts.setdefault(country, Draft("place", country))
        people = not countries.named(name.key) or name.kind == "group"
        draft.take(name, "demonym" if people else "name")
    left = []
    governments = {name.key for name in rest if _governs(doc, name, countries)}
    for name in rest:
        draft_of_capital = drafts.get(countries.capitals.get(name.key, ""))
        if draft_of_capital is not None and name.key in governments:
            draft_of_capital.take(name, "capital")
        elif name.key in countries.capitals and name.kind == "organisation":
            left.append(replace(name, kind="place"))
        else:
            left.append(name)
    return list(drafts.values()), left


def _governs(doc: Doc, name: Found, countries: Countries) -> bool:
    """Tell whether a capital does something here, or something is done with it: no mere place."""
    if name.key not in countries.capitals or name.kind not in {"place", "organisation"}:
        return False
    after = doc[name.end : name.end + 2].text
    if after.startswith(",") and countries.tied(after.strip(", ")):
        return False
    token = doc[name.start : name.end].root
    while token.head.i < token.i and (token.dep_ == "conj" or _follows_dash(token)):
        token = token.head
    return token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.lower_ in DEALING)


def _follows_dash(token: Token) -> bool:
    """Tell whether the parser took the start of a sentence for a part of its dateline."""
    return token.dep_ == "appos" and token.nbor(-1).text in {"—", "–", "-", "--"}


def _nation(name: Found, countries: Countries) -> str:
    """Return the country that a mention names by itself or by its people."""
    return countries.named(name.key) or countries.demonyms.get(name.key, "")


def forms_of(found: Iterable[Found]) -> list[Form]:
    """Return mentions by form, those with most words first, then in the order of the text."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for name in found:
        if name.key:
            groups.setdefault((name.kind, name.key), []).append(name)
    forms = [Form(names[0].kind, names[0].key, tuple(names)) for names in groups.values()]
    return sorted(forms, key=lambda form: (-len(form.words), form.mentions[0].start))


def bracketed(doc: Doc, found: tuple[Found, ...]) -> Definitions:
    """Return which form explains which, both ways: `Long Name (ABC)`, `Melnyk (Мельник)`."""
    pairs: dict[str, str] = {}
    for outer, inner in pairwise(found):
        if inner.start != outer.end + 1 or doc[outer.end].text != "(":
            continue
        if inner.end < len(doc) and doc[inner.end].text == ")":
            short = is_acronym(outer.text) != is_acronym(inner.text)
            bodies = short and "person" not in {outer.kind, inner.kind}
            if bodies or (is_latin(outer.text) and not is_latin(inner.text)):
                pairs.setdefault(inner.key, outer.key)
                pairs.setdefault(outer.key, inner.key)
    return pairs


def _place_person(
    form: Form, register: Register, heading: frozenset[str], definitions: Definitions
) -> None:
    """Give each mention of a form to a person: the one it must be, or the one named last.

    Of several, those whose full name is in the article's title come first. Where more than one is
    left, all of them are unsure: what one of them got may be another's.
    """
    known = _by_definition(form, register, definitions)
    found = [known] if known else person_candidates(form, register)
    candidates = [draft for draft in found if draft.may_be(form.generation)]
    if not candidates:
        candidates = [register.found(form)]
    if len(candidates) == 1:
        register.learn(candidates[0], form)
    titled = [draft for draft in candidates if any({f[0], f[-1]} <= heading for f in draft.forms)]
    if len(candidates) > 1 and not titled and form.words[0] in heading:
        # The title means somebody whose full name is nowhere in the text.
        titled = [register.found(form)]
    candidates = titled or candidates
    for draft in candidates:
        draft.unsure = draft.unsure or len(candidates) > 1
    for name in form.mentions:
        min(candidates, key=lambda draft: draft.distance(name.start)).take(name)


def _place_other(form: Form, register: Register, definitions: Definitions, rules: Rules) -> None:
    """Give a form to the actor of the first sieve that finds one, or start a new actor."""
    draft = _by_definition(form, register, definitions)
    for sieve in () if draft else OTHER_SIEVES:
        draft = sieve(form, register, rules)
        if draft is not None:
            break
    draft = draft or register.found(form)
    register.learn(draft, form, _with_nation(form, rules.countries))
    for name in form.mentions:
        draft.take(name)


def _by_definition(form: Form, register: Register, definitions: Definitions) -> Draft | None:
    """Find the actor whose name explains this one in brackets, or is explained by it."""
    known = register.by_key(definitions.get(form.key, ""))
    return known[0] if known else None


def same_acronym(form: Form, register: Register, _rules: Rules) -> Draft | None:
    """Find the only longer name with these initials."""
    text = normal(form.mentions[0].text)
    if not is_acronym(text):
        return None
    known = register.by_initials(text.replace(".", "").upper())
    return known[0] if len(known) == 1 else None


def same_place(form: Form, register: Register, _rules: Rules) -> Draft | None:
    """Find the only place with this name and a word for its kind: `Gaza`, `Gaza Strip`."""
    if form.kind != "place":
        return None
    known = [
        draft
        for draft in register.by_part(form.words)
        if draft.kind == "place"
        and any(name[:-1] == form.words and name[-1] in GEOGRAPHY for name in draft.forms)
    ]
    return known[0] if len(known) == 1 else None


def same_company(form: Form, register: Register, rules: Rules) -> Draft | None:
    """Find the only company that a supposed place or group shortens: `Quay`, `Quay Airlines`."""
    known_place = " ".join(form.words) in rules.figures.places
    if form.kind not in {"place", "group"} or known_place:
        return None
    size = len(form.words)
    known = [
        draft
        for draft in register.by_part(form.words)
        if draft.kind == "organisation"
        and any(name[:size] == form.words and set(name[size:]) <= COMPANIES for name in draft.forms)
    ]
    return known[0] if len(known) == 1 else None


def head_or_tail(form: Form, register: Register, rules: Rules) -> Draft | None:
    """Find the only organisation whose longer name this one shortens.

    `Quay` shortens `Quay Inc`, but not `Quay Lights`; `Security Council` and `Senate` shorten the
    council and the senate of a state, but `Lights` not `Quay Lights`.
    """
    if form.kind != "organisation":
        return None
    known = [
        draft
        for draft in register.by_part(form.words)
        if draft.kind == "organisation"
        and any(_shortens(form.words, name, rules) for name in draft.forms)
    ]
    return known[0] if len(known) == 1 else None


def _shortens(short: tuple[str, ...], full: tuple[str, ...], rules: Rules) -> bool:
    """Tell whether a name is the head or tail of a longer one that says the same."""
    size = len(short)
    generic = rules.lexicon.organisation_words | rules.lexicon.organisation_heads
    if size >= len(full):
        return False
    if full[:size] == short and not generic.issuperset(short):
        return generic.issuperset(full[size:])
    owner = full[:-size]
    tied = owner[-1] in {"of", "for"} or rules.countries.tied(" ".join(owner).upper())
    return full[-size:] == short and bool(tied or short[-1] in rules.lexicon.organisation_words)


def same_nation(form: Form, register: Register, rules: Rules) -> Draft | None:
    """Find the same name with another word for the nation: `U.S. Senate`, `American Senate`."""
    known = register.by_key(_with_nation(form, rules.countries))
    return known[0] if known else None


def _with_nation(form: Form, countries: Countries) -> str:
    """Return the key with the country's name instead of another word for it at its start."""
    if form.words[0] in BODIES and len(form.words) > 1:
        return " ".join((BODIES[form.words[0]], *form.words[1:]))
    for size in (3, 2, 1):
        country = countries.tied(" ".join(form.words[:size]).upper())
        if country and size < len(form.words):
            return " ".join((key(country), *form.words[size:]))
    return form.key


def misspelt(form: Form, register: Register, _rules: Rules) -> Draft | None:
    """Find a name of seven or more letters that is one slip away and no plural of this one."""
    if len(form.key) < 7:
        return None
    for draft in register.by_whole_slip(form.key):
        for words in draft.forms:
            other = " ".join(words)
            plural = other.rstrip("s") == form.key.rstrip("s")
            same = draft.kind == form.kind and other[0] == form.key[0] and not plural
            if same and len(other) >= 7 and one_slip(other, form.key):
                return draft
    return None


def same_or_plural(form: Form, register: Register, _rules: Rules) -> Draft | None:
    """Find the same words under another kind, or a group in the other number."""
    known = register.by_key(form.key)
    if not known and form.kind == "group":
        known = register.by_key(form.key.removesuffix("s")) or register.by_key(form.key + "s")
    return known[0] if known else None


Sieve = Callable[[Form, Register, Rules], Draft | None]
OTHER_SIEVES: tuple[Sieve, ...] = (
    same_or_plural,
    same_nation,
    same_acronym,
    same_place,
    same_company,
    head_or_tail,
    misspelt,
)
"""In this order for organisations, places and groups."""

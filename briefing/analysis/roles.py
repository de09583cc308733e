"""Roles, quoted from the text: the office or description, the rank, and the country they name.

Better no role than a wrong one: a role is a stretch of the text that one of a few patterns reads,
with every hedge that stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from briefing.analysis import appositions, coordinated
from briefing.analysis.entities import Found
from briefing.analysis.marked import Marked, bare, is_hedge, is_office, is_possessive, singular
from briefing.analysis.names import printed
from briefing.analysis.register import Draft
from briefing.analysis.shared import country_of, read_shared
from briefing.analysis.titles import Title, read_title
from briefing.analysis.veil import VEIL

LONGEST_ROLE = 15
"""Tokens of a role at most: some twelve words."""
KINSHIP = 20
"""Taken off the score of a kinship, a following or a membership: any office is shown instead."""
PAST = 10
"""Taken off the score of an office that is over, so that the one held today is shown."""
VAGUE = 20
"""Taken off the score of a description without an office, such as `first woman in the post`."""
CURRENT = 2
"""Added to the score of an office that somebody is said to hold now, besides earlier ones."""
Pattern = Callable[[Marked, Found], tuple[int, int] | None]
PERSON_PATTERNS: tuple[tuple[str, float, Pattern], ...] = (
    ("apposition", 2, appositions.after_name),
    ("apposition", 2, coordinated.second_after_name),
    ("apposition", 2, appositions.before_name),
    ("copula", 1, appositions.by_copula),
    ("copula", 1, appositions.by_relative),
    ("example", 1, appositions.by_example),
)
"""Name, bonus and reader of what says who a person is, besides the title."""
OTHER_PATTERNS: tuple[tuple[str, float, Pattern], ...] = (
    ("title", 2, appositions.before_organisation),
    ("apposition", 2, appositions.after_name),
    ("copula", 1, appositions.by_copula),
    ("example", 1, appositions.by_example),
)
"""The same for organisations."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role as it stands in the text."""

    start: int
    """First token."""
    end: int
    """One past the last token."""
    text: str
    """The words on one line."""
    pattern: str
    """Which pattern read it."""
    score: float
    """How much it says; the highest is shown."""
    country: str = ""
    """Country that stands behind the name, in a list of several."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the text says about an actor."""

    role: str = ""
    """Office or description, quoted."""
    rank: str = ""
    """Rank, quoted."""
    country: str = ""
    """Country that role, rank or name are tied to."""
    spans: tuple[tuple[int, int], ...] = ()
    """Token ranges of all roles and ranks that were read."""


def describe(marked: Marked, draft: Draft) -> Description:
    """Return the best role of an actor, with rank and country."""
    if draft.country or draft.kind not in {"person", "organisation"}:
        return Description()
    roles: list[Role] = []
    titles: list[Title] = []
    for name, kind in draft.mentions:
        if kind != "name":
            continue
        if draft.kind == "person":
            title = read_title(marked, name)
            titles.append(title)
            shared = tuple(_shared_role(marked, name))
            roles.extend(shared or _role(marked, title.office, "title", 2))
        roles.extend(_read_patterns(marked, name, draft))
    best = _best(marked, roles)
    ranks = [title.rank for title in titles if title.rank[0] < title.rank[1]]
    return Description(
        role=best.text if best else "",
        rank=max((_text(marked, rank) for rank in ranks), key=len, default=""),
        country=_country(marked, best, titles) or _people_of(marked, roles),
        spans=tuple(sorted({*((role.start, role.end) for role in roles), *ranks})),
    )


def _read_patterns(marked: Marked, name: Found, draft: Draft) -> Iterator[Role]:
    """Yield the roles that the patterns read around one mention."""
    patterns = PERSON_PATTERNS if draft.kind == "person" else OTHER_PATTERNS
    for label, bonus, read in patterns:
        span = read(marked, name)
        if span is not None:
            yield from _role(marked, span, label, bonus)


def _shared_role(marked: Marked, name: Found) -> Iterator[Role]:
    """Yield the office that a name shares with others, in the singular, with its own country."""
    shared = read_shared(marked, name)
    if shared is None or hedged_before(marked, shared.start):
        return
    words = [token.text_with_ws for token in marked.doc[shared.start : shared.end]]
    head = marked.doc[shared.head]
    words[shared.head - shared.start] = in_singular(head) + head.whitespace_
    text = printed("".join(words))
    if shared.tail[0] < shared.tail[1]:
        text += " " + _text(marked, shared.tail)
    country = country_of(marked, shared)
    yield Role(shared.start, shared.end, text, "shared", min(len(text.split()), 6) + 2, country)


def in_singular(noun: Token) -> str:
    """Return a noun in the singular, with its capital: `Secretary` for `Secretaries`."""
    word = str(noun.lemma_).lower()
    if word == noun.lower_:
        word = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return word.capitalize() if noun.text[0].isupper() else word


def _role(marked: Marked, span: tuple[int, int], pattern: str, bonus: float) -> Iterator[Role]:
    """Yield the role of a span, if it is not too long and loses no hedge."""
    start, end = span
    if not 0 < end - start <= LONGEST_ROLE or hedged_before(marked, start):
        return
    if not any(token.is_alpha for token in marked.doc[start:end]) or (
        VEIL in marked.doc[start:end].text
    ):
        return
    text = _singular_text(marked, start, end)
    last = marked.doc[end - 1]
    if text.endswith(last.text) and _is_plural(marked, start, last):
        return
    if text.casefold() in marked.lexicon.ranks and not _is_captain(marked, start, pattern):
        return
    bonus += CURRENT * coordinated.is_current(marked, span)
    words = marked.doc[start:end]
    people = any(singular(token) in marked.lexicon.people for token in words)
    vague = people and not any(is_office(token, marked.lexicon) for token in words)
    score = min(len(text.split()), 6) + bonus - KINSHIP * _is_kinship(marked, start, end)
    score -= VAGUE * vague
    score -= PAST * any(bare(token) in marked.lexicon.past_hedges for token in words)
    yield Role(start, end, text, pattern, score)


def _is_captain(marked: Marked, start: int, pattern: str) -> bool:
    """Tell whether a rank with an article is an office: `Ann Holm, the captain, scored twice`."""
    before = marked.doc[start - 1].lower_ if start else ""
    return pattern == "apposition" and before == "the" and bare(marked.doc[start]) == "captain"


def _is_kinship(marked: Marked, start: int, end: int) -> bool:
    """Tell whether a phrase only says whose son or friend somebody is, or what he belongs to."""
    lexicon = marked.lexicon
    heads = [singular(token) for token in marked.doc[start:end] if is_office(token, lexicon)]
    weak = lexicon.kin | lexicon.followers | lexicon.belongings
    return bool(heads) and heads[0] in weak


def hedged_before(marked: Marked, start: int) -> bool:
    """Tell whether a hedge stands before a phrase and would be left out."""
    first = max(marked.sentence(start)[0], start - 6)
    for token in reversed(marked.doc[first:start]):
        if is_hedge(token, marked.lexicon):
            return True
        if token.pos_ not in {"ADJ", "DET", "PUNCT", "PART"} or token.text in {",", ".", ";"}:
            return False
    return False


def _singular_text(marked: Marked, start: int, end: int) -> str:
    """Return the words of a span; a plural that names several persons at once loses its s."""
    text = printed(marked.doc[start:end].text)
    last = marked.doc[end - 1]
    regular = last.lower_ == f"{singular(last)}s"
    return text[:-1] if regular and _is_plural(marked, start, last) else text


def _is_plural(marked: Marked, start: int, head: Token) -> bool:
    """Tell whether a phrase ends with its head, an office or kind of organisation in the plural."""
    if any(token.lower_ in marked.lexicon.role_links for token in marked.doc[start : head.i]):
        return False
    kinds = marked.lexicon.organisation_heads | marked.lexicon.people
    known = is_office(head, marked.lexicon) or singular(head) in kinds
    return known and head.tag_ in {"NNS", "NNPS"}


def _text(marked: Marked, span: tuple[int, int]) -> str:
    """Return the words of a span on one line."""
    return printed(marked.doc[span[0] : span[1]].text)


def _best(marked: Marked, roles: list[Role]) -> Role | None:
    """Return the role that says most; a hedged form wins over the same office without hedge."""
    if not roles:
        return None
    best = max(roles, key=lambda role: (role.score, -role.start))
    if _hedges(marked, best):
        return best
    offices = _offices(marked, best)
    hedged = [role for role in roles if _hedges(marked, role) and _offices(marked, role) == offices]
    return max(hedged, key=lambda role: (role.score, -role.start), default=best)


def _hedges(marked: Marked, role: Role) -> bool:
    return any(is_hedge(token, marked.lexicon) for token in marked.doc[role.start : role.end])


def _offices(marked: Marked, role: Role) -> frozenset[str]:
    return frozenset(
        bare(token)
        for token in marked.doc[role.start : role.end]
        if is_office(token, marked.lexicon)
    )


def _country(marked: Marked, best: Role | None, titles: list[Title]) -> str:
    """Return the country named in the role, or else right before a rank or the name."""
    if best is not None and best.country:
        return best.country
    if best is not None:
        for place in range(best.start, best.end):
            nation = marked.nation(place)
            if nation and not _is_aim(marked, best, place):
                return nation
        owner = marked.names.get(best.start)
        nation = _nation_of_body(marked, owner) if owner is not None else ""
        if nation:
            return nation
    return next((title.country for title in titles if title.country), "")


def _people_of(marked: Marked, roles: list[Role]) -> str:
    """Return the country whose adjective another description starts with: `Kenyan runner`."""
    for role in roles:
        name = marked.names.get(role.start)
        if name is not None and name.kind == "group" and name.end < role.end:
            return marked.nation(role.start)
    return ""


def _nation_of_body(marked: Marked, body: Found) -> str:
    """Return the country that a body's name starts with: `U.S. Treasury`."""
    if body.kind != "organisation" or body.end - body.start < 2:
        return ""
    return marked.countries.tied(marked.doc[body.start].text)


def _is_aim(marked: Marked, role: Role, place: int) -> bool:
    """Tell whether a role's country is where an envoy goes (`to France`) or a language."""
    before = place - 1
    while before >= role.start and bare(marked.doc[before]) in marked.lexicon.articles:
        before -= 1
    link = marked.doc[before].lower_ if before >= role.start else ""
    people = marked.names[place].kind == "group"
    return link == "to" or (people and link in {"of", "in"}) or _is_anothers(marked, role, place)


def _is_anothers(marked: Marked, role: Role, place: int) -> bool:
    """Tell whether a country is that of somebody inside the role: `friend of French minister Ann`.

    Whoever speaks or works for a minister is of the same country.
    """
    named = [i for i in range(place, role.end) if marked.is_person(i)]
    head = next((t for t in marked.doc[role.start : place] if is_office(t, marked.lexicon)), None)
    word = singular(head) if head is not None else ""
    return bool(named) and (word in marked.lexicon.kin or word in marked.lexicon.followers)


def inside_role(marked: Marked, name: Found, ends: Mapping[int, int]) -> bool:
    """Tell whether a name is only a part of a role: `Army` in `Chief of Army Staff`.

    A body of its own (`FIFA president`), a possessor (`Holm's lawyer`) and a full name
    (`son of Tom Holm`) are actors.

    Args:
        marked: The text.
        name: The name.
        ends: For each token of a role, the end of the role.
    """
    if name.end > ends.get(name.start, 0):
        return False
    if name.end < len(marked.doc) and is_possessive(marked.doc[name.end]):
        return False
    words = {bare(token) for token in marked.doc[name.start : name.end]}
    if name.kind == "person":
        return " " not in name.key
    portfolio = words <= marked.lexicon.portfolio_words | {"and", "of", "&"}
    return portfolio or not words.isdisjoint(marked.lexicon.matter_words)

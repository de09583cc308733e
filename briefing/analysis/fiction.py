"""Names out of works: parts that somebody plays, and titles in quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from briefing.analysis.entities import Found, Rules

_OPENING = frozenset({"“", "‘", '"', "«", "„"})
_CLOSING = frozenset({"”", "’", '"', "»", "“", ",", "."})
_NO_PART = frozenset({"such", "well", "known", "same", "far", "much"})
_NEAR = 12
_FAR = 40
_PLAYING = frozenset({"play", "portray", "impersonate"})
_STARRING = frozenset({"star", "feature", "cast"})
_BOOKS = frozenset({"book", "books", "films", "novels", "plays", "stories", "tale", "tales"})
_HEROES = frozenset(
    {"antagonist", "antihero", "character", "hero", "heroine", "narrator", "protagonist", "villain"}
)
_KINDS_OF = frozenset({"young", "old", "certain", "mysterious", "strange", "little"})
_PARTS = frozenset({"role", "part", "character"})


def without_fiction(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Drop forms that are parts wherever they stand, or quoted titles at least half of the time.

    A single name goes with the full name of a part: `Ann` with `Ann Holm`.
    """
    counts = Counter(name.key for name in found)
    said = {
        name.key
        for name in found
        if is_said_to_be_played(doc, name, rules) or is_said_to_be_hero(doc, name, rules)
    }
    signs = [is_part(doc, name, rules) for name in found]
    told = bool(said) or any(signs)
    parts = Counter(
        name.key
        for name, sign in zip(found, signs, strict=True)
        if sign or is_made_up(doc, name, rules, told=told)
    )
    titles = Counter(name.key for name in found if is_quoted_title(doc, name, rules))
    fiction = {form for form, count in parts.items() if count == counts[form]} | said
    fiction |= _belonging(fiction, found)
    fiction |= {form for form, count in titles.items() if count * 2 >= counts[form]}
    known = rules.countries
    return tuple(name for name in found if name.key not in fiction or known.tied(name.text))


def _belonging(fiction: Iterable[str], found: Iterable[Found]) -> set[str]:
    """Return persons' forms that share their words with a part and with nobody else."""
    forms = {name.key: frozenset(name.key.split()) for name in found if name.kind == "person"}
    parts = {form: forms[form] for form in fiction if form in forms}
    real = [words for form, words in forms.items() if form not in parts and len(words) > 1]
    others = frozenset(word for words in real for word in words)
    belonging = {
        form
        for form, words in forms.items()
        for part in parts.values()
        if (words < part and not words & others) or part < words
    }
    return belonging if parts else set()


def is_part(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name is a part in a play or film: `played Ann Holm`, `starred as Holm`."""
    figures = rules.figures
    if name.kind == "group" or name.key in figures.organisations or name.key in figures.places:
        return False
    root: Token = doc[name.start : name.end].root
    if _is_acted(doc, name, rules) and root.dep_ != "nsubj":
        return True
    if name.kind != "person":
        return False
    return _is_played(root, rules)


def _is_played(root: Token, rules: Rules) -> bool:
    """Tell whether a person is the object of acting: `played Ann Holm`, `the role of Holm`."""
    acting = rules.lexicon.acting_words
    verb = root.head
    if root.dep_ == "appos" and verb.dep_ == "dobj" and verb.text.islower():
        return str(verb.head.lemma_).lower() in _PLAYING
    if root.dep_ == "dobj":
        word = str(verb.lemma_).lower()
        roles = any(child.lemma_ in _PARTS for child in verb.children if child.dep_ == "nsubj")
        # Who is starred by a film is no part of it.
        return (word in acting and word not in _STARRING) or (roles and word == "include")
    if root.dep_ != "pobj" or verb.lower_ != "of":
        return False
    return str(verb.head.lemma_).lower() in acting


def _is_acted(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether `as` stands before a name, and near it, in its sentence, somebody acts."""
    lexicon = rules.lexicon
    link = name.start - 1
    while link > 0 and (doc[link].lower_ in lexicon.offices or doc[link].lower_ in lexicon.titles):
        link -= 1
    if link < 0 or doc[link].lower_ != "as" or (link and doc[link - 1].lower_ in _NO_PART):
        return False
    sentence = doc[link].sent
    first, last = max(sentence.start, link - _NEAR), min(sentence.end, link + _NEAR)
    near = (*doc[first:link], *doc[name.end : last])
    words = lexicon.acting_words
    acted = any(str(token.lemma_).lower() in words for token in near)
    return acted or any(str(token.lemma_).lower() in lexicon.work_nouns for token in near)


def is_said_to_be_played(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a clause says who plays a part: `Maren is played by Ann Holm`."""
    root: Token = doc[name.start : name.end].root
    verb = root.head
    known = rules.figures.organisations | rules.figures.places
    if name.kind == "group" or name.key in known or root.dep_ != "nsubjpass":
        return False
    acting = str(verb.lemma_).lower() in rules.lexicon.acting_words
    agents = [child for child in verb.children if child.dep_ == "agent"]
    if name.kind == "person":
        return acting and bool(agents)
    return acting and any(t.ent_type_ == "PERSON" for agent in agents for t in agent.children)


def is_said_to_be_hero(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether somebody is said to be the hero of a story: `Ann Holm is the heroine of`."""
    root: Token = doc[name.start : name.end].root
    nouns = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        nouns += [child for child in root.head.children if child.dep_ == "attr"]
    told = rules.lexicon.story_nouns | _BOOKS
    return any(
        noun.lower_ in _HEROES
        and any(word.lower_ in told for word in noun.subtree if word.i > noun.i)
        for noun in nouns
    )


def is_made_up(doc: Doc, name: Found, rules: Rules, *, told: bool) -> bool:
    """Tell whether a name is brought in as somebody in a story: `an engineer called Tom Berg`.

    Args:
        doc: The text.
        name: The name.
        rules: Word lists.
        told: Whether the text has a part that somebody plays, so that it is about stories.
    """
    if name.kind == "place" or not name.start:
        return False
    before = _before_titles(doc, name.start, rules)
    if told and doc[before].lower_ == "of" and before:
        return doc[before - 1].lower_ in {"ghost", "spirit", "character"}
    if before < 2 or doc[before].lower_ not in {"called", "named"}:
        return False
    noun = doc[before - 1]
    somebody = noun.pos_ == "NOUN" and doc[before - 2].lower_ in {"a", "an"} | _KINDS_OF
    return somebody and (told or _tells(doc, before, rules))


def _before_titles(doc: Doc, start: int, rules: Rules) -> int:
    """Return the token before a name and the titles and ranks in front of it."""
    lexicon = rules.lexicon
    place = start - 1
    known = lexicon.titles | lexicon.ranks | lexicon.articles
    while place > 0 and doc[place].lower_ in known:
        place -= 1
    return place


def _tells(doc: Doc, place: int, rules: Rules) -> bool:
    """Tell whether the sentence before a token has the noun for a work that tells a story."""
    first = max(doc[place].sent.start, place - _FAR)
    return any(
        token.text.islower() and str(token.lemma_).lower() in rules.lexicon.story_nouns
        for token in doc[first:place]
    )


def is_quoted_title(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name of several words stands alone in quotation marks."""
    if name.start == 0 or name.end >= len(doc) or name.kind == "place":
        return False
    before = name.start - 1
    if doc[before].lower_ in rules.lexicon.articles and before:
        before -= 1
    # A straight mark with a space behind it closes what was said before.
    opened = doc[before].text in _OPENING and not doc[before].whitespace_
    return opened and doc[name.end].text in _CLOSING and name.end - name.start > 1

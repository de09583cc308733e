"""Names of things that the model takes for somebody: works, ships, planets, gods, terms.

The text says what they are: `the series Quay Lights`, `Jupiter, the planet`, `Quay Lights (2004)`.
"""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc, Token

from briefing.analysis.entities import Found, Rules

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_BETWEEN = frozenset({",", "and", "or", "&", "“", "”", '"', "‘", "’", "'"})
_QUOTES = frozenset({"“", '"', "‘", "'"})
_FARTHEST = 8
_TERMS = frozenset({"theory", "notion", "concept", "idea", "doctrine", "principle"})


def without_things(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Drop forms that at least half of their mentions show to be the name of a thing."""
    counts = Counter(name.key for name in found)
    signs = Counter[str]()
    last: Found | None = None
    for name in found:
        follows = last is not None and _continues(doc, last, name)
        if is_thing(doc, name, rules) or (follows and not _is_known(name, rules)):
            signs[name.key] += 1
            last = name
        else:
            last = None
    return tuple(name for name in found if signs[name.key] * 2 < counts[name.key])


def is_thing(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether the words around a name say that it is a thing."""
    if _is_known(name, rules):
        return False
    root = doc[name.start : name.end].root
    return (
        _is_named_before(doc, name, root, rules)
        or _is_named_after(doc, name, root, rules)
        or _is_example(root, rules)
        or _is_of_a_kind(doc, name, rules)
        or _is_vessel(doc, name, rules)
        or _is_site(name, rules)
        or (_has_year(doc, name) and _may_be_title(name, rules))
    )


def _is_known(name: Found, rules: Rules) -> bool:
    """Tell whether a table says that a name is no thing."""
    known = rules.figures.surnames | rules.figures.organisations
    return bool(rules.countries.tied(name.text)) or name.key in known


def _is_named_before(doc: Doc, name: Found, root: Token, rules: Rules) -> bool:
    """Tell whether the noun for a thing stands before its name: `the romantic comedy, Harbour`."""
    place = name.start - 1
    while place >= 0 and (doc[place].text in _QUOTES or doc[place].lower_ in {"the", ","}):
        place -= 1
    if place < 0 or not _is_noun(doc[place], rules):
        return False
    noun = doc[place]
    # A noun in the plural names what follows, whatever the parser makes of a list.
    compound = name.start <= noun.head.i < name.end or noun.tag_ == "NNS"
    return compound or (root.dep_ in {"appos", "nmod"} and root.head.i == place)


def _is_of_a_kind(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name is a title or a term: `titled Low Tide`, `the theory of Rank`."""
    before = [token for token in doc[max(0, name.start - 2) : name.start] if token.is_alpha]
    if before and before[-1].lower_ in {"titled", "entitled", "subtitled"}:
        return True
    after = doc[name.end] if name.end < len(doc) else None
    if after is not None and str(after.lemma_).lower() in rules.lexicon.work_nouns:
        return after.text.islower() and name.start <= _child_of(after, doc, name) < name.end
    if len(before) < 2 or before[-1].lower_ != "of" or name.end - name.start > 1:
        return False
    return name.kind != "person" and str(before[0].lemma_).lower() in _TERMS


def _is_vessel(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a part of a ship stands before a name: `the wreck of the Bantam`."""
    before = [token.lower_ for token in doc[max(0, name.start - 3) : name.start]]
    return before[1:] == ["of", "the"] and before[0] in rules.lexicon.vessel_nouns


def _is_site(name: Found, rules: Rules) -> bool:
    """Tell whether a name is that of a street or a ground: `Mill Street`."""
    words = name.key.split()
    known = name.key in rules.figures.places or name.kind == "person"
    return len(words) > 1 and not known and words[-1] in rules.lexicon.site_words


def _child_of(noun: Token, doc: Doc, name: Found) -> int:
    """Return the name's root if the noun after it is its head: `the Low Tide sequel`; else -1."""
    root = doc[name.start : name.end].root
    return root.i if root.dep_ == "compound" and root.head == noun else -1


def _is_named_after(doc: Doc, name: Found, root: Token, rules: Rules) -> bool:
    """Tell whether the noun for a thing stands in apposition after a name, or as `is a ...`."""
    if any(child.dep_ == "appos" and _is_noun(child, rules) for child in root.children):
        return name.end < len(doc) and doc[name.end].text in {",", "(", "–", "—"}
    verb = root.head
    return (
        root.dep_ == "nsubj"
        and verb.lemma_ == "be"
        and any(child.dep_ == "attr" and _is_noun(child, rules) for child in verb.children)
    )


def _is_example(root: Token, rules: Rules) -> bool:
    """Tell whether a name is an example of a thing: `gods such as Zeus`."""
    link = root.head
    if root.dep_ != "pobj" or link.lower_ not in rules.lexicon.example_links:
        return False
    before = link.i - 1
    while before > 0 and link.doc[before].lower_ in {"such", ","}:
        before -= 1
    return before >= 0 and _is_noun(link.doc[before], rules)


def _is_noun(token: Token, rules: Rules) -> bool:
    """Tell whether a token is a noun for a kind of thing, in lower case."""
    if token.pos_ not in {"NOUN", "PROPN"} or not token.text[0].islower():
        return False
    words = rules.lexicon.thing_nouns
    return token.lower_ in words or str(token.lemma_).lower() in words


def _has_year(doc: Doc, name: Found) -> bool:
    """Tell whether a single year in brackets follows: `Quay Lights (2004)`."""
    end = name.end
    while end < len(doc) and doc[end].text in _BETWEEN:
        end += 1
    return end + 2 < len(doc) and (
        doc[end].text == "("
        and bool(_YEAR.fullmatch(doc[end + 1].text))
        and doc[end + 2].text == ")"
    )


def _may_be_title(name: Found, rules: Rules) -> bool:
    """Tell whether a name of several words is no place and does not start like a person's."""
    words = name.key.split()
    return len(words) > 1 and name.kind != "place" and words[0] not in rules.figures.given_names


def _continues(doc: Doc, last: Found, name: Found) -> bool:
    """Tell whether a name goes on with a list: only commas, `and` and years lie between."""
    between = doc[last.end : name.start]
    return 0 < len(between) <= _FARTHEST and all(
        token.text in _BETWEEN
        or token.text in {"(", ")"}
        or _YEAR.fullmatch(token.text)
        or token.lower_ == "the"
        for token in between
    )

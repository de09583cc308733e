"""What the words right beside a name say it is, where the model's label says something else.

One sign settles all mentions of a form: `the village of Kirn`, `the company Kirn`, `Kirn was born`.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from briefing.analysis.entities import Found, Rules
from briefing.model import ActorKind

_WHERE = frozenset({"in", "near", "from", "at", "of"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def with_kinds_by_signs(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Give every form the kind that the first sign beside any of its mentions tells."""
    kinds: dict[str, ActorKind] = {}
    for name in found:
        if name.key not in kinds and not _is_settled(name, rules):
            kind = sign(doc, name, rules)
            if kind is not None:
                kinds[name.key] = kind
    return tuple(replace(name, kind=kinds.get(name.key, name.kind)) for name in found)


def sign(doc: Doc, name: Found, rules: Rules) -> ActorKind | None:
    """Return what the words beside a mention say it is, or nothing."""
    root = doc[name.start : name.end].root
    if name.kind == "group":
        return "place" if _is_somewhere(doc, name, rules) else None
    if _is_called(doc, name, root, rules):
        return "organisation"
    if _lives(root, rules):
        return "person"
    return _sign_against_person(doc, name, rules) if name.kind == "person" else None


def _sign_against_person(doc: Doc, name: Found, rules: Rules) -> ActorKind | None:
    """Return what the words beside a supposed person say it is instead, or nothing."""
    given = name.key.split()[0] in rules.figures.given_names
    after = doc[name.end : name.end + 2].text
    if given:
        return None
    if (after.startswith(",") and after.endswith("which")) or _is_somebodys(doc, name):
        return "organisation"
    return "place" if _is_somewhere(doc, name, rules) or _is_around(doc, name) else None


def _is_somebodys(doc: Doc, name: Found) -> bool:
    """Tell whether a person is said to be of a name: `Warren Quill of Berg Holdings`."""
    before = doc[max(0, name.start - 2) : name.start]
    several = name.end - name.start > 1
    return (
        several
        and len(before) == 2
        and before[1].lower_ == "of"
        and before[0].ent_type_ == "PERSON"
    )


def _is_around(doc: Doc, name: Found) -> bool:
    """Tell whether a word lies around a place that says where: `born in Exeter, Devon`."""
    place, comma = name.start - 2, name.start - 1
    if name.end - name.start > 1 or place < 2 or doc[comma].text != ",":
        return False
    while place > 1 and doc[place].ent_type_ == "GPE" and doc[place - 1].ent_type_ == "GPE":
        place -= 1
    link = doc[place - 1]
    after = doc[name.end].text if name.end < len(doc) else "."
    located = doc[place].ent_type_ == "GPE" and link.lower_ in _WHERE and not link.is_sent_start
    return located and after in {",", ".", ";", ")", "\n\n"}


def _is_settled(name: Found, rules: Rules) -> bool:
    """Tell whether a table says what a name is."""
    figures = rules.figures
    known = figures.surnames | figures.organisations | figures.places
    return bool(rules.countries.tied(name.text)) or name.key in known


def _is_called(doc: Doc, name: Found, root: Token, rules: Rules) -> bool:
    """Tell whether the noun for a body stands right before its name: `the company Kirn`."""
    if not name.start:
        return False
    noun = doc[name.start - 1]
    if noun.tag_ != "NN" or noun.lower_ not in rules.lexicon.organisation_heads:
        return False
    # Who stands for a body is called by it: `team captain`, but also `club president Ann Holm`.
    office = noun.lower_ in rules.lexicon.offices or noun.lower_ in rules.lexicon.people
    tied = name.start <= noun.head.i < name.end or (root.dep_ == "appos" and root.head == noun)
    return noun.text.islower() and tied and not office


def _lives(root: Token, rules: Rules) -> bool:
    """Tell whether a name does what only people do: `Kirn was born`, `Kirn smiled`."""
    verb = root.head
    return root.dep_ in _SUBJECTS and str(verb.lemma_).lower() in rules.lexicon.living_verbs


def _is_somewhere(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether the words of a name, or the noun before it, say that it is a place."""
    words = name.key.split()
    places = rules.lexicon.place_words
    if len(words) > 1 and (words[0] in places or words[-1] in places):
        return True
    before = doc[max(0, name.start - 2) : name.start]
    if len(before) < 2 or before[1].lower_ != "of":
        return False
    noun = str(before[0].lemma_).lower()
    ruled = noun in rules.lexicon.ruling_offices and len(words) == 1
    return noun in rules.lexicon.place_nouns or ruled

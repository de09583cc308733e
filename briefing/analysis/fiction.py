"""Names out of works: parts that somebody plays, and titles in quotation marks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from briefing.analysis.entities import Found, Rules

_OPENING = frozenset({"“", "‘", '"', "«", "„"})
_CLOSING = frozenset({"”", "’", '"', "»", "“", ",", "."})


def without_fiction(doc: Doc, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Drop forms that are nowhere in the text anything but a part or a quoted title."""
    real = {
        name.key
        for name in found
        if not (is_part(doc, name, rules) or is_quoted_title(doc, name, rules))
    }
    known = rules.countries
    return tuple(name for name in found if name.key in real or known.tied(name.text))


def is_part(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name is a part in a play or film: `played Ann Holm`, `starred as Holm`."""
    if name.kind != "person":
        return False
    root: Token = doc[name.start : name.end].root
    acting = rules.lexicon.acting_words
    if root.dep_ == "dobj" and str(root.head.lemma_).lower() in acting:
        return True
    link = root.head
    if root.dep_ != "pobj" or link.lower_ not in {"as", "of"}:
        return False
    return str(link.head.lemma_).lower() in acting


def is_quoted_title(doc: Doc, name: Found, rules: Rules) -> bool:
    """Tell whether a name of several words stands alone in quotation marks."""
    if name.start == 0 or name.end >= len(doc) or name.kind == "place":
        return False
    before = name.start - 1
    if doc[before].lower_ in rules.lexicon.articles and before:
        before -= 1
    opened = doc[before].text in _OPENING and doc[before].text != "’"
    return opened and doc[name.end].text in _CLOSING and name.end - name.start > 1

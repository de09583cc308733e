"""Tell whether a sentence stands on its own when the sentences before it are taken away."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from briefing.analysis import sentences, wordlists
from briefing.analysis.veil import VEIL
from briefing.languages import Language

_OPENING = "\"'“‘«„"
_CLOSING = "\"'”’»"
_PAIRS = ("()", "[]", "“”", "«»")
_END = re.compile(r"[.!…。！۔।][\"'”’»)\]」』]*(?:\s?\[\d{1,3}\])*\Z")
_OPENED = re.compile(r"(?<!\w)['‘](?=[^\W\d])")
_CLOSED = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_CLOSED_AFTER_MARK = re.compile(r"(?<=[.,!?…])['’](?!\w)")
_BOTH = re.compile(r"(both|either|neither)\b[^,;:.]{2,80}?\b(and|or|nor)\b", re.IGNORECASE)
_JOINER = {"both": "and", "either": "or", "neither": "nor"}
_IT_IS = re.compile(
    r"it\s+(?:is|was|has\s+been|seems|appears|remains|will\s+be|would\s+be)\s+"
    r"(?:(?:not|very|quite|also|now|often|widely|only|more|most|too|equally|absolutely|a|the)\s+){0,2}",
    re.IGNORECASE,
)
_NAME = r"(?:[^\W\da-z_][\w.'’-]*)"
_QUOTED_WORDS = re.compile(rf"[{_OPENING}][^{_CLOSING}]{{1,40}}[{_CLOSING}]\s+[a-z]")
_CLAUSE = re.compile(r"\b(?:that|to|whether|how|from)\b")
_OF_THEM = re.compile(r"\bof\s+(?:them|(?:those|these)\s+(?!who\b|that\b|in\b)[a-z]+\b)")
_LIKE_THAT = re.compile(
    r"[\w\s]{0,40}?\b(?:like\s+(?:that|this|these)\b(?!\s+of\b)|(?:has|have|had)\s+(?:done|said)\s+so\b)",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MISREAD = frozenset({"VBN", "VB"})
_NO_ANTECEDENT = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_NO_PERSON = _NO_ANTECEDENT | {"GPE", "LOC", "FAC", "EVENT", "LAW", "LANGUAGE"}
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "appos", "attr", "poss", "conj", "agent"})


def is_whole(text: str, language: Language) -> bool:
    """Tell whether it is a complete statement: capital, end mark, balanced quotes and brackets.

    One with a picture in it is not, since it is printed without.
    """
    return bool(
        _starts_whole(text)
        and VEIL not in text
        and "\n" not in text
        and _END.search(text)
        and not sentences.is_abbreviation(sentences.last_word(text), language)
        and _balanced(text)
    )


def leans(text: str, language: Language) -> bool:
    """Tell whether its first words point back: a pronoun, a connective, "Both states"."""
    start = text.lstrip(_OPENING + "([–—-• ")
    if wordlists.pattern(language, "standing").match(start) or _is_expletive(start, language):
        return False
    both = _BOTH.match(start)
    if both and _JOINER[both[1].lower()] == both[2].lower():
        return False
    return bool(
        wordlists.pattern(language, "leaning").match(start)
        or wordlists.pattern(language, "connectives").match(start)
        or _points_back(start, language)
        or _OF_THEM.search(start[:60])
        or _LIKE_THAT.match(start)
    )


def has_verb(span: Span) -> bool:
    """Tell whether there is a finite verb, or no tags to tell it by: a caption has none."""
    return not span[0].tag_ or any(
        token.tag_ in _FINITE
        or (token.tag_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", []))
        or (token.tag_ in _MISREAD and token.head == token and _has_subject(token))
        for token in span
    )


def is_comment(text: str, language: Language) -> bool:
    """Tell whether it starts with the author's comment, as in "It is evident that ..."."""
    return _is_expletive(text.lstrip(_OPENING), language) and not wordlists.pattern(
        language, "conclusions"
    ).search(text[:60])


def speaks_unnamed(text: str, language: Language) -> bool:
    """Tell whether it opens with a quotation, or closes one, without naming the speaker."""
    verbs = "|".join(sorted(wordlists.words(language, "speech_verbs")))
    if not verbs:
        return text[0] in _OPENING
    pronoun = rf"[,?!.…–—-][{_CLOSING}]?[,]?\s+(?:he|she|they|it|i|we)\s+(?:{verbs})\b"
    if re.search(pronoun, text, re.IGNORECASE):
        return True
    if text[0] not in _OPENING or _QUOTED_WORDS.match(text):
        return False
    speaker = rf"(?:(?:{verbs})\s+(?:\w+\s+){{0,4}}{_NAME}|{_NAME}[^.]{{0,60}}?\s(?:{verbs})\b)"
    return not re.search(rf"[{_CLOSING}],?\s+{speaker}", text)


def unresolved(span: Span, language: Language) -> bool:
    """Tell whether a pronoun of the third person has nothing in the sentence to stand for."""
    pronouns = wordlists.words(language, "third_person")
    for token in span:
        if token.lower_ in pronouns and token.pos_ in {"PRON", "DET"}:
            person = token.lower_ in wordlists.words(language, "singular_persons")
            if not any(_may_be(one, person) for one in span if one.i < token.i) and not (
                _is_expletive(span.doc[token.i : span.end].text, language)
                or _is_announced(token, span, person)
            ):
                return True
    return False


def _has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject: "The pair married in May" is no participle."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.lefts)


def _starts_whole(text: str) -> bool:
    """Tell whether it starts like a sentence: no small letter (but `iPhone`), no closing mark."""
    first = text.split(maxsplit=1)[0]
    return first[0] not in ")]}”’»,;:.…" and (
        not first[0].islower() or first[1:].lower() != first[1:]
    )


def _balanced(text: str) -> bool:
    """Tell whether every bracket and quotation mark has its counterpart."""
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS):
        return False
    if text.count('"') % 2:
        return False
    opened = _OPENED.search(text)
    # A closing mark may be an apostrophe ("the sailors' port"); without any, a quotation is open.
    if opened and not _CLOSED.search(text, opened.end()):
        return False
    return len(_CLOSED_AFTER_MARK.findall(text)) <= len(_OPENED.findall(text))


def _is_expletive(text: str, language: Language) -> bool:
    """Tell whether "it" stands for what follows, as in "It is high time for ..."."""
    verb = _IT_IS.match(text)
    what = wordlists.pattern(language, "expletive").match(text, verb.end()) if verb else None
    return bool(what and _CLAUSE.search(text, what.end(), what.end() + 40))


def _points_back(text: str, language: Language) -> bool:
    """Tell whether it starts like "For this reason" or "In such cases"."""
    preposition = wordlists.pattern(language, "prepositions").match(text)
    if not preposition:
        return False
    rest = text[preposition.end() :].lstrip()
    if wordlists.pattern(language, "standing").match(rest):
        return False
    return bool(wordlists.pattern(language, "demonstratives").match(rest))


def _may_be(token: Token, person: bool) -> bool:
    """Tell whether a pronoun may stand for this word."""
    if token.pos_ == "PROPN":
        # A surname is often taken for a place; a subject is believed to be a person.
        places = person and token.dep_ not in {"nsubj", "nsubjpass", "poss"}
        return token.ent_type_ not in (_NO_PERSON if places else _NO_ANTECEDENT)
    if token.pos_ == "NOUN" and token.ent_type_ not in _NO_ANTECEDENT:
        return not person or token.dep_ in _ROLES
    return token.lower_ in {
        "who",
        "whoever",
        "everyone",
        "everybody",
        "anyone",
        "someone",
        "nobody",
    }


def _is_announced(token: Token, span: Span, person: bool) -> bool:
    """Tell whether the noun comes after its pronoun, as in "In his speech, Roe said"."""
    comma = False
    for one in span:
        if one.i > token.i:
            comma = comma or one.text == ","
            if comma and one.dep_ in {"nsubj", "nsubjpass"} and one.pos_ != "PRON":
                return any(_may_be(part, person) for part in one.subtree)
    return False

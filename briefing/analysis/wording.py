"""What the words of a sentence say for or against its being a point of the summary."""

from __future__ import annotations

import re

from spacy.tokens import Span

from briefing.analysis import standing, wordlists
from briefing.languages import Language

LATE = 0.8
"""Share of the text after which a call counts as its conclusion."""
START = 40
"""Characters in which "also" points back; further on it joins parts of the sentence."""
HANDY = 30
"""Words up to which a sentence is read at a glance."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ADDRESSED = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_FOLLOWED = frozenset(
    {
        "dobj",
        "dative",
        "xcomp",
        "ccomp",
        "oprd",
        "attr",
        "prep",
        "agent",
        "prt",
        "advcl",
        "nsubjpass",
    }
)


def worded(span: Span, text: str, place: float, language: Language) -> dict[str, float]:
    """Return the features of the words by name.

    Args:
        span: The sentence as it was parsed.
        text: Its text.
        place: Share of the text that lies before it.
        language: Gives the word lists.
    """
    words = len(text.split())
    own = _QUOTED.sub(" ", text)
    return {
        "length": min(words, HANDY) / HANDY,
        "conclusion": float(place >= LATE and _calls(text, language)),
        "topic": float(_states_topic(text, language)),
        "comment": float(standing.is_comment(text, language)),
        "long": max(0, words - HANDY) / HANDY,
        "adds to something": float(_has(text[:START], language, "additions")),
        "speaks to the reader": float(_has(own, language, "first_person")),
        "speaks of its author": float(_has(own, language, "author_person")),
        "courtesy": float(_has(own, language, "courtesies")),
        "needs a picture": float(_has(text, language, "picture_words")),
        "unfinished": float(_is_unfinished(span, language)),
    }


def speaks_personally(text: str, language: Language) -> bool:
    """Tell whether it speaks of its author or to the reader, outside quotations."""
    own = _QUOTED.sub(" ", text)
    return _has(own, language, "first_person") or _has(own, language, "author_person")


def _has(text: str, language: Language, name: str) -> bool:
    """Tell whether it has a word of a list; the country "US" is not the pronoun."""
    found = wordlists.pattern(language, name).finditer(text)
    return any(match.group() != "US" for match in found)


def _calls(text: str, language: Language) -> bool:
    """Tell whether it calls for something; advice to the reader is no call."""
    return _has(text, language, "conclusions") and not _ADDRESSED.search(text)


def _states_topic(text: str, language: Language) -> bool:
    """Tell whether it says what something is about: "The main aim of ...", "is known for"."""
    if wordlists.pattern(language, "about_itself").match(text) or _has(text, language, "renown"):
        return True
    words = _WORD.findall(text.lower())[:10]
    makers = wordlists.words(language, "topic_makers")
    topics = wordlists.words(language, "topic_words")
    return any(
        first in makers and {second, third} & topics
        for first, second, third in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


def _is_unfinished(span: Span, language: Language) -> bool:
    """Tell whether it leaves out what was done, as in "Lind, head of the firm, refused."."""
    verb = span.root
    return verb.lower_ in wordlists.words(language, "wanting_verbs") and not any(
        child.dep_ in _FOLLOWED for child in verb.children
    )

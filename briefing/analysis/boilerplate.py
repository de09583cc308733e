"""Tell what is printed with an article and is none of it: credits, bylines, author notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis import wordlists
from briefing.analysis.reading import Sentence
from briefing.languages import Language

SHORT = 60
"""Words up to which a block is furniture as a whole if its first sentence is."""

_BYLINE = re.compile(r"by(?:\s+[^\s.!?]+(?:\.(?=\s))?){1,8}\s*\Z", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:\(c\)|©)\s*(?:19|20)?\w", re.IGNORECASE)
_CREDIT = re.compile(r"[(\[][^()\[\]]{1,40}/[^()\[\]]{1,40}[)\]]\s*\Z")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|(?<!\w)@\w")


def is_furniture(sentence: str, language: Language) -> bool:
    """Tell whether one sentence is a credit, a byline, an advert or a note about the author."""
    return bool(
        _BYLINE.match(sentence)
        or _RIGHTS.search(sentence)
        or _CREDIT.search(sentence)
        or _ADDRESS.search(sentence)
        or wordlists.pattern(language, "boilerplate_starts").match(sentence.lstrip("\"'“‘[(•*–— "))
        or wordlists.pattern(language, "boilerplate_anywhere").search(sentence)
        or _is_author_note(sentence, language)
    )


def without_furniture(block: Sequence[Sentence], language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of one block that belong to the article."""
    kept = tuple(one for one in block if not is_furniture(one.text, language))
    words = sum(len(one.text.split()) for one in block)
    if words <= SHORT and (not kept or kept[0] is not block[0] or _is_caption(block, language)):
        return ()
    return kept


def _is_caption(block: Sequence[Sentence], language: Language) -> bool:
    """Tell whether a block ends in the credit of a picture, as captions do."""
    return bool(wordlists.pattern(language, "picture_credits").match(block[-1].text))


def _is_author_note(sentence: str, language: Language) -> bool:
    """Tell whether it starts like "The writer teaches ...": present tense, about who wrote."""
    start = re.match(r"the\s+(\w+)\s+(?:\w+s|can|may)\b", sentence, re.IGNORECASE)
    return bool(start and start[1].lower() in wordlists.words(language, "writers"))

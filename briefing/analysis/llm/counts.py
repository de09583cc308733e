"""Whether the numbers of a point are those of the sentences it cites, and count the same things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis import wordlists
from briefing.analysis.llm.numbers import Quantity, quantities, vague
from briefing.languages import Language

_LINKED = re.compile(r"(?<!\w)(\d+)\s?[-–—]\s?(\d+)(?!\w)")
_NEAR = re.compile(r"(?<!\w)(\d+)\W{1,3}(?:[^\W\d]{1,3} )?(?=(\d+)(?!\w))")


def wrong_number(point: str, texts: Sequence[str], language: Language) -> str:
    """Return the first number of a point that the texts do not have, or that counts other things.

    A number counts other things if the texts have another number with the same words behind it,
    and never this one. Two numbers that a dash links, such as a score, must stand side by side.
    """
    known = [one for text in texts for one in quantities(text, language)]
    for one in quantities(point, language):
        same = [other for other in known if one.same(other)]
        if not same and not _follows(one, known, texts, language):
            return one.text
        fits = any(other.counted & one.counted for other in same)
        if same and not fits and any(other.counted & one.counted for other in known):
            return one.text
    pairs = {frozenset(pair) for text in texts for pair in _NEAR.findall(text)}
    for pair in _LINKED.findall(point):
        if frozenset(pair) not in pairs:
            return "-".join(pair)
    words = frozenset[str]().union(*(vague(text, language) for text in texts))
    return min(vague(point, language) - words, default="")


def _follows(
    one: Quantity, known: Sequence[Quantity], texts: Sequence[str], language: Language
) -> bool:
    """Tell whether a number follows from the texts: "a" is one, 1834 lies in the 19th century."""
    if one.value == 1 and one.text.isalpha() and not one.kind:
        single = wordlists.pattern(language, "single_words")
        return any(single.search(text) for text in texts)
    years = [int(other.value) for other in known if not other.kind and 1000 <= other.value < 2100]
    if one.kind == "th" and wordlists.words(language, "century_words") & one.counted:
        return any(-(-year // 100) == one.value for year in years)
    span = 100 if one.value % 100 == 0 else 10
    return one.kind == "s" and any(one.value <= year < one.value + span for year in years)

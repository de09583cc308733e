"""Whether a statement is affirmed or denied: what a negation governs, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis import wordlists
from briefing.analysis.llm.words import stems
from briefing.languages import Language

SCOPE = 3
"""Words with a meaning that a negation is taken to govern."""

_BREAK = re.compile(r"[.,;:!?()—–\"“”]")


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation, or a word such as "refused", and what it governs."""

    text: str
    """The word."""
    strength: int
    """2 for a negation, 1 for a verb or noun that denies, 0 for one that comes near it."""
    scope: tuple[str, ...]
    """Stems of the words behind it in its clause, at most SCOPE; before it if there are none."""


def denials(text: str, language: Language) -> tuple[Denial, ...]:
    """Return what denies something in a text; "not only" and the like do not."""
    spared = [one.span() for one in wordlists.pattern(language, "no_negations").finditer(text)]
    found = []
    for strength, name in enumerate(("near_denials", "denials", "negations")):
        for match in wordlists.pattern(language, name).finditer(text):
            inside = any(start <= match.start() < end for start, end in spared)
            if not inside and not _is_number(match, text):
                scope = _scope(text[match.end() :], language)
                if not scope and strength == 2:
                    scope = _scope_before(text[: match.start()], language)
                found.append(Denial(match.group(), strength, scope))
    return tuple(found)


def flipped(point: str, cited: Sequence[str], language: Language) -> str:
    """Return the word by which a point affirms what is denied or denies what is affirmed.

    A denial of the point needs one in the cited sentences that governs one of the same words. What
    is denied wherever the cited sentences say it, must be denied in the point.
    """
    said = denials(point, language)
    known = [denial for text in cited for denial in denials(text, language)]
    cited_stems = {stem for text in cited for stem in stems(text, language)}
    for denial in said:
        own = denial.strength < 2 and set(stems(denial.text, language)) & cited_stems
        if denial.strength and not own and not any(_agree(denial, other) for other in known):
            return denial.text
    open_ = _unbound(point, said, language)
    always = {denial.scope[0] for denial in known if denial.strength == 2 and denial.scope}
    free = {stem for text in cited for stem in _unbound(text, denials(text, language), language)}
    return next((stem for stem in open_ if stem in always - free), "")


def _agree(first: Denial, second: Denial) -> bool:
    """Tell whether the second denial governs a word of the first, if that governs any."""
    return bool(set(first.scope) & set(second.scope)) or (not first.scope and second.strength == 2)


def _unbound(text: str, found: Iterable[Denial], language: Language) -> list[str]:
    """Return the stems of a text that no denial governs, in order."""
    bound: dict[str, int] = {}
    for stem in (stem for denial in found for stem in denial.scope):
        bound[stem] = bound.get(stem, 0) + 1
    free = []
    for stem in stems(text, language):
        if bound.get(stem, 0):
            bound[stem] -= 1
        else:
            free.append(stem)
    return free


def _scope(behind: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the first words with a meaning in the rest of a clause."""
    return stems(_BREAK.split(behind, maxsplit=1)[0][:120], language)[:SCOPE]


def _scope_before(before: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the last words before a negation that ends its clause."""
    return stems(_BREAK.split(before)[-1][-120:], language)[-SCOPE:]


def _is_number(match: re.Match[str], text: str) -> bool:
    """Tell whether it is the short form of "number", as in "No. 5"."""
    return bool(re.match(r"\.?\s*\d", text[match.end() :])) and match.group()[0].isupper()

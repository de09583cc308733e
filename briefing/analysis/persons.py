"""Which person a form of a name belongs to: by surname, by fewer words, by a slip of the pen."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.names import one_slip
from briefing.analysis.register import Draft, Form, Register


def person_candidates(form: Form, register: Register) -> list[Draft]:
    """Return the persons that a form may name: those of the first sieve that finds any."""
    sieves = FULL_NAME_SIEVES if len(form.words) > 1 else SINGLE_WORD_SIEVES
    for sieve in sieves:
        found = sieve(form, register)
        if found:
            return found
    return []


def same_name(form: Form, register: Register) -> list[Draft]:
    """Find the person with exactly these words, in whichever order."""
    return [
        draft
        for draft in register.by_word(form.words[-1])
        if any(sorted(form.words) == sorted(name) for name in draft.forms)
    ]


def fewer_words(form: Form, register: Register) -> list[Draft]:
    """Find persons whose longer name has all these words: `Barack Obama`, `Barack H. Obama`."""
    return [
        draft
        for draft in register.by_word(form.words[-1])
        if any(_shortened(form.words, name) for name in draft.forms)
    ]


def similar_first_name(form: Form, register: Register) -> list[Draft]:
    """Find persons with this surname and first names that are one slip, or an initial, away."""
    return [
        draft
        for draft in register.by_word(form.words[-1])
        if any(_same_person(form.words, name) for name in draft.forms)
    ]


def similar_surname(form: Form, register: Register) -> list[Draft]:
    """Find persons with the same first names and a surname that is one slip away."""
    *first, last = form.words
    if len(last) < 5:
        return []
    return [
        draft
        for draft in register.by_slip(last)
        if any(
            list(name[:-1]) == first and name[-1][0] == last[0] and one_slip(name[-1], last)
            for name in draft.forms
        )
    ]


def surname(form: Form, register: Register) -> list[Draft]:
    """Find persons whose last word this is."""
    word = form.words[0]
    return [
        draft
        for draft in register.by_word(word)
        if any(name[-1] == word or name == form.words for name in draft.forms)
    ]


def any_word(form: Form, register: Register) -> list[Draft]:
    """Find persons with this word anywhere in their name."""
    return list(register.by_word(form.words[0]))


def misspelt_word(form: Form, register: Register) -> list[Draft]:
    """Find persons with a surname of six or more letters that is one slip away.

    First names are left alone: Anthony and Antony may well be two.
    """
    word = form.words[0]
    if len(word) < 6:
        return []
    return [
        draft
        for draft in register.by_slip(word)
        if any(
            len(name[-1]) >= 6 and name[-1][0] == word[0] and one_slip(name[-1], word)
            for name in draft.forms
        )
    ]


Sieve = Callable[[Form, Register], list[Draft]]
FULL_NAME_SIEVES: tuple[Sieve, ...] = (
    same_name,
    fewer_words,
    similar_first_name,
    similar_surname,
)
"""In this order for a name of several words."""
SINGLE_WORD_SIEVES: tuple[Sieve, ...] = (surname, any_word, misspelt_word)
"""In this order for a single word."""


def _is_initial(word: str) -> bool:
    return len(word) == 1


def _shortened(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a name is a longer one without some words, but not without an initial."""
    if len(short) >= len(full) or not set(short) <= set(full):
        return False
    dropped = set(full) - set(short)
    return not (any(map(_is_initial, short)) and any(map(_is_initial, dropped)))


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names with one surname differ by no more than a slip or an initial."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1] or one[0][0] != other[0][0]:
        return False
    initial = _is_initial(one[0]) or _is_initial(other[0])
    middles = [name[1:-1] for name in (one, other)]
    if all(middles) and [m[0] for m in middles[0]] != [m[0] for m in middles[1]]:
        return False
    # Jon and Joan are two people: short names must be equal.
    alike = min(len(one[0]), len(other[0])) >= 4 and one_slip(one[0], other[0])
    return initial or alike or one[0] == other[0]

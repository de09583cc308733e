"""What an actor is called: the name to show, its other forms, and an id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.analysis.names import is_latin, key, normal, one_slip
from briefing.model import ActorKind


def display_name(forms: Sequence[str], kind: ActorKind) -> str:
    """Return the form to show: a person's longest, else a long and frequent one.

    Args:
        forms: The printed form of each mention, in order; at least one.
        kind: What the actor is.
    """
    counts = Counter(forms)
    quiet = {form.casefold() for form in counts if not form.isupper()}
    shouted = {f for f in counts if f.isupper() and (" " in f or f.casefold() in quiet)}
    calm = [form for form in counts if form not in shouted] or list(counts)
    # A name that is also given in its own script goes by the script of the text.
    calm = [form for form in calm if is_latin(form) == is_latin(calm[0])]

    def person(form: str) -> tuple[int, ...]:
        return len(form.split()), counts[form], len(form)

    def other(form: str) -> tuple[int, ...]:
        return int(" " in form), counts[form], len(form)

    return max(calm, key=person if kind == "person" else other)


def other_forms(forms: Iterable[str], name: str) -> tuple[str, ...]:
    """Return the forms besides the name, as they are first printed; capitals alone do not count."""
    seen = {name.casefold()}
    others = []
    for form in forms:
        if form.casefold() not in seen:
            seen.add(form.casefold())
            others.append(form)
    return tuple(others)


def misspelt_forms(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Return the forms that are the name but for one letter in one word: `Qmar` for `Qamar`.

    Accents, case, full stops and hyphens are no misspelling.
    """
    words = key(name).split()
    found = []
    for form in forms:
        others = key(form).split()
        pairs = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
        if len(others) == len(words) and len(pairs) == 1:
            one, other = pairs[0]
            if min(len(one), len(other)) >= 4 and one_slip(one, other):
                found.append(form)
    return tuple(found)


def make_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Return unique slugs (`[a-z0-9-]`) in the order of the names."""
    taken: Counter[str] = Counter()
    ids: list[str] = []
    used: set[str] = set()
    for name in names:
        slug = re.sub(r"[^a-z0-9]+", "-", normal(name).casefold()).strip("-")[:60] or "actor"
        unique = slug
        while unique in used:
            taken[slug] += 1
            unique = f"{slug}-{taken[slug] + 1}"
        used.add(unique)
        ids.append(unique)
    return tuple(ids)


def title_words(name: str, forms: Iterable[str], kind: ActorKind) -> tuple[str, ...]:
    """Return what may stand for an actor in a title: its forms and a person's surname."""
    words = [name, *forms]
    if kind == "person" and " " in name:
        words.append(name.rsplit(maxsplit=1)[-1])
    return tuple(word for word in words if len(key(word)) > 2 or word.isupper())

"""Actors while they are being put together: drafts, and the indexes that find one by its names.

Every look-up is by dictionary, so that merging stays linear in the number of names.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.analysis.entities import Found
from briefing.analysis.names import initials, slips
from briefing.model import ActorKind, MentionKind

CROWD = 40
"""As many actors share a word at most; beyond that it tells nobody apart."""
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Words that tell father and son apart."""
_SUFFIXES = GENERATIONS | {"phd", "md"}


@dataclass(frozen=True, slots=True)
class Form:
    """All mentions of one form of a name, of one kind."""

    kind: ActorKind
    """What it seems to be."""
    key: str
    """What the writings of the form have in common."""
    mentions: tuple[Found, ...]
    """Where it stands, in order."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the key, without Jr and the like."""
        words = tuple(self.key.split())
        kept = tuple(word.strip(",") for word in words if word.strip(",") not in _SUFFIXES)
        return kept or words

    @property
    def generation(self) -> str:
        """Jr, Sr or a number after the name, or nothing."""
        last = self.key.rsplit(maxsplit=1)[-1]
        return last if last in GENERATIONS else ""


@dataclass(slots=True)
class Draft:
    """An actor that is growing."""

    kind: ActorKind
    """What it is."""
    country: str = ""
    """Its name in the table, if it is a country."""
    forms: list[tuple[str, ...]] = field(default_factory=list)
    """Words of each form that it has."""
    mentions: list[tuple[Found, MentionKind]] = field(default_factory=list)
    """Where it is named."""
    starts: list[int] = field(default_factory=list)
    """First tokens of the mentions, sorted."""
    generations: set[str] = field(default_factory=set)
    """Jr, Sr or a number that its names have."""
    unsure: bool = False
    """True if a mention may mean somebody else."""

    def may_be(self, generation: str) -> bool:
        """Tell whether a name with this Jr, Sr or number may be one of its own."""
        return not generation or not self.generations or generation in self.generations

    def take(self, found: Found, kind: MentionKind = "name") -> None:
        """Add a mention."""
        self.mentions.append((found, kind))
        bisect.insort(self.starts, found.start)

    def distance(self, start: int) -> tuple[int, int]:
        """Return how far before a token it was last named; one named only later is farther."""
        before = bisect.bisect_left(self.starts, start)
        if before:
            return 0, start - self.starts[before - 1]
        return 1, self.starts[0] - start if self.starts else 0


@dataclass(slots=True)
class Register:
    """All drafts, findable by what their names are made of."""

    drafts: list[Draft] = field(default_factory=list)
    """In the order they were founded."""
    _index: dict[tuple[str, str], list[Draft]] = field(default_factory=dict)

    def found(self, form: Form) -> Draft:
        """Start an actor with a form; its mentions are yet to be taken."""
        draft = Draft(form.kind)
        self.drafts.append(draft)
        return draft

    def learn(self, draft: Draft, form: Form, other_key: str = "") -> None:
        """Make an actor findable by another form of its name, and by a key that says the same."""
        words = form.words
        draft.forms.append(words)
        if form.generation:
            draft.generations.add(form.generation)
        self._add("key", filter(None, (form.key, other_key)), draft)
        if draft.kind == "person":
            self._add("word", words, draft)
            self._add("slip", (slip for word in words for slip in slips(word)), draft)
            return
        self._add("initials", initials(form.mentions[0].text), draft)
        self._add("part", (" ".join(words[:end]) for end in range(1, len(words))), draft)
        self._add("part", (" ".join(words[start:]) for start in range(1, len(words))), draft)
        if len(form.key) >= 7:
            self._add("whole", slips(form.key), draft)

    def by_key(self, key: str) -> list[Draft]:
        """Return those with exactly this form."""
        return self._index.get(("key", key), [])

    def by_word(self, word: str) -> list[Draft]:
        """Return persons with this word in their name."""
        return self._index.get(("word", word), [])

    def by_slip(self, word: str) -> list[Draft]:
        """Return persons with a word in their name that may be one slip from this one."""
        return self._all("slip", slips(word))

    def by_initials(self, letters: str) -> list[Draft]:
        """Return organisations, places and groups whose names have these initials."""
        return self._index.get(("initials", letters), [])

    def by_part(self, words: tuple[str, ...]) -> list[Draft]:
        """Return those whose longer names start or end with these words."""
        return self._index.get(("part", " ".join(words)), [])

    def by_whole_slip(self, key: str) -> list[Draft]:
        """Return those with a form that may be one slip from this one."""
        return self._all("whole", slips(key))

    def _add(self, index: str, entries: Iterable[str], draft: Draft) -> None:
        for entry in entries:
            known = self._index.setdefault((index, entry), [])
            if len(known) < CROWD and not any(other is draft for other in known):
                known.append(draft)

    def _all(self, index: str, entries: Iterable[str]) -> list[Draft]:
        found: dict[int, Draft] = {}
        for entry in entries:
            for draft in self._index.get((index, entry), ()):
                found.setdefault(id(draft), draft)
        return list(found.values())

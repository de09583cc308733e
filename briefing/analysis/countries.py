"""The table of countries: which words name one, its people or its capital."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from briefing.analysis.names import key

_FORMAL = re.compile(
    r"^(?:these |government of |people of )?"
    r"(?:(?:republic|kingdom|state|commonwealth|government|nation|islamic republic) of (?:the )?)?"
)


@dataclass(frozen=True, slots=True)
class Countries:
    """The table, by the keys (`names.key`) of its words."""

    names: Mapping[str, str]
    """Country by name, alias or short form."""
    demonyms: Mapping[str, str]
    """Country by adjective or word for its people, singular and plural."""
    capitals: Mapping[str, str]
    """Country by capital."""
    people: frozenset[str]
    """Keys of countries that are also somebody's name, such as Jordan."""
    adjectives: Mapping[str, tuple[str, ...]]
    """Words for the people as they are printed, by country."""

    def named(self, word: str) -> str:
        """Return the country that a key names, also as `republic of ...`, or nothing."""
        return self.names.get(word) or self.names.get(_FORMAL.sub("", word), "")

    def tied(self, word: str) -> str:
        """Return the country that a word names by itself or by its people, or nothing."""
        wanted = key(word)
        if wanted == "us" and not word.isupper():
            return ""
        return self.named(wanted) or self.demonyms.get(wanted, "")


@cache
def load_countries() -> Countries:
    """Return the table that comes with the package."""
    source = files("briefing.analysis") / "countries.toml"
    rows: dict[str, dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return Countries(
        names=_index((name, (name, *row.get("aliases", ()))) for name, row in rows.items()),
        demonyms=_index((name, _plurals(row.get("demonyms", ()))) for name, row in rows.items()),
        capitals=_index((name, row.get("capitals", ())) for name, row in rows.items()),
        people=frozenset(key(name) for name, row in rows.items() if row.get("person")),
        adjectives={name: tuple(row.get("demonyms", ())) for name, row in rows.items()},
    )


def _plurals(words: Iterable[str]) -> Iterator[str]:
    """Yield each word, and its plural where that is the word and an s."""
    for word in words:
        yield word
        if not word.endswith(("s", "h", "men", "ese")):
            yield word + "s"


def _index(rows: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    """Return country by key of each word; the first country of a word keeps it."""
    index: dict[str, str] = {}
    for name, words in rows:
        for word in words:
            index.setdefault(key(word), name)
    return index

"""Everything that depends on the language of the text: one TOML file per language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DEFAULT = "en"
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)
RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo"})


@dataclass(frozen=True, slots=True)
class Dates:
    """How a date of publication is written; patterns for str.format."""

    day: str = "{day} {month} {year}"
    """Pattern of a whole date."""
    first: str = "{day} {month} {year}"
    """The same for the first of a month."""
    month: str = "{month} {year}"
    """Pattern of a month and its year."""
    year: str = "{year}"
    """Pattern of a year."""
    months: tuple[str, ...] = ()
    """Names of the months inside a whole date, where they differ from `Language.months`."""


@dataclass(frozen=True, slots=True)
class Typography:
    """How quotes, apostrophes and dashes are set; nothing where that is not known."""

    quotes: tuple[str, ...] = ()
    """Outer and inner quotation marks, each an opening and a closing one, with a space between
    them where narrow spaces are set inside."""
    dash: str = ""
    """What two hyphens stand for."""
    shortened: frozenset[str] = frozenset()
    """Words that have lost their start, such as `tis`, lower case and without the apostrophe."""
    elided: frozenset[str] = frozenset()
    """Words that lose their end before a vowel, such as `l`."""


@dataclass(frozen=True, slots=True)
class Language:
    """Labels and word lists of one language."""

    code: str
    """Primary subtag of the file that was loaded, such as `en`."""
    labels: Mapping[str, str]
    """Words that the pages print, by name; some hold `{}` fields for str.format."""
    months: tuple[str, ...]
    """Names of the twelve months."""
    abbreviations: frozenset[str]
    """Abbreviations, lower case and with their full stop, that do not end a sentence."""
    words: Mapping[str, frozenset[str]]
    """Word lists of the analysis, by name (titles, roles, connectives ...)."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Country by each of its names in this language; empty where there is no list of them."""
    dates: Dates = Dates()
    """How dates are written."""
    typography: Typography = Typography()
    """How marks are set where the source has those of a typewriter."""


def primary(code: str) -> str:
    """Return the primary language subtag of a BCP 47 tag, in lower case."""
    return code.replace("_", "-").split("-")[0].lower()


def direction(code: str) -> str:
    """Return `rtl` or `ltr` for a BCP 47 tag, by its script subtag or else its language."""
    for subtag in code.replace("_", "-").lower().split("-")[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary(code) in RIGHT_TO_LEFT else "ltr"


@cache
def load(code: str) -> Language:
    """Return the language for a BCP 47 tag, or English where there is no file for it."""
    name = primary(code)
    source = Path(__file__).with_name(f"{name}.toml")
    if not source.is_file():
        name = DEFAULT
        source = Path(__file__).with_name(f"{name}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Language(
        code=name,
        labels=data["labels"],
        months=tuple(data["dates"]["months"]),
        abbreviations=frozenset(data["abbreviations"]["list"]),
        words={key: frozenset(" ".join(lines).split()) for key, lines in data["words"].items()},
        countries=_countries(data.get("countries", {}).get("list", ())),
        dates=_dates(data["dates"]),
        typography=_typography(data.get("typography", {})),
    )


def _countries(lines: Iterable[str]) -> dict[str, str]:
    """Return country by name from entries such as `"United States = USA, America"`."""
    found: dict[str, str] = {}
    for line in lines:
        name, _, others = line.partition(" = ")
        found.update(dict.fromkeys((name, *filter(None, others.split(", "))), name))
    return found


def _dates(table: Mapping[str, Any]) -> Dates:
    """Return the patterns of a language's table `dates`; English ones where it has none."""
    english = Dates()
    day = table.get("day", english.day)
    return Dates(
        day=day,
        first=table.get("first", day),
        month=table.get("month", english.month),
        year=table.get("year", english.year),
        months=tuple(table.get("months_in_dates", ())),
    )


def _typography(table: Mapping[str, Any]) -> Typography:
    return Typography(
        quotes=tuple(table.get("quotes", ())),
        dash=table.get("dash", ""),
        shortened=frozenset(table.get("shortened", "").split()),
        elided=frozenset(table.get("elided", "").split()),
    )

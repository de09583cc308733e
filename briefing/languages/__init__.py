"""Everything that depends on the language of the text: one TOML file per language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DEFAULT = "en"
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)
RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo"})


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
    source = files(__name__) / f"{name}.toml"
    if not source.is_file():
        name = DEFAULT
        source = files(__name__) / f"{name}.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Language(
        code=name,
        labels=data["labels"],
        months=tuple(data["dates"]["months"]),
        abbreviations=frozenset(data["abbreviations"]["list"]),
        words={key: frozenset(" ".join(lines).split()) for key, lines in data["words"].items()},
    )

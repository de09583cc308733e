"""Stretches of text in a script that is foreign to the document, and the language they get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from briefing.languages import direction, primary

SCRIPTS = {
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hani": "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3040-\u30ff",
    "Hang": "\u1100-\u11ff\uac00-\ud7af",
    "Deva": "\u0900-\u097f",
}
"""Character ranges by ISO 15924 code (Unicode blocks)."""
OWN_SCRIPT = {
    "Arab": frozenset({"ar", "fa", "ur", "ps", "sd", "ug", "ckb"}),
    "Hebr": frozenset({"he", "yi"}),
    "Cyrl": frozenset({"ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn", "tg"}),
    "Grek": frozenset({"el"}),
    "Hani": frozenset({"zh", "ja"}),
    "Kana": frozenset({"ja"}),
    "Hang": frozenset({"ko"}),
    "Deva": frozenset({"hi", "mr", "ne", "sa"}),
}
"""Languages that are written in a script, for which it is not foreign."""
TELLTALES = {
    "Arab": (("ur", "ٹڈڑںےہھ"), ("fa", "پچژگکی")),
    "Cyrl": (("uk", "іїєґІЇЄҐ"), ("ru", "ыэёъЫЭЁЪ")),
}
"""Letters that give a language away, most telling first."""
CERTAIN = {"Hebr": "he", "Grek": "el", "Hang": "ko", "Kana": "ja", "Hani": "zh", "Deva": "hi"}
"""The language to assume where a script has one that is far more frequent than the others."""
UNSPACED = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""Signs between which a line may break without a space: ideographs, kana, Hangul, their marks."""
LATIN_AND_SIGNS = re.compile("[\0-\u036f\u1e00-\u1eff\u2000-\u2e7f]*")
"""What is in none of them, nearly always."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text with its language."""

    text: str
    """The characters."""
    language: str = ""
    """BCP 47 tag; empty for the document's language."""
    direction: str = ""
    """`ltr` or `rtl` where the language is given."""


def stretches(text: str, document_language: str) -> Iterator[Stretch]:
    """Split a text where the script changes from or to one foreign to the document's language."""
    at = 0
    for start, end, language in _foreign(text, primary(document_language)):
        if start > at:
            yield Stretch(text[at:start])
        yield Stretch(text[start:end], language, direction(language))
        at = end
    if at < len(text):
        yield Stretch(text[at:])


def in_scripts(text: str) -> Iterable[re.Match[str]]:
    """Return the stretches of a text that are in one of the scripts, which names the group."""
    return () if LATIN_AND_SIGNS.fullmatch(text) else _pattern().finditer(text)


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of such stretches, which takes long to compile."""
    return re.compile(
        "|".join(
            rf"(?P<{name}>[{chars}][{chars}\u0300-\u036f\u200c\u200d]*"
            rf"(?:[ \u00a0.\-]+[{chars}][{chars}\u0300-\u036f\u200c\u200d]*)*)"
            for name, chars in SCRIPTS.items()
        )
    )


def _foreign(text: str, own: str) -> list[tuple[int, int, str]]:
    """Return start, end and language of what is in other scripts than a language's own.

    Ideographs that touch kana are Japanese with them.
    """
    found: list[tuple[int, int, str]] = []
    for match in in_scripts(text):
        script = str(match.lastgroup)
        if own in OWN_SCRIPT[script]:
            continue
        start, language = match.start(), guess_language(match.group(), script)
        if found and found[-1][1] == start and {found[-1][2], language} <= {"zh", "ja"}:
            start, language = found.pop()[0], "ja"
        found.append((start, match.end(), language))
    return found


def guess_language(text: str, script: str) -> str:
    """Return a BCP 47 tag from telling letters, or `und` with the script where none tells."""
    for language, letters in TELLTALES.get(script, ()):
        if any(letter in text for letter in letters):
            return language
    return CERTAIN.get(script, f"und-{script}")

"""Characters that no packaged face can draw: what is printed instead, and the message about it."""

from __future__ import annotations

import html
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from briefing.errors import Diagnostic, Place
from briefing.model import Briefing
from briefing.render.fonts import CJK, NASTALIQ_FACES, PRINT_FACES, sets_nastaliq
from briefing.render.scripts import SCRIPTS
from briefing.render.subset import undrawable

MARKUP = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
FURNITURE = string.printable + "•¶·–—‐“”‘’…\u00a0\u00ad"
"""Characters that labels, stylesheet and engine print besides the text."""
NAMED = 8
"""Most characters that one message names."""
SPELT = 50
"""Most characters that are printed by their names; of more, each is printed as MISSING."""
MISSING = "\u25a1"
"""An empty square, the usual sign for a character that a font does not have."""
EAST_ASIAN = f"[{SCRIPTS['Hani']}{SCRIPTS['Kana']}{SCRIPTS['Hang']}\u3000-\u303f]"
WRITINGS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
"""What readers call the writing of characters whose Unicode names begin otherwise."""


def printed_text(page: str) -> str:
    """Return the characters of an XHTML page that a reader sees, in no particular layout."""
    return html.unescape(MARKUP.sub("", page))


def characters(text: str) -> frozenset[str]:
    """Return the characters that a page of this text may print, its furniture included."""
    return frozenset(text) | frozenset(text.upper()) | frozenset(FURNITURE)


def substitutes(text: str) -> Mapping[int, str]:
    """Return what to print for each character of a text that no face has.

    A sign is replaced by its Unicode name in brackets, so that nothing vanishes in silence; a
    text in a writing that no face has would be names only, and gets a square for each sign.
    Joiners and variation selectors, which have no looks of their own, are left out.
    """
    found = {ord(char): _substitute(char) for char in sorted(undrawable(PRINT_FACES, text))}
    if sum(map(bool, found.values())) <= SPELT:
        return found
    return {point: MISSING if name else "" for point, name in found.items()}


def is_drawable(text: str) -> bool:
    """Tell whether some face has every character of a text."""
    return not undrawable(PRINT_FACES, text)


def missing_glyphs(briefing: Briefing, missing: Mapping[int, str]) -> tuple[Diagnostic, ...]:
    """Return the message that names the characters and the first line that has one."""
    signs = [chr(point) for point, name in missing.items() if name]
    if not signs:
        return ()
    line = next(
        (b.line for b in briefing.article.walk() if any(sign in b.text for sign in signs)), 0
    )
    place = Place(briefing.path or briefing.slug, line)
    if len(signs) > SPELT:
        writing = Counter(map(_writing, signs)).most_common(1)[0][0]
        message = (
            f"no packaged font has {writing} characters: "
            f"the PDF prints {MISSING} for {len(signs)} different ones"
        )
        hint = _hint(signs) or "read the EPUB or the web page"
        return (Diagnostic("R001", message, place, hint=hint),)
    names = ", ".join(f"U+{ord(sign):04X} {_name(sign)}" for sign in signs[:NAMED])
    more = f" and {len(signs) - NAMED} more" if len(signs) > NAMED else ""
    message = f"no packaged font has {names}{more}; the PDF prints the name in brackets"
    return (Diagnostic("R001", message, place, hint=_hint(signs)),)


def nastaliq_messages(briefing: Briefing) -> tuple[Diagnostic, ...]:
    """Return what is to be known where Nastaliq is asked for: what it costs, or what is missing.

    Its glyphs stand for parts of several letters, so that no table can say what each is read as.
    """
    if not briefing.article.meta.nastaliq:
        return ()
    place = Place(briefing.path or briefing.slug)
    if sets_nastaliq(briefing.article.meta):
        message = "some programs that search or copy from a PDF find other letters in Nastaliq"
        return (
            Diagnostic("R006", message, place, hint="all find those of Naskh: leave nastaliq out"),
        )
    hint = f"install Debian's {NASTALIQ_FACES[0].debian}"
    return (Diagnostic("R007", "no font for Nastaliq: set in Naskh", place, hint=hint),)


def _hint(signs: Iterable[str]) -> str:
    """Return what would help: a font that may be missing, if it is, or nothing."""
    face = next(face for face in PRINT_FACES if face.family == CJK)
    if face.is_installed or not any(re.match(EAST_ASIAN, sign) for sign in signs):
        return ""
    return f"install the extra cjk (.venv/bin/pip install '.[cjk]') or Debian's {face.debian}"


def _writing(char: str) -> str:
    """Return what the writing of a character is called."""
    first = _name(char).partition(" ")[0]
    return WRITINGS.get(first, first.capitalize())


def _substitute(char: str) -> str:
    if unicodedata.category(char) in {"Cf", "Mn", "Me", "Cc"}:
        return ""
    if "\U0001f1e6" <= char <= "\U0001f1ff":  # regional indicators spell a country's code
        return chr(ord(char) - 0x1F1E6 + ord("A"))
    return f"[{_name(char).lower()}]"


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}")

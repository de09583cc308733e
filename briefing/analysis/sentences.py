"""Split running text into sentences by rule: marks, abbreviations, initials and quotations."""

from __future__ import annotations

import re

from briefing.languages import Language

LONGEST = 4000
"""Characters after which a sentence is cut at a space, so that no later step meets a monster."""

_NOTHING: frozenset[str] = frozenset()
_OPENING = "\"'“”‘’«»‹›„‚([{¿¡"
_CLOSING = "\"'“”‘’«»‹›)]}"
_MARKS = re.compile(
    # A run of marks is looked at once, from its first mark on: no backtracking on "....".
    rf"(?<![.!?…])(?P<mark>[.!?…]++)"
    rf"(?P<close>(?:[{re.escape(_CLOSING)}]|[ \u00a0\u202f](?=»(?:\W|\Z)))*+)"
    r"(?:\s?\[\d{1,3}\])*+(?=\s|$)"
    rf"|(?P<full>[。！？]++[」』”’）]*+|[۔؟।]++[{re.escape(_CLOSING)}]*+(?=\s|$))"
)
_NEXT = re.compile(rf"\s+[{re.escape(_OPENING)}–—-]{{0,4}}(?P<word>\w+)(?P<stop>\.?)")
_LAST = re.compile(rf"[^\s{re.escape(_OPENING)}/–—]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}\.\Z|(?:[^\W\d_]\.){2,}\Z")
_INITIAL = re.compile(r"[^\W\d_]\.\Z")
_NUMBERING = re.compile(r"\s*[(\[]?(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])\.\Z")
_ORDINAL = re.compile(r"(?:\d{1,2}|[IVX]{1,5})\.\Z")
_ROMAN_OR_DIGIT = re.compile(r"\d|[IVXLC]+\Z")


def split(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence, without the white space around it.

    Args:
        text: One block; sentences never cross blocks.
        language: Its abbreviations and word lists decide which full stops end a sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _MARKS.finditer(text):
        if match["full"] or _ends_sentence(text, start, match, language):
            _add(spans, text, start, match.end())
            start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def is_abbreviation(word: str, language: Language) -> bool:
    """Tell whether a word with its full stop is an abbreviation or an initial."""
    return bool(
        word.lower() in language.abbreviations
        or _DOTTED.match(word)
        or (_INITIAL.match(word) and word[0].isupper())
    )


def last_word(text: str) -> str:
    """Return the last word of a text with its full stop and without closing marks."""
    # 60 characters hold any abbreviation; a longer look back would cost time on hostile text.
    found = _LAST.search(text.rstrip().rstrip(_CLOSING)[-60:])
    return found.group() if found else ""


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append a sentence without the white space around it, in pieces if it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        if cut < 0:
            cut = start + LONGEST
        spans.append((start, cut))
        start = cut + 1 if text[cut].isspace() else cut
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, start: int, match: re.Match[str], language: Language) -> bool:
    """Decide about one run of marks by the words on both sides of it."""
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    if following["word"][0].islower():
        return False
    if match["close"] and _is_attribution(text, match.end(), language):
        return False
    if match["mark"] != ".":
        return True
    numbering = match.end() - start < 8 and _NUMBERING.match(text[start : match.end("mark")])
    word = last_word(text[max(start, match.start() - 40) : match.end("mark")])
    if numbering or _is_ordinal(word, language):
        return False
    return not is_abbreviation(word, language) or _ends_anyway(word, following, language)


def _is_ordinal(word: str, language: Language) -> bool:
    """Tell whether a number with its full stop is an ordinal, as in "der 3. Oktober"."""
    dotted = "ordinal_dots" in language.words.get("traits", _NOTHING)
    return dotted and bool(_ORDINAL.match(word))


def _ends_anyway(word: str, following: re.Match[str], language: Language) -> bool:
    """Tell whether a sentence ends at an abbreviation that a capital or a number follows."""
    short = word.lower()
    after = following["word"]
    if short in language.words.get("never_final", _NOTHING):
        return False
    initial = _INITIAL.match(word) and word[0].isupper()
    if not initial and short in language.words.get("before_number", _NOTHING):
        return not _ROMAN_OR_DIGIT.match(after)
    if after.isdigit():
        return False
    if short in language.words.get("clock", _NOTHING):
        zone = len(after) > 1 and after.isupper()
        return not zone and after.lower() not in language.words.get("after_clock", _NOTHING)
    starters = language.words.get("sentence_starters", _NOTHING)
    return not following["stop"] and after.lower() in starters


def _is_attribution(text: str, position: int, language: Language) -> bool:
    """Tell whether a closing quotation is followed by its speaker, as in `"..." Mary Roe asked`."""
    verbs = language.words.get("speech_verbs", _NOTHING)
    starters = language.words.get("sentence_starters", _NOTHING)
    for place, word in enumerate(text[position : position + 80].split()[:5]):
        if word.rstrip(".,:;") in verbs:
            return place > 0
        if not word[0].isupper() or (place == 0 and word.lower() in starters):
            return False
    return False

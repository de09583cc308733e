"""Names by their capitals alone, for a cased script without a language model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.analysis import wordlists
from briefing.analysis.reading import Reading
from briefing.analysis.sightings import WORD, Clues, Sighting
from briefing.languages import Language

LONGEST = 6
"""Words of a name at most."""
_ELIDED = re.compile(r"[^\W\d_]{1,6}['’](?=[^\W\d_])")
_JOINT = re.compile(r"\.?[ \u00a0\u202f]")
_OPENING = "\"'“‘„«»:–—(-•¿¡ "
_POSSESSIVE = re.compile(r"['’]s\Z")
_CLOSING = frozenset("\"'”’“«»)")
_Words = list[re.Match[str]]


def is_cased(text: str) -> bool:
    """Tell whether most letters of a text are of a script with capitals."""
    letters = [character for character in text if character.isalpha()]
    cased = sum(letter.lower() != letter.upper() for letter in letters)
    return 2 * cased > len(letters)


def find_capitalised(reading: Reading, clues: Clues) -> tuple[Sighting, ...]:
    """Return the capitalised sequences of a text in its order, titles and first words cut off."""
    segments = {segment.block: segment for segment in reading.segments}
    found: list[Sighting] = []
    for sentence in reading.sentences:
        if sentence.text.upper() != sentence.text:
            segment = segments[sentence.block]
            for one in _in_sentence(sentence.text, reading.language, clues):
                shift = segment.offset + sentence.start
                weak = segment.kind == "heading"
                found.append(replace(one, start=one.start + shift, end=one.end + shift, weak=weak))
    return tuple(found)


def _in_sentence(sentence: str, language: Language, clues: Clues) -> Iterator[Sighting]:
    """Yield the sequences of one sentence, addressed in it."""
    text = _without_elisions(sentence, language)
    words = list(WORD.finditer(text))
    for first, last in _runs(text, words, language, clues):
        initial = _opens(text, words[first].start(), words[last - 1].end())
        run, cut = _trimmed(words[first:last], language, clues, initial=initial)
        name = _POSSESSIVE.sub("", text[run[0].start() : run[-1].end()]) if run else ""
        if len(name) < 2 or clues.is_people(name):
            continue
        before = words[first - 1].group().lower() if first and not initial and not cut else ""
        titled = cut == "title" or (bool(before) and clues.is_title(before))
        yield Sighting(
            start=run[0].start(),
            end=run[0].start() + len(name),
            text=name,
            kind="person" if titled else clues.kind(name),
            before=before,
            initial=initial and not cut,
        )


def _opens(text: str, start: int, end: int) -> bool:
    """Tell whether a sequence is the first of a sentence or a quotation, and not all of it."""
    before = text[:start].rstrip()
    whole = text[end : end + 1] in _CLOSING
    return not before.strip(_OPENING) or (before[-1] in _OPENING and not whole)


def _without_elisions(text: str, language: Language) -> str:
    """Return a text of the same length in which l'Inde is two words."""
    elided = wordlists.words(language, "elisions")

    def part(match: re.Match[str]) -> str:
        prefix = match.group()[:-1]
        known = prefix.lower() in elided or (not elided and prefix.islower() and len(prefix) < 3)
        return prefix + " " if known else match.group()

    return re.sub(rf"(?<!\w){_ELIDED.pattern}", part, text)


def _runs(text: str, words: _Words, language: Language, clues: Clues) -> Iterator[tuple[int, int]]:
    """Yield (first, end) of the longest sequences of capitalised words, joined by particles."""
    first = 0
    while first < len(words):
        end = first + 1
        if words[first].group()[0].isupper():
            end = _run_end(text, words, first, language, clues)
            yield first, end
        first = end


def _run_end(text: str, words: _Words, first: int, language: Language, clues: Clues) -> int:
    """Return the end of the sequence that starts with a word; a particle does not end it.

    Among nouns with capitals only a person's name has particles: Olaf von Holm.
    """
    joiners = wordlists.words(language, "joiners")
    end = first + 1
    given = clues.is_given(words[first].group())
    for number in range(first + 1, min(len(words), first + LONGEST)):
        word = words[number].group()
        if not _follows(text, words, number, language):
            break
        given = given or clues.is_given(word)
        if word[0].isupper():
            end = number + 1
        elif word not in joiners or (clues.nouns and not given):
            break
    return end


def _follows(text: str, words: _Words, number: int, language: Language) -> bool:
    """Tell whether only a space, or an abbreviation's full stop, parts a word from the last."""
    before = words[number - 1]
    gap = text[before.end() : words[number].start()]
    if not _JOINT.fullmatch(gap):
        return False
    short = before.group().lower() + "."
    return len(gap) == 1 or len(short) == 2 or short in language.abbreviations


def _trimmed(run: _Words, language: Language, clues: Clues, *, initial: bool) -> tuple[_Words, str]:
    """Return a sequence without what is no name at its edges, and what was cut off in front."""
    stop = wordlists.words(language, "stop") | wordlists.words(language, "articles")
    false = wordlists.words(language, "false_names")
    if all(word.group().lower() in false for word in run):
        return [], ""
    # In the middle of a sentence a name may begin with such a word: the Sunday Times.
    edge = (stop if initial else frozenset()) | (false if initial or clues.nouns else frozenset())
    cut = ""
    while run:
        word = run[0].group()
        if word[0].islower() or clues.is_title(word):
            cut = "title" if word[0].isupper() else cut
        elif word.lower() in (edge - stop if cut else edge):
            cut = cut or "word"
        else:
            break
        run = run[1:]
    # Behind a particle it belongs to the name: Banco del Sur.
    while len(run) > 1 and run[-1].group().lower() in false and run[-2].group()[0].isupper():
        run = run[:-1]
    if initial and not cut and len(run) > 1 and clues.country(run[1].group()):
        return run[1:], "word"
    # Dänemarks Regierung: the noun behind it belongs to no name.
    alone = clues.nouns and bool(run) and bool(clues.country(run[0].group()))
    return run[:1] if alone else run, cut

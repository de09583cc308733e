"""Names by the labels of a language model that this program has no further rules for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from briefing.analysis import wordlists
from briefing.analysis.names import is_acronym, key
from briefing.analysis.reading import Reading
from briefing.analysis.sightings import WORD, Clues, Sighting
from briefing.model import ActorKind

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
"""Kind by the labels of the models that were trained on Wikipedia (WikiNER)."""
LONGEST = 60
"""Characters of a name at most."""
_CUT = re.compile(r"[,;:()\[\]«»“”\"\n–—]")
_ELIDED = re.compile(r"(?:[ldnsjmtc]|qu)['’]", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:[^\W\d_]{2,3} |[^\W\d_]['’])(?=[^\W\d_])")
_BRACKETED = re.compile(r"\s*\(([^\W\d_]{2,7})\)")
_CERTAIN = 4
"""Letters of a single word from which a name is also found where the model missed it."""


def find_labelled(reading: Reading, clues: Clues) -> tuple[Sighting, ...]:
    """Return the names that the model marked, and where else in the text they stand."""
    marked = [one for one in (_sighting(span, reading, clues) for span in reading.doc.ents) if one]
    taken = [False] * len(reading.doc.text)
    for one in marked:
        taken[one.start : one.end] = [True] * (one.end - one.start)
    again = [
        one for one in _repeated(reading.doc, marked, clues) if not any(taken[one.start : one.end])
    ]
    return tuple(sorted((*marked, *again), key=lambda one: one.start))


def _sighting(span: Span, reading: Reading, clues: Clues) -> Sighting | None:
    """Return the name that a marked span holds, or nothing if it holds none."""
    start, text, titled = _cut(span.text, reading, clues)
    article = _ARTICLE.match(text)
    if article and span[0].is_sent_start and clues.country(text[article.end() :]):
        start, text = start + article.end(), text[article.end() :]
    words = key(text).split()
    false = wordlists.words(reading.language, "false_names")
    if not words or not text[0].isupper() or len(text) > LONGEST or set(words) <= false:
        return None
    if all(clues.is_title(word) for word in text.split()):
        return None
    first = span.start_char + start
    kind = clues.kind(text) or ("person" if titled else KINDS.get(span.label_))
    if kind is None:
        return None
    before = span.doc[span.start - 1] if span.start else None
    opens = before is None or bool(span[0].is_sent_start)
    word = "" if opens or start or before is None else before.lower_
    return Sighting(first, first + len(text), text, kind, word, opens)


def _cut(text: str, reading: Reading, clues: Clues) -> tuple[int, str, bool]:
    """Return (offset, name, titled) of a marked text without titles, articles and what follows."""
    articles = wordlists.words(reading.language, "articles")
    start, titled = 0, False
    while True:
        elided = _ELIDED.match(text, start)
        word = elided or WORD.match(text, start)
        if word is None:
            break
        title = clues.is_title(word.group())
        if not (title or elided or word.group() in articles):
            break
        titled = titled or title
        start = word.end()
        start += len(text[start:]) - len(text[start:].lstrip(". \u00a0\n"))
    end = _CUT.search(text, start)
    return start, text[start : end.start() if end else None].rstrip(" .'’-"), titled


def _repeated(doc: Doc, marked: Iterable[Sighting], clues: Clues) -> Iterator[Sighting]:
    """Yield all places of the names that were marked somewhere, and of persons' surnames."""
    forms: dict[str, Sighting] = {}
    for one in marked:
        forms.setdefault(one.text, one)
        acronym = _BRACKETED.match(doc.text, one.end)
        if acronym:
            forms.setdefault(acronym[1], one)
        last = one.text.split()[-1]
        if one.kind == "person" and last[0].isupper():
            forms.setdefault(last, one)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if len(form) >= _CERTAIN or is_acronym(form):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", doc.text):
                kind = clues.kind(form) or forms[form].kind
                yield Sighting(match.start(), match.end(), form, kind)

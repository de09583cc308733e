"""What the place of a sentence in the text says for its being a point of the summary."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from briefing.analysis import standing
from briefing.analysis.reading import Sentence
from briefing.analysis.wording import speaks_personally
from briefing.languages import Language


def placed(body: Sequence[Sentence], language: Language) -> tuple[dict[str, float], ...]:
    """Return for each sentence of the body its features by name."""
    opening = _opening_paragraph(body, language)
    before = _statements_before(body, language)
    previous = (-1, *(one.paragraph for one in body))
    return tuple(
        {
            "first": 1 / (1 + before[number]),
            "early": 1 - number / len(body),
            "opens paragraph": float(sentence.paragraph != previous[number]),
            "opening paragraph": float(sentence.paragraph == opening),
        }
        for number, sentence in enumerate(body)
    )


def first_statement(body: Sequence[Sentence], language: Language) -> Sentence | None:
    """Return the first whole statement: what it names is known in later ones."""
    return next((one for one in body if standing.is_whole(one.text, language)), None)


def _opening_paragraph(body: Sequence[Sentence], language: Language) -> int | None:
    """Return the number of the paragraph that says what the rest is about, if there is one.

    Reports and encyclopaedias start with it; an essay that starts with its author does not.
    """
    first = first_statement(body, language)
    if not first or any(
        speaks_personally(one.text, language) for one in body if one.paragraph == first.paragraph
    ):
        return None
    return first.paragraph


def _statements_before(body: Sequence[Sentence], language: Language) -> tuple[int, ...]:
    """Return how many whole sentences precede each: a date line or a question takes no place."""
    whole = (int(standing.is_whole(one.text, language)) for one in body)
    return tuple(accumulate(whole, initial=0))

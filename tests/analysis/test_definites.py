from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.definites import bare_definite
from briefing.analysis.reading import Reading

Parse = Callable[..., Reading]


def _noun(found: Reading) -> str:
    first = found.sentences[0]
    noun = bare_definite(found.doc[first.token_start : first.token_end], found.language)
    return noun.text if noun else ""


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The move angered the crews.", "move"),
        ("At the meeting, Mara Pell asked for help.", "meeting"),
        ("The two islands share a harbour.", "islands"),
    ],
)
def test_a_noun_that_nothing_explains_is_found(parse: Parse, text: str, noun: str) -> None:
    assert _noun(parse(text)) == noun


@pytest.mark.parametrize(
    "text",
    [
        "The port of Tema was closed on Monday.",
        "The talks that ended on Monday brought nothing.",
        "The largest ship was sold.",
        "The world is watching.",
        "A move angered the crews.",
        "Mara Pell left.",
    ],
)
def test_a_noun_that_is_explained_or_unique_is_not(parse: Parse, text: str) -> None:
    assert _noun(parse(text)) == ""

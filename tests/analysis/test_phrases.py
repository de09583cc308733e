from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Rules, make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.marked import Marked, mark
from briefing.analysis.mentions import find_mentions
from briefing.analysis.phrases import complement_end, phrase_start
from briefing.analysis.reading import Reading
from briefing.languages import load

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def marked_at(reading: Reading, office: str) -> tuple[Marked, int]:
    marked = mark(reading, find_mentions(reading.doc, RULES), RULES)
    return marked, next(token.i for token in reading.doc if token.text == office)


@pytest.mark.parametrize(
    ("text", "office", "expected"),
    [
        (
            "It is spokesman for the Northern Region, he said.",
            "spokesman",
            "spokesman for the Northern Region",
        ),
        (
            "The professor of English at the University of Quay from 1893 left.",
            "professor",
            "professor of English at the University of Quay",
        ),
        ("The president in 2004 left.", "president", "president"),
        ("A member in a coalition left.", "member", "member"),
        ("The spokesman for Angela Merkel left.", "spokesman", "spokesman for Angela Merkel"),
        (
            "The secretary of the Union of Rail and Transport left.",
            "secretary",
            "secretary of the Union of Rail and Transport",
        ),
        ("The president of", "president", "president"),
        (
            "He met the minister for climate and public utilities, and left.",
            "minister",
            "minister for climate and public utilities",
        ),
        (
            "The chairwoman of the panel on mines and quarries, Ann Holm, left.",
            "chairwoman",
            "chairwoman of the panel on mines and quarries",
        ),
        ("He met the head of research and people close to her.", "head", "head of research"),
        ("The owner of the mill and mayor of Quay left.", "owner", "owner of the mill"),
        ("The chairman on Monday left.", "chairman", "chairman"),
        ("She is a painter of some fame, he said.", "painter", "painter of some fame"),
    ],
)
def test_complement(parse: Parse, text: str, office: str, expected: str) -> None:
    marked, place = marked_at(parse(text), office)
    assert marked.doc[place : complement_end(marked, place)].text == expected


@pytest.mark.parametrize(
    ("text", "office", "expected"),
    [
        ("The British trade union secretary left.", "secretary", "British trade union secretary"),
        ("On Friday the then vice-president left.", "president", "then vice-president"),
        ("The so-called “president” left.", "president", "so-called “president"),
        ("The outgoing mayor left.", "mayor", "outgoing mayor"),
        ("Yesterday’s president left.", "president", "president"),
        ("Angela Merkel spokesman Ann Holm left.", "spokesman", "spokesman"),
    ],
)
def test_start(parse: Parse, text: str, office: str, expected: str) -> None:
    marked, place = marked_at(parse(text), office)
    start = phrase_start(marked, place, len(marked.doc))
    assert marked.doc[start : place + 1].text == expected

from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.entities import Found, Rules, make_rules
from briefing.analysis.fiction import without_fiction
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.reading import Reading
from briefing.languages import load
from briefing.model import ActorKind

Parse = Callable[..., Reading]
RULES: Rules = make_rules(load_lexicon(load("en")), ())


def kept(parse: Parse, text: str, name: str, kind: ActorKind) -> int:
    """Return how many mentions of a name in a text are left."""
    doc = parse(text).doc
    found = []
    at = text.find(name)
    while at >= 0:
        span = doc.char_span(at, at + len(name))
        assert span is not None
        found.append(Found(span.start, span.end, kind, name))
        at = text.find(name, at + 1)
    return len(without_fiction(doc, tuple(found), RULES))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The actor played Peter Lynley in a film.", "Peter Lynley", "person"),
        ("She starred as Anna Karenina for years.", "Anna Karenina", "person"),
        ("He was known for “Quay Lights” and wine.", "Quay Lights", "organisation"),
    ],
)
def test_parts_and_titles_are_dropped(parse: Parse, text: str, name: str, kind: ActorKind) -> None:
    assert kept(parse, text, name, kind) == 0


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The team played Quay United twice.", "Quay United", "organisation"),
        ("The actor played Ann Holm. Ann Holm was glad.", "Ann Holm", "person"),
        ("He served as Ann Holm wished.", "Ann Holm", "person"),
        ("She loved “Iran”, he said.", "Iran", "place"),
    ],
)
def test_real_names_are_kept(parse: Parse, text: str, name: str, kind: ActorKind) -> None:
    assert kept(parse, text, name, kind) == text.count(name)

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.company import find_links
from briefing.analysis.reading import Reading
from briefing.model import Actor, Link, Mention

TEXT = (
    "Ana met Ben. Cem slept.",
    "Ana wrote to Ben, and Ana waited.",
    "Ben left. Cem stayed.",
)


def actor(name: str, *, key: bool = True, block: str = "p") -> Actor:
    places = [
        Mention(f"{block}{number}", at, at + 3)
        for number, text in enumerate(TEXT, 1)
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return Actor(name.lower(), name, "person", mentions=tuple(places), key=key)


def test_actors_are_linked_by_sentence_and_by_paragraph(parse: Callable[..., Reading]) -> None:
    links = find_links(parse(*TEXT).sentences, [actor("Cem"), actor("Ana"), actor("Ben")])
    assert links == (
        Link("ana", "ben", ("p1", "p2"), 2, 0),
        Link("cem", "ben", ("p1", "p3"), 0, 2),
        Link("cem", "ana", ("p1",), 0, 1),
    )
    assert [link.weight for link in links] == [2, 1, 0.5]


def test_only_key_actors_in_paragraphs_are_looked_at(parse: Callable[..., Reading]) -> None:
    sentences = parse(*TEXT).sentences
    assert find_links(sentences, [actor("Ana"), actor("Ben", key=False)]) == ()
    assert find_links(sentences, [actor("Ana"), actor("Ben", block="h")]) == ()

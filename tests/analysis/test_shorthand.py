from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading

Parse = Callable[..., Reading]


def called(parse: Parse, text: str) -> dict[str, list[str]]:
    """Return the descriptions of each actor of a text, by name."""
    return {
        actor.name: [text[m.start : m.end] for m in actor.mentions if m.kind == "nominal"]
        for actor in find_actors(parse(text), 10)
    }


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        (
            "The Quay University met in May. Critics say the University is slow.",
            "Quay University",
            "University",
        ),
        (
            "She left the Church of Scientology. The Church denied it.",
            "Church of Scientology",
            "Church",
        ),
    ],
)
def test_a_body_goes_by_its_noun(parse: Parse, text: str, name: str, word: str) -> None:
    assert called(parse, text)[name] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "The Quay University met in May. Critics say the university is slow.",
        "The Quay University met in May. He sat at the University of Helsinki.",
        "The Quay University met in May. THE UNIVERSITY IS SLOW.",
        "The Quay University met in May. He likes University holidays.",
        "The Quay University met the Strond University. Critics say the University is slow.",
    ],
)
def test_another_noun_is_no_mention(parse: Parse, text: str) -> None:
    assert not any(called(parse, text).values())


def test_the_shorthand_is_no_other_form_of_the_name(parse: Parse) -> None:
    text = "The Quay University met in May. Critics say the University is slow."
    (bank,) = [actor for actor in find_actors(parse(text), 10) if actor.name == "Quay University"]
    assert bank.aliases == ()

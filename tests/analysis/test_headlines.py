from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.headlines import office_in
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.names import key
from briefing.analysis.reading import Reading
from briefing.languages import load

Parse = Callable[..., Reading]
LEXICON = load_lexicon(load("en"))


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Mayor Laura Ferrante resigns", "Mayor"),
        ("Ex-mayor Ferrante wins", "Ex-mayor"),
        ("Harbour: former police chief Laura Ferrante wins", "former police chief"),
        ("Acting finance minister Ferrante's plan", "Acting finance minister"),
        ("Critics call Mayor Laura Ferrante slow", ""),
        ("Mayor's wife Laura Ferrante wins", ""),
        ("Wife Laura Ferrante wins", ""),
        ("General Laura Ferrante wins", ""),
        ("Mayor wins against Tom Asher", ""),
        ("Laura Ferrante, mayor, wins", ""),
        ("", ""),
    ],
)
def test_the_office_that_a_title_begins_with(title: str, office: str) -> None:
    words = [(title.index(word), key(word)) for word in title.split()]
    assert office_in(title, words, "Laura Ferrante", LEXICON, shortest=1) == office


def test_a_surname_that_two_have_is_nobodys(parse: Parse) -> None:
    reading = parse("Laura Ferrante left. Martin Ferrante stayed.", title="Mayor Ferrante resigns")
    assert [actor.role for actor in find_actors(reading, 10)] == ["", ""]


def test_the_text_says_more_than_the_title(parse: Parse) -> None:
    reading = parse("Laura Ferrante, mayor of Quay Town, left.", title="Mayor Ferrante resigns")
    assert find_actors(reading, 10)[0].role.startswith("mayor of")


def test_an_office_that_only_the_title_has(parse: Parse) -> None:
    reading = parse("Laura Ferrante left on Monday.", title="Mayor Laura Ferrante resigns")
    assert [actor.role for actor in find_actors(reading, 10)] == ["Mayor"]

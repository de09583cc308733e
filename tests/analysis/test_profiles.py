from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.entities import make_rules
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.marked import mark
from briefing.analysis.mentions import find_mentions
from briefing.analysis.profiles import make_profiles, with_nominals, without_adjectives
from briefing.analysis.reading import Reading
from briefing.analysis.sieves import merge
from briefing.languages import load

Parse = Callable[..., Reading]
RULES = make_rules(load_lexicon(load("en")), ())


def test_two_first_names_get_their_full_names(parse: Parse) -> None:
    reading = parse("Katharine and Charles Parsons founded the yard.")
    found = find_mentions(reading.doc, RULES)
    made = make_profiles(mark(reading, found, RULES), merge(reading.doc, found, RULES))
    assert [profile.full_name for profile in made] == ["Katharine Parsons", ""]


def test_descriptions_join_the_mentions_in_order(parse: Parse) -> None:
    reading = parse("The Iranian general left. Iran’s General Robert Holm slept.")
    found = find_mentions(reading.doc, RULES)
    marked = mark(reading, found, RULES)
    made = with_nominals(marked, make_profiles(marked, merge(reading.doc, found, RULES)))
    person = next(profile for profile in made if profile.kind == "person")
    assert [place.kind for place in person.places] == ["nominal", "name"]


def test_groups_that_are_only_adjectives_are_dropped(parse: Parse) -> None:
    reading = parse("The Muslim north met the Republicans.")
    found = find_mentions(reading.doc, RULES)
    marked = mark(reading, found, RULES)
    kept = without_adjectives(marked, make_profiles(marked, merge(reading.doc, found, RULES)))
    assert len(kept) == 1

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.entities import make_rules
from briefing.analysis.evidence import gather, printed_forms
from briefing.analysis.lexicon import load_lexicon
from briefing.analysis.marked import mark
from briefing.analysis.mentions import find_mentions
from briefing.analysis.profiles import Profile, make_profiles, without_parts_of_roles
from briefing.analysis.reading import Reading
from briefing.analysis.salience import Evidence
from briefing.analysis.sieves import merge
from briefing.languages import load

Parse = Callable[..., Reading]
RULES = make_rules(load_lexicon(load("en")), ())


def profiles(reading: Reading) -> list[Profile]:
    found = find_mentions(reading.doc, RULES)
    return make_profiles(mark(reading, found, RULES), merge(reading.doc, found, RULES))


def evidence(reading: Reading) -> Evidence:
    return gather(reading, RULES, profiles(reading)[:1], ["Iran"])[0]


def test_what_is_counted_of_a_country(parse: Parse) -> None:
    found = evidence(parse("Iran agreed.", "Iranians left. They slept in Iran."))
    assert (found.country, found.kind) == (True, "place")
    assert found.sentences == (0, 1, 2)
    assert found.paragraphs == (0, 1, 1)
    assert (found.subjects, found.locatives) == (2, 1)
    assert {"Iran", "Iranian"} <= set(found.words)


def test_demonyms_are_no_printed_forms_of_a_country(parse: Parse) -> None:
    reading = parse("Iranians left.")
    assert printed_forms(reading, profiles(reading)[0]) == []


def test_an_actor_that_is_only_part_of_a_role_disappears(parse: Parse) -> None:
    reading = parse("Pakistan’s Minister of Foreign Affairs Robert Holm left.")
    found = find_mentions(reading.doc, RULES)
    kept = without_parts_of_roles(mark(reading, found, RULES), profiles(reading))
    forms = [form for profile in kept for form in printed_forms(reading, profile)]
    assert "Foreign Affairs" not in forms
    assert "Robert Holm" in forms

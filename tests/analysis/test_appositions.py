from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.reading import Reading

Parse = Callable[..., Reading]


def role(reading: Reading, name: str) -> str:
    return next(actor.role for actor in find_actors(reading, 10) if actor.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Robert Holm, a former expert for the Quay Safety Board, said so.",
            "former expert for the Quay Safety Board",
        ),
        ("Robert Holm (b. 1970), chairman of the council, left.", "chairman of the council"),
        ("Robert Holm, 54, chairman of the council, left.", "chairman of the council"),
        ("Robert Holm, the mayor, and Anna Rice met.", "mayor"),
        ("Robert Holm (spokesman for the council) left.", "spokesman for the council"),
        ("Robert Holm, an Australian woman, left.", "Australian woman"),
        ("Robert Holm, a man, left.", ""),
        ("Robert Holm, a spokesman for Anna Rice, left.", "spokesman for Anna Rice"),
        ("Robert Holm, general, left.", ""),
        ("Robert Holm, leader of a group that fell, left.", "leader of a group"),
        ("Robert Holm, whose lawyer spoke, left.", ""),
        ("Like Robert Holm, the president said no.", ""),
        ("With Robert Holm, President Anna Rice left.", ""),
        ("Robert Holm, one of the ministers, left.", ""),
        ("The leader of North Korea, Robert Holm, left.", "leader of North Korea"),
        ("The previous Greek president, Robert Holm said no.", "previous Greek president"),
        ("According to the minister, Robert Holm will leave.", ""),
        ("Anna Rice, the mayor, Robert Holm, left.", ""),
        ("Its chairman, Professor Robert Holm, left.", "chairman"),
        (
            "Chile's deputy mayor and minister of trade, Robert Holm, left.",
            "Chile's deputy mayor and minister of trade",
        ),
        ("Her cousin and head of the guild, Robert Holm, left.", ""),
        (
            "The treasurer, Robert Holm, left. Robert Holm, a former clerk at the bank, won.",
            "treasurer",
        ),
        ("Robert Holm, now a professor at Quay College, left.", "professor at Quay College"),
        ("Robert Holm, a gallerist, left.", "gallerist"),
        ("Robert Holm, a shortlist, left.", ""),
        (
            "The minister of culture, media and sport, Robert Holm, left.",
            "minister of culture, media and sport",
        ),
        ("Robert Holm is the first man in the post. The economist Robert Holm left.", "economist"),
        (
            "The so-called mayor of the occupied city, Robert Holm, left.",
            "so-called mayor of the occupied city",
        ),
        ("Robert Holm, a baker from Peru, left.", "baker"),
        ("Robert Holm, his uncle, a nurse, left.", "nurse"),
        ("They met the alleged arms dealer Robert Holm.", "alleged arms dealer"),
        ("They met Robert Holm. Tom Berg, brother of Robert, chairman of the club, left.", ""),
        (
            "Robert Holm, until last month coach of the club, left.",
            "until last month coach of the club",
        ),
        ("Robert Holm, the captain, scored twice.", "captain"),
        ("The letters of the council's auditor, Robert Holm, came.", "council's auditor"),
        ("Robert Holm, chief hydrologist of the agency, left.", "chief hydrologist of the agency"),
        ("Robert Holm, the harbour master, left.", "harbour master"),
        ("It was the builder, Robert Holm of Harrow Bank, who left.", "builder"),
        ("Robert Holm, then mayor and now (he says) happy, left.", "then mayor"),
        ("Robert Holm is the leader of the Green Party.", "leader of the Green Party"),
        ("Robert Holm is currently a teacher in Quay Town.", "teacher in Quay Town"),
        ("Robert Holm became vice president in a historic deal.", "vice president"),
        ("Robert Holm was not a spy.", ""),
        ("Robert Holm could be the leader.", ""),
        ("Robert Holm, who is captain of the team, left.", "captain of the team"),
        ("They met linguists like Robert Holm in England.", "linguist"),
    ],
)
def test_what_a_person_is(parse: Parse, text: str, expected: str) -> None:
    assert role(parse(text), "Robert Holm") == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Militant groups such as Hamas and Hezbollah reacted.", "Hezbollah", "Militant group"),
        ("Hamas, the Palestinian movement, denied it.", "Hamas", "Palestinian movement"),
        ("The daily newspaper La Repubblica wrote so.", "La Repubblica", "newspaper"),
        ("They met several groups such as Hamas and Hezbollah.", "Hamas", "group"),
        ("They met charities such as Hamas.", "Hamas", ""),
        ("Hamas, Quay Group, left.", "Hamas", ""),
        ("Hamas reacted.", "Hamas", ""),
    ],
)
def test_what_an_organisation_is(parse: Parse, text: str, name: str, expected: str) -> None:
    assert role(parse(text), name) == expected

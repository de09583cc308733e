from __future__ import annotations

import pytest
from briefing.analysis.entities import Found
from briefing.analysis.persons import person_candidates
from briefing.analysis.register import Form, Register


def form(name: str) -> Form:
    found = Found(0, 1, "person", name)
    return Form("person", found.key, (found,))


def same(known: str, name: str) -> bool:
    register = Register()
    register.learn(register.found(form(known)), form(known))
    return bool(person_candidates(form(name), register))


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Qamar Bajwa", "Qmar Bajwa"),
        ("Qamar Bajwa", "Qamar Bajva"),
        ("Qamar Bajwa", "Bajwa"),
        ("Qamar Bajwa", "Qamar"),
        ("Barack Hussein Obama", "Barack Obama"),
        ("John Doe", "J. Doe"),
        ("Ichiyō Higuchi", "Higuchi Ichiyō"),
        ("Jean-Claude Juncker", "Jean Claude Juncker"),
        ("Mohammad Bagheri", "Baghrei"),
    ],
)
def test_one_person(known: str, name: str) -> None:
    assert same(known, name)


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("John Doe", "Jane Doe"),
        ("John Doe", "John Dow"),
        ("George H. W. Bush", "George W. Bush"),
        ("Antony Holm", "Anthony"),
        ("John A. Doe", "John B. Doe"),
        ("Ann Holm", "Lena Brandt"),
        ("Ann Holm", "Lena"),
    ],
)
def test_two_persons(known: str, name: str) -> None:
    assert not same(known, name)


def test_all_with_the_surname_are_candidates() -> None:
    register = Register()
    for name in ("John Doe", "Jane Doe"):
        register.learn(register.found(form(name)), form(name))
    assert len(person_candidates(form("Doe"), register)) == 2

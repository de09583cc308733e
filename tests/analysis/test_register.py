from __future__ import annotations

import pytest
from briefing.analysis.entities import Found
from briefing.analysis.register import CROWD, Draft, Form, Register
from briefing.model import ActorKind


def form(name: str, kind: ActorKind = "organisation") -> Form:
    found = Found(0, 1, kind, name)
    return Form(kind, found.key, (found,))


def learned(name: str, kind: ActorKind = "organisation") -> tuple[Register, Draft]:
    register = Register()
    draft = register.found(form(name, kind))
    register.learn(draft, form(name, kind))
    return register, draft


def test_found_by_its_key() -> None:
    register, draft = learned("Quay Union")
    assert register.by_key("quay union") == [draft]


def test_nothing_is_found_by_no_key() -> None:
    register, _ = learned("Quay Union")
    assert register.by_key("") == []


def test_an_organisation_is_found_by_initials_and_parts() -> None:
    register, draft = learned("World Trade Board")
    assert register.by_initials("WTB") == [draft]
    assert register.by_part(("world", "trade")) == [draft]
    assert register.by_part(("board",)) == [draft]


def test_a_person_is_found_by_a_misspelt_word() -> None:
    register, draft = learned("Ann Brandt", "person")
    assert register.by_slip("brannt") == [draft]
    assert register.by_word("ann") == [draft]


def test_a_word_of_a_crowd_tells_nobody_apart() -> None:
    register = Register()
    for number in range(CROWD + 5):
        name = form(f"Ann{number} Holm", "person")
        register.learn(register.found(name), name)
    assert len(register.by_word("holm")) == CROWD


@pytest.mark.parametrize(
    ("start", "expected"), [(12, (0, 2)), (25, (0, 5)), (3, (1, 7)), (10, (1, 0))]
)
def test_distance_prefers_what_came_before(start: int, expected: tuple[int, int]) -> None:
    draft = Draft("person")
    for place in (20, 10):
        draft.take(Found(place, place + 1, "person", "Holm"))
    assert draft.distance(start) == expected


@pytest.mark.parametrize(
    ("name", "words", "generation"),
    [
        ("Ann Holm, Jr.", ("ann", "holm"), "jr"),
        ("Jean-Luc Holm", ("jean", "luc", "holm"), ""),
        ("III", ("iii",), "iii"),
    ],
)
def test_words_of_a_form(name: str, words: tuple[str, ...], generation: str) -> None:
    assert (form(name).words, form(name).generation) == (words, generation)


def test_father_and_son_are_two() -> None:
    _, father = learned("Ann Holm Sr.", "person")
    assert not father.may_be("jr")
    assert father.may_be("")

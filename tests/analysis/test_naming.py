from __future__ import annotations

import pytest
from briefing.analysis.naming import (
    display_name,
    make_ids,
    misspelt_forms,
    other_forms,
    title_words,
)
from briefing.model import ActorKind
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("forms", "kind", "expected"),
    [
        (["Holm", "Ann Holm", "Holm"], "person", "Ann Holm"),
        (["Ann B. Holm", "Ann Holm", "Ann Holm"], "person", "Ann B. Holm"),
        (["Qmar Bajwa", "Qamar Bajwa"], "person", "Qamar Bajwa"),
        (["WHO", "World Health Organization", "WHO"], "organisation", "World Health Organization"),
        (["ANN HOLM", "Ann Holm"], "person", "Ann Holm"),
        (["Bohdan Melnyk", "Богдан Мельник Холм"], "person", "Bohdan Melnyk"),
        (["QUAY UNION"], "organisation", "QUAY UNION"),
    ],
)
def test_display_name(forms: list[str], kind: ActorKind, expected: str) -> None:
    assert display_name(forms, kind) == expected


def test_other_forms_keep_order_and_leave_out_mere_capitals() -> None:
    assert other_forms(["Holm", "Ann Holm", "HOLM", "Ann"], "Ann Holm") == ("Holm", "Ann")


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Zurbarán", "Zurbaran"], ("zurbaran", "zurbaran-2")),
        (["东京", "北京"], ("actor", "actor-2")),
        (["A&B", "A B", "A-B"], ("a-b", "a-b-2", "a-b-3")),
    ],
)
def test_ids(names: list[str], ids: tuple[str, ...]) -> None:
    assert make_ids(names) == ids


@given(st.lists(st.text(max_size=8), max_size=8))
def test_ids_are_unique(names: list[str]) -> None:
    ids = make_ids(names)
    assert len(set(ids)) == len(names)
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for one in ids)


@pytest.mark.parametrize(
    ("name", "form", "misspelt"),
    [
        ("Qamar Bajwa", "Qmar Bajwa", True),
        ("Qamar Bajwa", "Bajwa", False),
        ("Antonín Dvořák", "Antonin Dvorak", False),
        ("Ann Holm", "A. Holm", False),
        ("United States", "US", False),
    ],
)
def test_misspelt_forms(name: str, form: str, misspelt: bool) -> None:
    assert misspelt_forms(name, [form]) == ((form,) if misspelt else ())


def test_a_surname_may_stand_in_the_title() -> None:
    assert title_words("Ann Holm", ["Ann Holm", "US", "at"], "person") == (
        "Ann Holm",
        "Ann Holm",
        "US",
        "Holm",
    )


def test_a_name_in_small_letters_is_shown() -> None:
    assert display_name(("TARVEN", "Tarven"), "place") == "Tarven"

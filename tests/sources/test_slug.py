"""Tests of briefing/sources/slug.py."""

import re

import pytest
from briefing.sources.slug import slugify
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Harbour Talks, Round 3", "harbour-talks-round-3"),
        ("Café Ærø – Straße", "cafe-aero-strasse"),
        ("../../etc/passwd", "passwd"),
        ("-rf", "rf"),
        ("$(touch x)", "touch-x"),
        ("CON", "con-x"),
        ("x" * 300, "x" * 80),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_other_scripts_become_a_hash() -> None:
    assert re.fullmatch(r"[0-9a-f]{10}", slugify("بندرگاہ"))


def test_what_is_lost_makes_a_difference() -> None:
    assert slugify("Обзор 2018") != slugify("Отчёт 2018")


def test_names_without_letters_stay_apart() -> None:
    assert slugify("..") != slugify(".")


@given(st.text())
def test_every_text_has_a_safe_slug(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", slugify(text))

from __future__ import annotations

import pytest
from briefing.analysis.names import initials, is_acronym, key, normal, one_slip, printed, slips
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mohammad Bagheri’s", "Mohammad Bagheri"),
        ("the Parsons'", "the Parsons"),
        ("“Zurbarán”,", "Zurbaran"),
        ("New\n York", "New York"),
        ("Ｐａｋｉｓｔａｎ", "Pakistan"),
        ("  ", ""),
    ],
)
def test_normal_form(text: str, expected: str) -> None:
    assert normal(text) == expected


@pytest.mark.parametrize(("one", "other"), [("U.S.", "US"), ("P. J. Crowley", "p j crowley")])
def test_writings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_printed_keeps_accents_and_case() -> None:
    assert printed("Zurbarán\nMuseum") == "Zurbarán Museum"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("IS", True), ("U.N.", True), ("BfV", True), ("Iran", False), ("A", False), ("G20", False)],
)
def test_acronyms(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


def test_initials_with_and_without_small_words() -> None:
    assert initials("Bank of North Holm") == {"BONH", "BNH"}


def test_one_word_has_no_initials() -> None:
    assert initials("Holm") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("qmar", "qamar", True),
        ("bagheri", "baghrei", True),
        ("holm", "helm", True),
        ("jane", "joan", False),
    ],
)
def test_one_slip(one: str, other: str, expected: bool) -> None:
    assert one_slip(one, other) is expected


@given(st.text("abc", min_size=1, max_size=6), st.text("abc", min_size=1, max_size=6))
def test_words_one_slip_apart_share_a_remainder(one: str, other: str) -> None:
    if one_slip(one, other):
        assert set(slips(one)) & set(slips(other))

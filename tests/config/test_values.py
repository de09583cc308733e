"""Tests of briefing/config/values.py."""

import datetime as dt

import pytest
from briefing.config import values


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Mira Oduya", ("Mira Oduya",)),
        ("By Mira Oduya and Lena Brandt", ("Mira Oduya", "Lena Brandt")),
        ("Mira Oduya, Lena Brandt and Tom de Vries", ("Mira Oduya", "Lena Brandt", "Tom de Vries")),
        ("Mira Oduya & Lena Brandt", ("Mira Oduya", "Lena Brandt")),
        ("Quay Times; Mira Oduya", ("Quay Times", "Mira Oduya")),
        ("Ministry of Trade and Industry", ("Ministry of Trade and Industry",)),
        ("Marks and Spencer", ("Marks and Spencer",)),
        ("Oduya, Mira", ("Oduya, Mira",)),
        (["Mira Oduya", "Lena Brandt"], ("Mira Oduya", "Lena Brandt")),
        ([{"name": "Mira Oduya", "affiliation": "Quay"}], ("Mira Oduya",)),
        ("", ()),
        (["", "  "], ()),
    ],
)
def test_authors(value: object, names: tuple[str, ...]) -> None:
    assert values.authors(value) == names


@pytest.mark.parametrize("value", [["A", {"b": "c"}], 1.5, [True], {"given": "Mira"}, [10**30]])
def test_authors_of_the_wrong_kind(value: object) -> None:
    with pytest.raises(values.UnfitError, match="must be text or a list of texts, not"):
        values.authors(value)


@pytest.mark.parametrize(
    ("value", "tag"),
    [("EN", "en"), ("en_gb", "en-GB"), ("uz-cyrl-UZ", "uz-Cyrl-UZ"), ("no", "no"), ("", "")],
)
def test_language(value: str, tag: str) -> None:
    assert values.language(value) == tag


@pytest.mark.parametrize("value", ["English", "e", "en gb", 5, ["en"]])
def test_no_language(value: object) -> None:
    with pytest.raises(values.UnfitError):
        values.language(value)


@pytest.mark.parametrize("value", ["http://a.b/c?d#e", "https://example.org", ""])
def test_web_address(value: str) -> None:
    assert values.web_address(value) == value


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "ftp://a.b", "a.b/c", "http://", "http://[", "http://a b", 3]
)
def test_no_web_address(value: object) -> None:
    with pytest.raises(values.UnfitError):
        values.web_address(value)


@pytest.mark.parametrize(
    ("value", "truth"), [(True, True), ("yes", True), ("False", False), ("", False)]
)
def test_yes_or_no(value: object, truth: bool) -> None:
    assert values.yes_or_no(value) is truth


@pytest.mark.parametrize("value", ["perhaps", 1, None])
def test_neither_yes_nor_no(value: object) -> None:
    with pytest.raises(values.UnfitError):
        values.yes_or_no(value)


def test_names_from_one_text() -> None:
    assert values.names("PDF, epub") == ("pdf", "epub")


def test_numbers_and_dates_may_be_references() -> None:
    assert values.number_or_text(7) == "7"
    assert values.number_or_text(dt.date(2018, 7, 20)) == "2018-07-20"


def test_titles_become_one_line() -> None:
    assert values.text("A\n title\x00 & <b>") == "A title & <b>"

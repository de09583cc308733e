from __future__ import annotations

import pytest
from briefing.analysis.credits import credit_spans

WORDS = frozenset({"photo", "image", "reuters", "wire"})


def credited(text: str) -> list[str]:
    return [text[start:end] for start, end in credit_spans(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Lena Brandt", ["By Lena Brandt"]),
        ("A crane at dawn. (Wire/J. Doe)", ["(Wire/J. Doe)"]),
        ("A crane. [Reuters/Handout]", ["[Reuters/Handout]"]),
        ("Ants, from file. Image: Ann Holm.", ["Image: Ann Holm."]),
        ("Photo: Ann Holm", ["Photo: Ann Holm"]),
        ("(photo by Ann Holm)", ["photo by Ann Holm"]),
        ("The end. © 2024 Quay Times", ["© 2024 Quay Times"]),
    ],
)
def test_credits(text: str, expected: list[str]) -> None:
    assert credited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday the council had met Ann Holm, who leads it.",
        "Photo: the ministers of four countries meet Ann Holm at the new harbour",
        "The party (Left/Right) lost.",
        "The parties (CDU/CSU) won.",
    ],
)
def test_text_that_only_looks_like_a_credit(text: str) -> None:
    assert credited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reporting by Ann Holm in Lima; editing by Tom Berg",
        "(Reporting and writing by Ann Holm.)",
        "Additional reporting by Ann Holm",
    ],
)
def test_a_line_that_names_the_staff(text: str) -> None:
    assert credit_spans(text, WORDS, frozenset({"reporting", "editing", "writing"})) == (
        (0, len(text)),
    )


def test_without_words_no_photo_is_credited() -> None:
    assert credit_spans("Photo: Ann Holm", frozenset()) == ()

"""Tests of briefing/sources/lengths.py."""

import pytest
from briefing.sources.lengths import em


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2em", 2.0),
        ("16", 1.0),
        ("24px", 1.5),
        ("1.5ex", 0.75),
        (" 12pt !important", 1.0),
        (".5in", 3.0),
        ("2.54cm", 6.0),
        ("25.4mm", 6.0),
        ("-4px", -0.25),
        ("99em", 0.0),
        ("50%", 0.0),
        ("auto", 0.0),
        ("-", 0.0),
        ("", 0.0),
    ],
)
def test_lengths_in_em(text: str, length: float) -> None:
    assert em(text) == length

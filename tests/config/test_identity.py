"""Tests of briefing/config/identity.py."""

import pytest
from briefing.config.identity import LIMITS, is_unknown_label, marking, shortened


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("TLP:RED", "TLP:RED"),
        ("red", "TLP:RED"),
        ("tlp: Green", "TLP:GREEN"),
        ("TLP-clear", "TLP:CLEAR"),
        ("Amber", "TLP:AMBER"),
        ("tlp:amber + strict", "TLP:AMBER+STRICT"),
        ("AMBER STRICT", "TLP:AMBER+STRICT"),
        ("  Embargoed until\n12 March ", "Embargoed until 12 March"),
        ("Red Cross only", "Red Cross only"),
        ("TLP:WHITE", "TLP:WHITE"),
    ],
)
def test_a_label_gets_its_exact_form_and_other_words_stay(written: str, label: str) -> None:
    assert marking(written) == label


@pytest.mark.parametrize(
    ("mark", "key", "unknown"),
    [
        ("TLP:PURPLE", "marking", True),
        ("Purple", "TLP", True),
        ("TLP:RED", "tlp", False),
        ("OFFICIAL", "marking", False),
        ("", "tlp", False),
    ],
)
def test_a_label_that_is_none_is_known_as_such(mark: str, key: str, *, unknown: bool) -> None:
    assert is_unknown_label(mark, key) is unknown


def test_a_long_mark_is_cut_between_words() -> None:
    cut = shortened("marking", "embargo, " * 20)
    assert len(cut) <= LIMITS["marking"]
    assert cut.endswith("embargo…")


def test_a_long_mark_of_one_word_is_cut_too() -> None:
    assert shortened("marking", "x" * 90) == "x" * 79 + "…"

from __future__ import annotations

import pytest
from briefing.analysis import trimming
from briefing.languages import load

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("However, Ghana closed the port.", "Ghana closed the port."),
        ("In fact, Mara Pell left.", "Mara Pell left."),
        ("But 300 ships waited.", "300 ships waited."),
        ("However, the port closed.", "However, the port closed."),
        ("Ghana closed the port.", "Ghana closed the port."),
    ],
)
def test_a_connective_is_cut_only_before_a_name(text: str, rest: str) -> None:
    assert text[trimming.connective(text, ENGLISH) :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "(CNN)",
        "(Reuters) - ",
        "(Wire News) — ",
        "TEMA — ",
        "CAPE COAST, Ghana -- ",
        "TEMA, March 3 (Wire) - ",
        "Tema (Wire) — ",
        "Tema, Ghana (Wire) — ",
        "Tema, Ghana – ",
        "Tema, 3 March 2015 — ",
        "Tuesday, March 3, 2015 ",
        "Tuesday, March 3, 2015 – ",
    ],
)
def test_a_date_line_is_cut_off(line: str) -> None:
    assert trimming.date_line(f"{line}The port has reopened.", ENGLISH) == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "The port has reopened.",
        "Ghana – Togo ended without a goal.",
        "Ghana, Togo – neighbours for ever – have reopened the port.",
        "Mara Pell – The Harbour Years is a film.",
        "Mara (Mary) Pell has reopened the port.",
        "The Harbour Council (HC) President Pell has reopened the port.",
        "On Tuesday, March 3, 2015 Ghana reopened the port.",
        "Tuesday, March 3, 2015, was the day.",
        "FACTS: The port has reopened.",
        "TEMA — the oldest port — has reopened.",
    ],
)
def test_what_is_no_date_line(text: str) -> None:
    assert trimming.date_line(text, ENGLISH) == 0


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The port has reopened. [3]", "The port has reopened."),
        ("The port has reopened.[3][12]", "The port has reopened."),
        ("The “port” [3] has reopened.", "The “port” [3] has reopened."),
        ("TEMA — However, Ghana waits. [a]", "Ghana waits."),
        ("Tema, Ghana – This past week Pell left.", "Tema, Ghana – This past week Pell left."),
    ],
)
def test_what_is_kept(text: str, rest: str) -> None:
    start, end = trimming.kept(text, ENGLISH)
    assert text[start:end] == rest

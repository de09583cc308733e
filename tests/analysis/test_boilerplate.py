from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing.analysis.boilerplate import is_furniture, without_furniture
from briefing.analysis.reading import Reading
from briefing.languages import load


@pytest.mark.parametrize(
    "text",
    [
        "By Mara Pell",
        "By MARA PELL and R. Osei",
        "Read more: Ten facts about tides",
        "Photo: The pier at dusk.",
        "“Image: The pier at dusk.",
        "The pier at dusk. (Wire/M. Pell)",
        "Subscribe to our newsletter for more stories like this one.",
        "Sign up here for the daily letter about the sea.",
        "The writer teaches maritime law in Accra.",
        "The views are her own.",
        "(c) 2023 Tide Weekly.",
        "© Tide Weekly",
        "Write to the desk at desk@tide.example today.",
        "Kofi Lind contributed to this report from the coast.",
        "Scroll down for video",
    ],
)
def test_furniture_is_recognised(text: str) -> None:
    assert is_furniture(text, load("en"))


@pytest.mark.parametrize(
    "text",
    [
        "The council ended its talks on Tuesday without a deal.",
        "By the end of the year the council wants a deal, Mara Pell said.",
        "The writer Mara Pell died on Tuesday.",
        "The photo shows a crane.",
        "The author had called for reform.",
    ],
)
def test_news_is_no_furniture(text: str) -> None:
    assert not is_furniture(text, load("en"))


def test_a_short_block_that_starts_as_furniture_is_dropped(
    parse: Callable[..., Reading],
) -> None:
    found = parse("Photo: The pier at dusk. The crane stands idle.")
    assert without_furniture(found.sentences, found.language) == ()


def test_a_block_that_ends_in_a_credit_is_a_caption(parse: Callable[..., Reading]) -> None:
    found = parse("Osei opens the pier on May 5, 2025. Image: Harbour Board.")
    assert without_furniture(found.sentences, found.language) == ()


def test_furniture_inside_a_block_is_cut_out(parse: Callable[..., Reading]) -> None:
    found = parse("The crane stands idle. Click here to read on. Work starts in May.")
    kept = without_furniture(found.sentences, found.language)
    assert [one.text for one in kept] == ["The crane stands idle.", "Work starts in May."]

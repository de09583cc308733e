from __future__ import annotations

import pytest
from briefing.analysis.capitals import find_capitalised, is_cased
from briefing.analysis.reading import read_article
from briefing.analysis.sightings import Sighting, make_clues
from briefing.model import Article, Block, BlockKind, Meta, Run


def sightings(
    text: str, language: str = "it", kind: BlockKind = "paragraph"
) -> tuple[Sighting, ...]:
    article = Article(Meta(language=language), (Block("p1", kind, (Run(text),)),))
    reading = read_article(article)
    return find_capitalised(reading, make_clues(reading.language))


def names(text: str, language: str = "it") -> list[str]:
    """Return the names but for single words that only start a sentence."""
    found = sightings(text, language)
    return [one.text for one in found if " " in one.text or not one.initial]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "it",
            "Oggi c'è Mara Pell, e Teo Lind è a Porto Alto.",
            ["Mara Pell", "Teo Lind", "Porto Alto"],
        ),
        ("de", "Später traf Dr. Jens Ohlsen die Stadt.", ["Jens Ohlsen", "Stadt"]),
        ("de", "Auch Ulf von Holm blieb.", ["Ulf von Holm"]),
        ("de", "Die Boote von Lyrehaven blieben.", ["Boote", "Lyrehaven"]),
        ("de", "Auch Dänemarks Regierung blieb.", ["Dänemarks"]),
        ("fr", "Or l'Inde et M. Paul Kerouan attendent.", ["Inde", "Paul Kerouan"]),
        ("es", "Hoy el Banco del Sur espera.", ["Banco del Sur"]),
        ("ru", "Вчера А. С. Лапин был в порту.", ["А. С. Лапин"]),
        ("el", "Χθες ο Νίκος Βάλμας ήταν στην Αθήνα.", ["Νίκος Βάλμας", "Αθήνα"]),
    ],
)
def test_sequences_of_capitals_without_titles_and_first_words(
    language: str, text: str, found: list[str]
) -> None:
    assert names(text, language) == found


@pytest.mark.parametrize("text", ["IL PORTO DI LYREHAVEN È CHIUSO.", "Lunes y Martes.", "tutto."])
def test_shouted_and_ordinary_text_has_no_names(text: str) -> None:
    assert names(text, "es") == []


def test_a_name_that_begins_like_a_weekday_is_kept_in_the_middle_of_a_sentence() -> None:
    assert names("They read the Sunday Courier there.", "en") == ["Sunday Courier"]


def test_adjectives_of_a_country_are_no_names() -> None:
    assert names("It was an Iranian ship.", "en") == []


def test_a_possessive_is_no_part_of_the_name() -> None:
    *_, one = sightings("It is near Lyrehaven’s port.", "en")
    assert (one.text, one.end - one.start) == ("Lyrehaven", len("Lyrehaven"))


def test_a_title_makes_a_person() -> None:
    *_, one = sightings("Gestern kam Bürgermeisterin Petersen.", "de")
    assert (one.text, one.kind) == ("Petersen", "person")


def test_a_name_says_where_it_stands() -> None:
    first, second = sightings("Lyrehaven tace. Siamo a Lyrehaven.")
    assert (first.initial, first.before) == (True, "")
    assert (second.initial, second.before) == (False, "a")


def test_a_quoted_name_is_no_first_word() -> None:
    *_, one = sightings("Вчера компания «Норд Лайн» молчала.", "ru")
    assert not one.initial


def test_a_heading_is_no_evidence() -> None:
    assert all(one.weak for one in sightings("Mara Pell", kind="heading"))


@pytest.mark.parametrize(
    ("text", "cased"),
    [("Порт закрыт", True), ("WTO и", True), ("بندر WTO قدیمی", False), ("", False)],
)
def test_a_script_with_capitals_is_known_by_its_letters(text: str, cased: bool) -> None:
    assert is_cased(text) is cased

"""Kinds of fault that programs like this one had, each in the smallest text that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from briefing.analysis import analyse
from briefing.analysis.reading import read_article
from briefing.cli import main
from briefing.config import Settings
from briefing.model import Actor, Briefing
from briefing.sources import read

Analyse = Callable[[str], Briefing]

ABBREVIATIONS = (
    (
        "Gen. A. R. Khan met Dr. Lee of the U.S. State Dept. at St. Mary's on Jan. 5 at 4 p.m. on "
        "Tuesday."
    ),
    "Rep. O'Neil Jr. said No. 7 Quay costs $3.5 million, i.e. twice the price of 1998.",
    "He was born in the U.S.A.",
    "His brother was not.",
    '"Will it end?" asked Mrs. Roe.',
    '"Yes."',
)
LONG_ABBREVIATIONS = (
    (
        "The U.S. Army Corps and Gen. A. R. Vance of Fort St. Ansgar agreed with Dr. Ida Moll et "
        "al. to clear Pier No. 5 by Sept. 30."
    ),
    (
        "Work by Moll & Sons Ltd. on the pier began at 6 a.m. on Monday and will cost approx. "
        "$2.4 million, i.e. half of the harbour's budget."
    ),
    (
        "Sen. Carl Ruud Jr. and Rep. Ada Finch asked the U.S. Dept. of Transport on Feb. 2 for a "
        "study of the tides, winds, etc. at the pier."
    ),
    (
        "Prof. E. M. Lund of St. Olav's College told the Senate that Pier No. 5 was built in c. "
        "1890 from the stones of Ft. Ansgar."
    ),
    (
        "The harbour council meets on Tues. at 4 p.m. to vote on a plan by Dr. J. R. Holt for a "
        "new pier beside No. 5."
    ),
    (
        "Mr. and Mrs. Roe, who run the ferry from Mt. Grey to the pier, expect to lose approx. 300 "
        "passengers a day until work on the pier ends."
    ),
    "Vance left for Washington, D.C.",
)
NEWS = (
    "The port council closed its third round of talks on Tuesday without a deal.",
    "Mira Oduya, who leads the council, said a fourth round would be held in spring.",
)
MORE_NEWS = (
    (
        "The dockers of the port have been on strike since the first week of March, and forty "
        "ships lie at anchor in the bay."
    ),
    (
        "The council offers the dockers four per cent more pay, while their union asks for nine "
        "and for shorter shifts at night."
    ),
    (
        "Shops in the islands have begun to ration flour, sugar and fuel, and the government has "
        "hired two ferries to bring the most urgent goods."
    ),
    (
        "Anton Weiss, the union's secretary, said that the dockers would go back to work on the "
        "day on which the council doubles its offer."
    ),
    (
        "The government of the islands has asked a retired judge to mediate between the port "
        "council and the union before the end of the month."
    ),
)
BOILERPLATE = (
    "By Lena Brandt",
    "Read more: Ten facts about ports",
    "Photo: A crane at dawn. (Wire/J. Doe)",
    "Subscribe to our newsletter for more stories like this one.",
    "The writer teaches trade law. The views are her own. (c) 2024 Quay Times.",
)
SHARED = (
    "Katharine and Charles Parsons founded the yard. Mrs Parsons ran it; her husband designed "
    "engines. Their rivals were John Doe and his sister Jane Doe. Doe later wrote a book; the "
    "index lists it under Doe, Jane."
)


@pytest.fixture
def analysed(tmp_path: Path) -> Analyse:
    """Return a function that computes the briefing of a plain text."""

    def of(text: str) -> Briefing:
        path = tmp_path / "case.txt"
        path.write_text(text, encoding="utf-8")
        return analyse(read(path, path.name, Settings()), Settings())

    return of


def with_boilerplate(news: tuple[str, ...]) -> str:
    """Return the news as a page of a paper, with what stands around it there."""
    byline, more, photo, letter, author = BOILERPLATE
    parts = ("Harbour talks end", byline, more, news[0], photo, *news[1:], letter, author)
    return "\n\n".join(parts)


def texts(briefing: Briefing) -> list[str]:
    """Return the points of the summary."""
    return [point.text for point in briefing.summary.points]


def key_names(briefing: Briefing) -> str:
    """Return every name of the key actors."""
    return "; ".join(
        name for actor in briefing.actors if actor.key for name in (actor.name, *actor.aliases)
    )


def mentions_at(briefing: Briefing, place: int) -> list[Actor]:
    """Return the actors that are mentioned at a place of the only paragraph."""
    return [
        actor
        for actor in briefing.actors
        if any(mention.start <= place < mention.end for mention in actor.mentions)
    ]


def test_sentences_do_not_end_at_abbreviations(analysed: Analyse) -> None:
    reading = read_article(analysed(" ".join(ABBREVIATIONS)).article)
    assert tuple(sentence.text for sentence in reading.sentences) == ABBREVIATIONS


@pytest.mark.parametrize("name", ["T. B. Vance", "P. J. Holt"])
def test_sentences_do_not_end_at_initials_that_are_abbreviations_too(
    name: str, analysed: Analyse
) -> None:
    reading = read_article(analysed(f"The council of Lund met {name} in May. It rained.").article)
    assert len(reading.sentences) == 2


def test_points_are_not_cut_at_abbreviations(analysed: Analyse) -> None:
    points = texts(analysed(" ".join(LONG_ABBREVIATIONS)))
    assert points
    assert set(points) <= set(LONG_ABBREVIATIONS[:-1])


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_a_short_text_is_built_without_a_summary(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sentences = ("Ports.", "Rain fell.", "It was cold.", "Ships waited.", "Nobody came.")
    Path("ports.txt").write_text(" ".join(sentences[:number]), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["build", "ports.txt", "--out", "out", "--to", "html"])
    page = Path("out/ports.html").read_text(encoding="utf-8")
    assert ended.value.code == 0
    assert sentences[number - 1] in page
    assert 'id="summary"' not in page


def test_a_short_page_of_news_has_no_summary_of_boilerplate(analysed: Analyse) -> None:
    assert set(texts(analysed(with_boilerplate(NEWS)))) <= set(NEWS)


def test_a_summary_is_made_of_the_news_alone(analysed: Analyse) -> None:
    points = texts(analysed(with_boilerplate(NEWS + MORE_NEWS)))
    assert points
    assert set(points) <= {*NEWS, *MORE_NEWS}


@pytest.mark.parametrize("news", [NEWS, NEWS + MORE_NEWS], ids=["short", "long"])
@pytest.mark.parametrize("name", ["Doe", "Quay Times", "Wire", "Brandt"])
def test_names_in_boilerplate_are_no_key_actors(
    name: str, news: tuple[str, ...], analysed: Analyse
) -> None:
    made = analysed(with_boilerplate(news))
    assert name not in key_names(made)
    assert "Mira Oduya" in key_names(made)


def test_the_note_on_the_author_stays_in_the_text(analysed: Analyse) -> None:
    made = analysed(with_boilerplate(NEWS))
    assert BOILERPLATE[-1] in [block.text for block in made.article.walk()]


def test_persons_with_one_surname_are_told_apart(analysed: Analyse) -> None:
    names = {actor.name for actor in analysed(SHARED).actors if actor.kind == "person"}
    assert names >= {"Katharine Parsons", "Charles Parsons", "John Doe", "Jane Doe"}


def test_a_surname_that_two_have_is_not_silently_given_to_one(analysed: Analyse) -> None:
    owners = mentions_at(analysed(SHARED), SHARED.index("Doe later"))
    assert all(owner.unsure for owner in owners)


def test_a_shared_surname_does_not_make_its_persons_one(analysed: Analyse) -> None:
    made = analysed(SHARED)
    for name in ("John Doe", "Jane Doe"):
        (owner,) = mentions_at(made, SHARED.index(name))
        assert owner.name == name

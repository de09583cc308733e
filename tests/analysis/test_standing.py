from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from briefing.analysis import standing
from briefing.analysis.reading import Reading, read_article
from briefing.languages import load
from briefing.model import Article, Block, Meta, Run

ENGLISH = load("en")


@pytest.mark.parametrize(
    "text",
    [
        "The port reopened.",
        "The port “reopened”.",
        'He said: "The port is open."',
        "eBay opened a port.",
        "The port reopened (in May).",
        "The port reopened. [3]",
        "The sailors’ port reopened.",
        "The '90s were good for the port.",
        "The 'ghost' port reopened.",
    ],
)
def test_whole_statements(text: str) -> None:
    assert standing.is_whole(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "the port reopened.",
        "The port reopened",
        "Will the port reopen?",
        "The port was closed by the Gen.",
        "The port (in the north reopened.",
        'The port "reopened.',
        "“The port reopened.",
        "'The port has reopened.",
        "The port has reopened.'",
        "Pell said: 'I’m still waiting for the port.",
        "The port\nreopened.",
        ") The port reopened.",
    ],
)
def test_fragments(text: str) -> None:
    assert not standing.is_whole(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "His visit surprised the port.",
        "“It is late,” Pell said.",
        "These ships are old.",
        "However, the port closed.",
        "In fact, the port closed.",
        "Instead of waiting, the ships left.",
        "Both states want the port.",
        "For this reason the port closed.",
        "In such cases ships wait.",
        "The latter closed the port.",
        "It is the oldest port.",
        "It is likely.",
        "Yes, the port closed.",
        "The oldest of those is the port.",
        "Many of the ships and most of them wait.",
        "Other ports are open.",
        "Due to that, the port closed.",
        "From there ships sail to Tema.",
        "Moments like that must please the port.",
        "Each time Pell has done so the port closed.",
        "The result is a closed port.",
    ],
)
def test_leaning_starts(text: str) -> None:
    assert standing.leans(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana closed the port.",
        "Both Ghana and Togo want the port.",
        "Neither Ghana nor Togo wants the port.",
        "It is high time for Ghana to open the port.",
        "It is clear that the port will close.",
        "This week the port reopened.",
        "For those who wait the port is open.",
        "First aid reached the port.",
        "There is a port in Tema.",
        "The oldest of those who wait is Pell.",
        "A port like that of Tema is never closed.",
    ],
)
def test_starts_that_stand(text: str) -> None:
    assert not standing.leans(text, ENGLISH)


def test_a_caption_has_no_verb(parse: Callable[..., Reading]) -> None:
    assert not standing.has_verb(parse("The cruise ship of the council in Tema.").doc[:])
    assert standing.has_verb(parse("The cruise ship of the council left Tema.").doc[:])


@pytest.mark.parametrize(
    "text",
    [
        "The pair married on the quay in May.",
        "The talks between the two ports (1992 – 94) suffered from the lack of trust.",
    ],
)
def test_a_verb_may_look_like_a_participle(parse: Callable[..., Reading], text: str) -> None:
    assert standing.has_verb(parse(text).doc[:])


def test_a_comment_is_told_from_a_call() -> None:
    assert standing.is_comment("It is evident that the port will close.", ENGLISH)
    assert not standing.is_comment("It is high time for Ghana to open the port.", ENGLISH)
    assert not standing.is_comment("The port will close.", ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "“The port will stay closed for a year.”",
        "“The port will stay closed for a year,” he said.",
        '"The port will stay closed for a year", she added.',
        "The port will stay closed, he said.",
    ],
)
def test_speech_of_nobody(text: str) -> None:
    assert standing.speaks_unnamed(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "“The port will stay closed for a year,” said Mara Pell.",
        '"The port will stay closed for a year", Mara Pell of the council said.',
        "“Ghost ships” without a crew drift past the port.",
        "Mara Pell said the port will stay closed.",
    ],
)
def test_speech_of_somebody(text: str) -> None:
    assert not standing.speaks_unnamed(text, ENGLISH)


def test_without_verbs_of_speech_every_opening_quotation_is_unnamed() -> None:
    french = replace(ENGLISH, words={})
    assert standing.speaks_unnamed("«Le port est fermé», dit Mara Pell.", french)
    assert not standing.speaks_unnamed("Le port est fermé.", french)


@pytest.mark.parametrize(
    "text",
    [
        "In 1998 he moved to Tema.",
        "Last year she closed the port.",
        "In May it was closed.",
        "In London he met nobody.",
    ],
)
def test_pronouns_without_anybody(parse: Callable[..., Reading], text: str) -> None:
    assert standing.unresolved(parse(text).doc[:], ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Pell closed the port before she left.",
        "In her speech, Mara Pell closed the port.",
        "The port lost its crane.",
        "In May it is likely that the port will close.",
        "The minister said he would close the port.",
        "Everyone who waited lost their patience.",
        "Ghana closed the port.",
    ],
)
def test_pronouns_of_somebody(parse: Callable[..., Reading], text: str) -> None:
    assert not standing.unresolved(parse(text).doc[:], ENGLISH)


def test_a_french_verb_is_one_too() -> None:
    def whole(text: str) -> bool:
        blocks = (Block("p1", "paragraph", (Run(text),)),)
        return standing.has_verb(read_article(Article(Meta(language="fr"), blocks)).doc[:])

    assert whole("Le conseil a fermé le port en mai.")
    assert not whole("Le port de la ville en mai.")

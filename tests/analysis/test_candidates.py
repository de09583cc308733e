from __future__ import annotations

import pytest
from briefing.analysis.candidates import candidates
from briefing.analysis.reading import read_article
from briefing.model import Article, Block, Mark, Meta, Run

OPENING = "Mara Pell is a harbour master from the north of Ghana."
MORE = "She is best known for the grain bridge of Tema."
LATER = "Forty ships are waiting outside the harbour of Tema for a berth."


def _texts(*blocks: tuple[Run, ...] | str, known: bool = True) -> list[str]:
    made = tuple(
        Block(f"p{number}", "paragraph", (Run(runs),) if isinstance(runs, str) else runs)
        for number, runs in enumerate(blocks)
    )
    reading = read_article(Article(Meta(), made))
    ids = {block.id: block for block in made} if known else {}
    found = candidates(reading, reading.sentences, ids)
    for one in found:
        block = reading.sentences[one.number].block
        assert ids.get(block, Block("", "rule")).text[one.start : one.end] in {one.text, ""}
    return [one.text for one in found]


def test_the_opening_takes_the_sentence_that_goes_on_about_it() -> None:
    assert _texts(f"{OPENING} {MORE} {LATER}") == [f"{OPENING} {MORE}", LATER]


def test_a_date_line_does_not_make_the_opening_another() -> None:
    assert _texts("Tuesday, 5 May", f"{OPENING} {MORE}") == [f"{OPENING} {MORE}"]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{OPENING} {LATER} {MORE}",
        f"{OPENING} She asks: “Will the bridge of Tema hold?”",
        f"{OPENING} She said nothing on the bridge of Tema",
        f"{OPENING} “The bridge of Tema will hold for ever,” she said.",
        f"{OPENING} However, she is best known for the grain bridge of Tema.",
        f"{OPENING}\n{MORE}",
        f"{OPENING} {MORE[:-1]}{', and for the harbours that she built' * 6}.",
    ],
)
def test_what_does_not_go_on_about_the_opening(paragraph: str) -> None:
    assert _texts(paragraph)[0] == OPENING


def test_only_the_opening_takes_another_sentence() -> None:
    assert _texts(f"{LATER} {OPENING} {MORE}") == [LATER, OPENING]
    assert _texts(LATER, f"{OPENING} {MORE}") == [LATER, OPENING]


def test_a_sentence_of_another_paragraph_is_not_taken() -> None:
    assert _texts(OPENING, MORE) == [OPENING]


def test_without_the_blocks_a_candidate_is_one_sentence() -> None:
    assert _texts(f"{OPENING} {MORE}", known=False) == [OPENING]


def test_words_that_are_struck_through_are_no_candidate() -> None:
    struck = Run("outside the harbour", frozenset({Mark.DELETED}))
    runs = (Run("Forty ships are waiting "), struck, Run(f" of Tema for a berth. {OPENING} "))
    assert _texts(runs) == [OPENING]


def test_a_struck_sentence_is_not_taken_along() -> None:
    assert _texts((Run(f"{OPENING} "), Run(MORE, frozenset({Mark.DELETED})))) == [OPENING]


def test_what_is_cut_off_is_not_in_the_text() -> None:
    assert _texts(f"TEMA — {OPENING}[1] {MORE} [2]") == [f"{OPENING}[1] {MORE}"]
    assert _texts(f"TEMA — {LATER} [2]") == [LATER]

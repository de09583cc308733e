from __future__ import annotations

import pytest
from briefing.analysis import analyse, standing
from briefing.analysis.veil import VEIL, veiled
from briefing.config import Settings
from briefing.languages import load
from briefing.manuscript import Source
from briefing.model import Article, Block, Cell, Inset, Meta, Run


def formula(alt: str) -> Run:
    return Run(alt, inset=Inset("f1.png", alt, "f1"))


def test_pictures_are_veiled_in_text_and_cells() -> None:
    cells = (Cell((Run("a "), formula("x^2"))), Cell((Run("b"),)))
    block = Block("t1", "table", (Run("Caption"),), rows=(cells,))
    assert veiled(block) == f"Caption\na {VEIL * 3}\tb"


def test_a_picture_names_nobody() -> None:
    runs = (Run("Mara Pell met "), formula("Bela Osei"), Run(" in Accra on Monday."))
    article = Article(Meta("Sums"), (Block("p1", "paragraph", runs),))
    made = analyse(Source("a.md", "a", article), Settings())
    assert {actor.name for actor in made.actors} == {"Mara Pell"}


@pytest.mark.parametrize(("sign", "whole"), [("nine", True), (VEIL * 4, False)])
def test_a_sentence_with_a_picture_is_not_said_without_it(sign: str, whole: bool) -> None:
    assert standing.is_whole(f"Accra has {sign} harbours.", load("en")) == whole

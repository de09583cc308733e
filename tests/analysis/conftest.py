"""What the tests of the analysis share: articles made of a few paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from briefing.analysis.reading import Reading, read_article
from briefing.model import Article, Block, Meta, Run


@pytest.fixture
def parse() -> Callable[..., Reading]:
    """Return a function that reads paragraphs as the article of a title."""

    def read(*paragraphs: str, title: str = "") -> Reading:
        blocks = tuple(
            Block(f"p{number}", "paragraph", (Run(text),))
            for number, text in enumerate(paragraphs, 1)
        )
        return read_article(Article(Meta(title=title), blocks))

    return read


@pytest.fixture
def visit(parse: Callable[..., Reading]) -> Reading:
    """Return the article about the visit, which the project brings along."""
    path = Path(__file__).parents[2] / "content" / "bagheri-visit.txt"
    return parse(*path.read_text(encoding="utf-8").strip().split("\n\n"))

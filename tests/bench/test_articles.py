from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from tests.bench.articles import WORDS, article, write_articles


def test_articles_are_as_long_as_the_seed_and_distinct() -> None:
    found = [article(number) for number in range(1, 6)]
    assert all(WORDS * 0.9 < len(text.split()) < WORDS * 1.2 for text in found)
    for one, other in combinations(found, 2):
        shared = set(one.split("\n\n")) & set(other.split("\n\n"))
        assert not shared


def test_an_article_is_the_same_every_time() -> None:
    assert article(7) == article(7)


def test_a_long_article_is_as_long_as_it_should_be() -> None:
    assert len(article(0, 50_000).split()) == pytest.approx(50_000, rel=0.01)


def test_articles_that_are_there_are_left_alone(tmp_path: Path) -> None:
    write_articles(tmp_path, 2)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    write_articles(tmp_path, 2)
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(before) == 2

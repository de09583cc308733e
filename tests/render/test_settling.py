"""Numbers of pages that print refers to."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest
from briefing.model import Actor, Article, Block, Briefing, Mention, Meta, Run, Summary
from briefing.render import pages, settling
from briefing.render.engine import lay_out
from briefing.render.pdf import Bound, compose, finish, render
from briefing.render.theme import find_theme
from pypdf import PdfReader

WORDS = "Doe spoke of tariffs. " + "Nothing else was said in the hall that day. " * 40


def named() -> Briefing:
    """Return an article of some pages that name one actor."""
    blocks = tuple(Block(f"p{n}", "paragraph", (Run(WORDS),)) for n in range(1, 7))
    mentions = tuple(Mention(block.id, 0, 3) for block in blocks)
    actor = Actor("doe", "Doe", "person", mentions=mentions, key=True)
    return Briefing("doe", Article(Meta(title="Doe"), blocks), Summary(), (actor,))


def made(
    theme: str, places: Mapping[str, int], paper: str = "a4"
) -> tuple[bytes, Mapping[str, int], int]:
    """Return the print that begins with the pages of another build.

    Also return the page of each id, and how many layouts it took.
    """
    with patch.object(settling, "lay_out", wraps=lay_out) as layouts:
        bound = Bound(places=places, recalled=bool(places))
        printed = compose(named(), find_theme(theme), paper, bound)
        return finish(printed).data, pages.first_pages(printed.document), layouts.call_count


def printed() -> list[str]:
    """Return the text of each page."""
    data = render(named(), find_theme("classic"), "a4").data
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def test_numbers_that_are_written_are_those_of_the_pages() -> None:
    written = printed()
    where = [str(number) for number, text in enumerate(written, 1) if "Doe spoke" in text]
    assert f"pp. {', '.join(where)}" in written[0]
    assert len(where) > 2


def test_numbers_that_never_come_to_rest_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    true = printed()
    calls = count(1)

    def restless(document: Any) -> Mapping[str, int]:
        shift = 10 + next(calls) % 2
        return {name: page + shift for name, page in pages.first_pages(document).items()}

    monkeypatch.setattr(settling, "first_pages", restless)
    assert printed() == true
    assert next(calls) > settling.ROUNDS


def test_the_pages_of_the_last_build_save_a_layout() -> None:
    new, places, layouts = made("classic", {})
    assert made("classic", places) == (new, places, layouts - 1)


@pytest.mark.parametrize("theme", ["classic", "large-print"])
@pytest.mark.parametrize("wrong", [1, 7, 1000])
def test_pages_of_another_text_change_no_byte(theme: str, wrong: int) -> None:
    new, places, _ = made(theme, {})
    moved = {name: page * wrong % 13 + 1 for name, page in places.items()}
    assert made(theme, moved)[0] == new


def test_pages_that_may_move_lines_are_not_trusted() -> None:
    _, places, layouts = made("large-print", {}, "a5")
    many = {name: number for number, name in enumerate(places, 100)}
    assert made("large-print", many, "a5")[2] == layouts + 1

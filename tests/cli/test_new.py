from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., tuple[int, str, str]]


def test_the_path_is_printed(briefing: Program) -> None:
    assert briefing("new", "my-visit") == (0, "content/my-visit.md\n", "")
    assert "My visit" in Path("content/my-visit.md").read_text()


def test_another_folder(briefing: Program) -> None:
    assert briefing("new", "visit", "--to-dir", "a/b")[1] == "a/b/visit.md\n"


def test_an_article_is_not_written_over(briefing: Program) -> None:
    briefing("new", "visit")
    code, out, err = briefing("new", "visit")
    assert (code, out) == (1, "")
    assert "content/visit.md: this exists already" in err


@pytest.mark.parametrize(("slug", "hint"), [("My Visit", "my-visit"), ("../x", "x")])
def test_what_is_no_slug(briefing: Program, slug: str, hint: str) -> None:
    code, _, err = briefing("new", slug)
    assert code == 2
    assert f"did you mean {hint}?" in err

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., tuple[int, str, str]]


def test_diagnostics_are_the_result(briefing: Program, article: Path) -> None:
    code, out, err = briefing("check", str(article))
    assert (code, err) == (0, "")
    assert out.startswith("content/visit.md:4: warning C001: ")


def test_strict(briefing: Program, article: Path) -> None:
    assert briefing("check", "--strict", str(article))[0] == 3


def test_a_source_that_fails_counts_more(briefing: Program, article: Path) -> None:
    article.with_name("empty.txt").write_text("")
    code, out, err = briefing("check", "--strict", "content")
    assert code == 1
    assert err == "content/empty.txt: there is no text in this file\n"
    assert "C001" in out


@pytest.mark.usefixtures("article")
def test_control_characters_are_spelled_out(briefing: Program) -> None:
    Path("content/visit.toml").write_text('"ti\\u001b[31mtle\\n" = 1\n')
    out = briefing("check", "content")[1]
    assert "\x1b" not in out

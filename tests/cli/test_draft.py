from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Program = Callable[..., tuple[int, str, str]]


def test_the_sidecar_is_written_and_named(briefing: Program, article: Path) -> None:
    assert briefing("draft", str(article)) == (0, "content/visit.toml\n", "")
    assert "[[actors]]" in article.with_suffix(".toml").read_text()


def test_an_existing_one_needs_force(briefing: Program, article: Path) -> None:
    article.with_suffix(".toml").write_text("site = 'mine'\n")
    code, out, err = briefing("draft", str(article))
    assert (code, out) == (1, "")
    assert err == "content/visit.toml: this exists already (--force replaces it)\n"
    assert article.with_suffix(".toml").read_text() == "site = 'mine'\n"


def test_force_says_where_the_old_one_is(briefing: Program, article: Path) -> None:
    article.with_suffix(".toml").write_text("site = 'mine'\n")
    code, out, err = briefing("draft", "--force", str(article))
    assert (code, out) == (0, "content/visit.toml\n")
    assert err == "content/visit.toml.bak: the old sidecar\n"


def test_a_missing_source(briefing: Program) -> None:
    code, _, err = briefing("draft", "gone.txt")
    assert (code, err) == (1, "gone.txt: there is no such file or folder\n")

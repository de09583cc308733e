from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Program = Callable[..., tuple[int, str, str]]


def test_themes_have_a_name_and_a_title(briefing: Program) -> None:
    Path("styles/mine").mkdir(parents=True)
    Path("styles/mine/theme.toml").write_text("title = 'My own'\nextends = 'classic'\n")
    code, out, _ = briefing("themes")
    assert code == 0
    assert "mine\tMy own" in out.splitlines()
    assert any(line.startswith("classic\t") for line in out.splitlines())

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from briefing.model import Briefing
from briefing.output import Output, Theme
from pypdf import PdfWriter

Program = Callable[..., tuple[int, str, str]]


def test_themes_have_a_name_and_a_title(briefing: Program) -> None:
    Path("styles/mine").mkdir(parents=True)
    Path("styles/mine/theme.toml").write_text("title = 'My own'\nextends = 'classic'\n")
    code, out, _ = briefing("themes")
    assert code == 0
    assert any(line.startswith("mine\tMy own") for line in out.splitlines())
    assert any(line.startswith("classic\t") for line in out.splitlines())


def test_a_picture_shows_every_theme(briefing: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def render(_sample: Briefing, theme: Theme, _paper: str) -> Output:
        made.append(theme.name)
        writer, out = PdfWriter(), BytesIO()
        writer.add_blank_page(200, 300)
        writer.write(out)
        return Output("sample.pdf", out.getvalue())

    monkeypatch.setattr("briefing.build.preview.render", render)
    code, out, _ = briefing("themes", "--preview", "pictures/themes.png")
    assert (code, out) == (0, "pictures/themes.png\n")
    assert Path("pictures/themes.png").read_bytes().startswith(b"\x89PNG")
    assert {"classic", "large-print", "modern"} <= set(made)

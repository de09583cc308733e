from __future__ import annotations

from pathlib import Path

import pytest
from briefing.render.installed import find_installed

FILE = "NotoSansExample-Regular.ttc"


@pytest.mark.parametrize(
    ("variable", "folder"),
    [
        ("HOME", ".local/share/fonts"),
        ("HOME", ".fonts/n"),
        ("XDG_DATA_HOME", "fonts"),
        ("XDG_DATA_DIRS", "fonts/opentype/noto"),
    ],
)
def test_a_font_is_found_where_fonts_lie(
    variable: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / FILE).touch()
    assert find_installed(FILE) == tmp_path / folder / FILE


def test_a_font_that_is_nowhere_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "nothing"))
    assert find_installed(FILE) is None

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefing.render import loading
from briefing.render.fonts import PRINT_FACES
from briefing.render.loading import FontFiles, font_address, load_fonts
from briefing.render.pdf import render
from briefing.render.subset import cut_font, needed
from briefing.render.theme import find_theme
from tests.render.samples import of_blocks, paragraph

FACES = needed(PRINT_FACES, "Abc")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let fonts lie in a folder of their own, and none be loaded before and after."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    load_fonts.cache_clear()
    yield tmp_path
    load_fonts.cache_clear()


def test_fonts_are_served_cut_down_and_nothing_else() -> None:
    files = FontFiles(FACES, frozenset("Abc"))
    assert files.fetch(font_address(FACES[0])).read() == cut_font(FACES[0], "Abc")
    with pytest.raises(ValueError, match="not part of the briefing"):
        files.fetch("file:///etc/passwd")


def test_prints_with_the_same_letters_share_their_fonts(folder: Path) -> None:
    del folder
    theme = find_theme("classic")
    first, second = (
        render(of_blocks((paragraph(1, text),)), theme, "a4").data for text in ("Words.", "Sword.")
    )
    assert load_fonts.cache_info().hits == 1
    load_fonts.cache_clear()
    alone = render(of_blocks((paragraph(1, "Sword."),)), theme, "a4").data
    assert second == alone
    assert first != second


def test_fonts_leave_no_files_behind(folder: Path) -> None:
    for letters in ("a", "b", "c"):
        load_fonts(FACES[:1], frozenset(letters))
    gc.collect()
    assert len(list(folder.iterdir())) == loading.KEPT
    load_fonts.cache_clear()
    gc.collect()
    assert list(folder.iterdir()) == []


def test_a_forked_process_leaves_the_fonts_to_the_one_that_loaded_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_fonts(FACES[:1], frozenset("a"))
    with monkeypatch.context() as forked:
        forked.setattr("os.getpid", lambda: 1)
        load_fonts.cache_clear()
        gc.collect()
    assert len(list(folder.iterdir())) == 1

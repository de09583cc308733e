from __future__ import annotations

from pathlib import Path

from tests.bench.page import write_page


def test_the_page_of_the_engine_stands_alone_with_its_fonts(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("+++\ntitle = 'Harbour'\n+++\nThe talks in the harbour ended well.\n")
    page, _ = write_page(source, tmp_path / "out")
    text = page.read_text(encoding="utf-8")
    assert "The talks in the harbour ended well." in text
    assert "briefing.invalid" not in text
    fonts = [path for path in (tmp_path / "out" / "fonts").iterdir() if path.name in text]
    assert fonts
    assert all(path.stat().st_size > 500 for path in fonts)

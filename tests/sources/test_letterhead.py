"""The collection's logo, as it comes to an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.config import load_settings
from briefing.manuscript import Source
from briefing.sources import read
from PIL import Image


def source_in(folder: Path, logo: str) -> Source:
    """Return an article in a subfolder of a collection with that logo."""
    (folder / "briefing.toml").write_text(f'[collection]\nlogo = "{logo}"\naddress = "A\\nB"\n')
    (folder / "talks").mkdir()
    path = folder / "talks" / "index.md"
    path.write_text("+++\ntitle = 'Talks'\npublished = '2026'\n+++\n\nThe council met.\n")
    return read(path, "talks/index.md", load_settings(folder))


def test_it_is_among_the_pictures_and_the_files_of_every_article(tmp_path: Path) -> None:
    (tmp_path / "signs").mkdir()
    Image.new("RGB", (30, 10)).save(tmp_path / "signs" / "ours.png")
    source = source_in(tmp_path, "signs/ours.png")
    (image,) = source.article.images
    assert (image.name, image.media_type, image.width) == ("logo.png", "image/png", 30)
    assert (source.article.meta.logo, source.article.meta.address) == ("logo.png", ("A", "B"))
    assert source.files[-1].endswith("ours.png")
    assert source.diagnostics == ()


@pytest.mark.parametrize(
    ("logo", "code"),
    [("none.png", "S005"), ("../ours.png", "S007"), ("https://example.org/x.png", "S008")],
)
def test_one_that_cannot_be_used_is_left_out_and_reported(
    tmp_path: Path, logo: str, code: str
) -> None:
    source = source_in(tmp_path, logo)
    assert (source.article.images, source.article.meta.logo) == ((), "")
    (said,) = source.diagnostics
    assert (said.code, said.place.path) == (code, str(tmp_path / "briefing.toml"))
    assert said.message.startswith(f"logo {logo}")

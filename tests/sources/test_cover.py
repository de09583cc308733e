"""A picture of one's own for the cover."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.manuscript import Source
from briefing.sources import read
from PIL import Image

WITH_ALT = '{ file = "quay.png", alt = "Cranes over a quay" }'


def article(folder: Path, cover: str) -> Source:
    path = folder / "tides.md"
    path.write_text(
        f'+++\ntitle = "Tides"\npublished = "2026"\ncover = {cover}\n+++\n\nText.\n',
        encoding="utf-8",
    )
    return read(path, "tides.md", Settings())


def picture(folder: Path) -> bytes:
    out = BytesIO()
    Image.new("RGB", (20, 30)).save(out, "PNG")
    (folder / "quay.png").write_bytes(out.getvalue())
    return out.getvalue()


def test_it_goes_with_the_article_and_is_watched(tmp_path: Path) -> None:
    data = picture(tmp_path)
    source = article(tmp_path, WITH_ALT)
    meta = source.article.meta
    assert (meta.cover, meta.cover_alt) == ("cover.png", "Cranes over a quay")
    assert [image.data for image in source.article.images] == [data]
    assert str(tmp_path / "quay.png") in source.files
    assert not source.diagnostics


def test_one_that_nobody_describes_is_reported(tmp_path: Path) -> None:
    picture(tmp_path)
    source = article(tmp_path, '"quay.png"')
    assert source.article.meta.cover == "cover.png"
    assert [str(one.place) for one in source.diagnostics if one.code == "S011"] == ["tides.md:4"]


@pytest.mark.parametrize(
    ("address", "code"), [("gone.png", "S005"), ("../x.png", "S007"), ("https://x.org/a", "S008")]
)
def test_one_that_cannot_be_used_is_reported_and_left_out(
    tmp_path: Path, address: str, code: str
) -> None:
    source = article(tmp_path, f'{{ file = "{address}", alt = "Cranes" }}')
    assert (source.article.meta.cover, source.article.meta.cover_alt) == ("", "")
    assert [one.code for one in source.diagnostics] == [code]

from __future__ import annotations

import pytest
from briefing.sources.fetch.pictures import kind_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n...", (".png", "image/png")),
        (b"\xff\xd8\xff\xe0...", (".jpg", "image/jpeg")),
        (b"GIF87a...", (".gif", "image/gif")),
        (b"GIF89a...", (".gif", "image/gif")),
        (b"RIFF\n\0\0\0WEBPVP8 ", (".webp", "image/webp")),
        (b"RIFF\n\0\0\0WAVEfmt ", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"<!DOCTYPE html>", None),
        (b"%!PS-Adobe-3.0 EPSF-3.0", None),
        (b"", None),
    ],
)
def test_the_first_bytes_tell(data: bytes, kind: tuple[str, str] | None) -> None:
    assert kind_of(data) == kind

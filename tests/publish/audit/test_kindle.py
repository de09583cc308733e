"""The size of a picture is read from its first bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from briefing.publish.audit.kindle import size_of
from PIL import Image


def picture(kind: str, **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (321, 123), "#7a2331").save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif"])
def test_pictures_tell_their_size(kind: str) -> None:
    assert size_of(f"image/{kind}", picture(kind)) == (321, 123)


def test_a_progressive_jpeg_with_a_comment_tells_its_size() -> None:
    data = picture("jpeg", progressive=True, comment=b"harbour" * 99)
    assert size_of("image/jpeg", data) == (321, 123)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0\x00\x10", b"\xff\xd8plain"])
def test_a_jpeg_without_a_frame_has_no_size(data: bytes) -> None:
    assert size_of("image/jpeg", data) == (0, 0)

from __future__ import annotations

import pytest
from briefing.render.fonts import FACES
from briefing.render.resources import BASE, Resources, font_address
from tests.render.samples import briefing


def test_the_articles_pictures_are_served() -> None:
    article = briefing().article
    response = Resources(article).fetch(f"{BASE}images/f1.png")
    assert (response.read(), response.content_type) == (article.images[0].data, "image/png")


def test_the_packaged_fonts_are_served() -> None:
    response = Resources(briefing().article).fetch(font_address(FACES[0]))
    assert response.read() == FACES[0].path.read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://example.org/x.png",
        "data:,x",
        f"{BASE}images/../../etc/passwd",
    ],
)
def test_nothing_else_is(address: str) -> None:
    with pytest.raises(ValueError, match="not part of the briefing"):
        Resources(briefing().article).fetch(address)

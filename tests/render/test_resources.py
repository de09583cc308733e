from __future__ import annotations

import pytest
from briefing.model import Article
from briefing.render.fonts import PRINT_FACES
from briefing.render.resources import BASE, Resources, font_address
from briefing.render.subset import cut_font, needed
from tests.render.samples import briefing


def resources(article: Article) -> Resources:
    return Resources(article, frozenset("Abc"), needed(PRINT_FACES, "Abc"))


def test_the_articles_pictures_are_served() -> None:
    article = briefing().article
    response = resources(article).fetch(f"{BASE}images/f1.png")
    assert (response.read(), response.content_type) == (article.images[0].data, "image/png")


def test_the_packaged_fonts_are_served() -> None:
    response = resources(briefing().article).fetch(font_address(PRINT_FACES[0]))
    assert response.read() == cut_font(PRINT_FACES[0], "Abc")


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
        resources(briefing().article).fetch(address)

from __future__ import annotations

import pytest
from briefing.render.resources import BASE, Resources
from tests.render.samples import briefing


def test_the_articles_pictures_are_served() -> None:
    article = briefing().article
    response = Resources(article).fetch(f"{BASE}images/f1.png")
    assert (response.read(), response.content_type) == (article.images[0].data, "image/png")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://example.org/x.png",
        "data:,x",
        f"{BASE}images/../../etc/passwd",
        f"{BASE}fonts/x.ttf",
    ],
)
def test_nothing_else_is(address: str) -> None:
    with pytest.raises(ValueError, match="not part of the briefing"):
        Resources(briefing().article).fetch(address)

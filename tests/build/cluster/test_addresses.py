from __future__ import annotations

from pathlib import Path

import pytest
from briefing.build.cluster.addresses import named, spelled, url_of


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("s3://bucket/a b/c.md", "s3://bucket/a b/c.md"),
        ("memory:///bucket", "memory://bucket"),
        ("content/a.md", ""),
        ("/srv/content", ""),
        ("c:/a.md", ""),
        ("10:30/a.md", ""),
    ],
)
def test_a_path_says_whether_it_is_a_url(path: str, url: str) -> None:
    assert url_of(Path(path)) == url
    assert named(Path(path)) == url or str(Path(path))


def test_a_message_names_urls_as_the_user_does() -> None:
    text = "s3:/bucket/a.toml:3: no key “x” (see https://example.org/ or note:/ here)"
    assert (
        spelled(text)
        == "s3://bucket/a.toml:3: no key “x” (see https://example.org/ or note:/ here)"
    )

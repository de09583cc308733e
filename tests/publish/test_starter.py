from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.config.metadata import KNOWN
from briefing.errors import PublishError
from briefing.publish.starter import SLUG, write_starter
from briefing.sources import read


def test_a_new_article_can_be_read_without_complaint(tmp_path: Path) -> None:
    path = write_starter("my-visit", tmp_path / "content")
    assert path == tmp_path / "content" / "my-visit.md"
    source = read(path, str(path), Settings())
    assert (source.slug, source.article.meta.title) == ("my-visit", "My visit")
    assert source.diagnostics == ()


def test_every_key_that_is_offered_can_be_used(tmp_path: Path) -> None:
    text = write_starter("visit", tmp_path).read_text(encoding="utf-8")
    front = text.split("+++")[1].replace("\n# Wh", "\n## Wh").replace("\n# ", "\n")
    assert set(tomllib.loads(front)) < set(KNOWN)


def test_an_article_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "visit.md").write_text("mine")
    with pytest.raises(PublishError, match=r"visit\.md: this exists already"):
        write_starter("visit", tmp_path)
    assert (tmp_path / "visit.md").read_text() == "mine"


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("")
    with pytest.raises(PublishError, match="content: cannot be made"):
        write_starter("visit", tmp_path / "content")


@pytest.mark.parametrize("slug", ["a", "visit-2018", "0", "a" * 80])
def test_slugs(slug: str) -> None:
    assert SLUG.fullmatch(slug)


@pytest.mark.parametrize("slug", ["", "-a", "a-", "Visit", "a/b", "..", "a b", "é", "a" * 81])
def test_what_is_no_slug(slug: str) -> None:
    assert not SLUG.fullmatch(slug)

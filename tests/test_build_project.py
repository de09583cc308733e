from __future__ import annotations

from pathlib import Path

import pytest
from briefing.build.project import Target, collection_of, gather


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "content" / "north" / "talks.md"
    article.parent.mkdir(parents=True)
    article.write_text("The council met on Monday.\n")
    (tmp_path / "content" / "briefing.toml").write_text('[collection]\nseries = "Quays"\n')
    return tmp_path


@pytest.mark.parametrize("given", ["content", "content/north", "content/north/talks.md"])
@pytest.mark.usefixtures("inside")
def test_an_article_is_the_same_alone_and_with_its_collection(given: str) -> None:
    (target,) = gather([Path(given)])
    assert isinstance(target, Target)
    assert target.settings.series == "Quays"


def test_settings_above_the_current_folder_do_not_count(
    inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inside / "content" / "north")
    assert collection_of(Path("talks.md")) == Path()


def test_a_file_elsewhere_has_the_settings_of_its_own_folder(
    inside: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    article = inside / "content" / "north" / "talks.md"
    assert collection_of(article) == article.parent

from __future__ import annotations

from pathlib import Path

import pytest
from briefing.build.cluster import extra, storage
from briefing.errors import ConfigError, PublishError
from fsspec.implementations.memory import MemoryFileSystem


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MemoryFileSystem:
    monkeypatch.setattr(MemoryFileSystem, "store", {})
    monkeypatch.setattr(MemoryFileSystem, "pseudo_dirs", [""])
    files = MemoryFileSystem()
    files.pipe_file("/shop/deep/a.md", b"text")
    return files


@pytest.mark.usefixtures("files")
def test_what_is_too_large_is_not_fetched_but_its_size_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert storage.fetch("memory://shop/deep/a.md", tmp_path / "whole")
    monkeypatch.setattr(storage, "LARGEST", 3)
    assert storage.fetch("memory://shop/deep/a.md", tmp_path / "large")
    assert (tmp_path / "whole").read_bytes() == b"text"
    assert (tmp_path / "large").read_bytes() == b"\0\0\0\0"


@pytest.mark.usefixtures("files")
def test_a_folder_or_nothing_is_no_file(tmp_path: Path) -> None:
    assert not storage.fetch("memory://shop/deep", tmp_path / "a")
    assert not storage.fetch("memory://shop/b.md", tmp_path / "a")
    assert not (tmp_path / "a").exists()
    assert storage.listed("memory://nowhere") == {}
    assert storage.seen_in("memory://nowhere") == {}


def test_a_file_that_is_written_again_is_told_from_the_old_one(files: MemoryFileSystem) -> None:
    url = "memory://shop/deep/a.md"
    before = storage.seen(url)
    assert storage.seen_in("memory://shop/deep") == {"a.md": before}
    files.pipe_file("/shop/deep/a.md", b"else")
    assert storage.seen(url)[0] == before[0]
    assert storage.seen(url) != before


def test_storage_that_does_not_answer_is_named(
    files: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("access denied")

    monkeypatch.setattr(type(files), "find", refuse)
    monkeypatch.setattr(type(files), "ls", refuse)
    with pytest.raises(ConfigError, match="memory://shop: cannot be listed: access denied"):
        storage.listed("memory://shop")
    with pytest.raises(PublishError, match="memory://shop: cannot be listed: access denied"):
        storage.seen_in("memory://shop")


@pytest.mark.parametrize(("name", "error"), [("dask", ConfigError), ("x", ModuleNotFoundError)])
def test_whoever_lacks_the_extra_is_told_what_to_install(name: str, error: type[Exception]) -> None:
    with pytest.raises(error) as raised, extra():
        raise ModuleNotFoundError(f"No module named {name}", name=name)
    assert ("install briefing[cluster]" in str(raised.value)) == (name == "dask")

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from briefing.errors import PublishError
from briefing.output import Output
from briefing.publish import folders
from briefing.publish.folders import write_folder

FILES = (Output("index.html", b"page"), Output("picture-1.png", b"picture"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_written_with_its_files(tmp_path: Path) -> None:
    parent = tmp_path / "a" / "content"
    assert write_folder(parent, "talks", FILES) == parent / "talks"
    assert names(parent) == ["talks"]
    assert (parent / "talks" / "index.html").read_bytes() == b"page"
    assert names(parent / "talks") == ["index.html", "picture-1.png"]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "talks.md").write_text("An article.")
    (tmp_path / "talks-2").mkdir()
    (tmp_path / "talks-3").symlink_to("nowhere")
    assert write_folder(tmp_path, "talks", FILES).name == "talks-4"
    assert names(tmp_path / "talks-2") == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_name_that_is_taken_in_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    taken = tmp_path / "talks"
    if kind == "file":
        taken.write_text("x")
    else:
        taken.mkdir()
        (taken / "x").write_text("x")
    seen = iter([False])
    real = folders._is_taken
    monkeypatch.setattr(folders, "_is_taken", lambda target: next(seen, real(target)))
    assert write_folder(tmp_path, "talks", FILES).name == "talks-2"


def test_nothing_is_left_of_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="cannot be written"):
        write_folder(tmp_path, "talks", (*FILES, Output("a" * 300, b"")))
    assert names(tmp_path) == []


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    with pytest.raises(PublishError, match=r"content/talks: cannot be written"):
        write_folder(tmp_path / "content", "talks", FILES)


def test_what_a_killed_writer_left_is_removed_and_no_other(tmp_path: Path) -> None:
    dead, alive = tmp_path / ".dead.part", tmp_path / ".alive.part"
    for folder in (dead, alive):
        folder.mkdir()
        (folder / "index.html").write_text("half a pa")
    (tmp_path / ".file.part").write_text("x")
    handle = os.open(alive, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        write_folder(tmp_path, "talks", FILES)
    finally:
        os.close(handle)
    assert names(tmp_path) == [".alive.part", ".file.part", "talks"]

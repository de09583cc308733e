"""Tests of briefing/sources/discovery.py."""

import os
import socket
from pathlib import Path

import pytest
from briefing.sources.discovery import find


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Text.\n")


def found(*paths: Path, base: Path) -> list[str]:
    return [path.relative_to(base).as_posix() for path in find(paths)[0]]


def said(*paths: Path) -> list[str]:
    return [str(error) for error in find(paths)[1]]


def test_folders_are_searched_by_name_with_their_subfolders(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.MD", "z/c.text", "m/d.markdown", "m/n/e.md", "b.toml", "b.png")
    fill(tmp_path, ".hidden.md", ".git/f.md", "briefing.toml")
    assert found(tmp_path, base=tmp_path) == [
        "a.MD", "b.txt", "m/d.markdown", "m/n/e.md", "z/c.text",
    ]  # fmt: skip
    assert said(tmp_path) == []


def test_a_folder_with_an_index_is_one_article(tmp_path: Path) -> None:
    fill(tmp_path, "quay/index.md", "quay/notes.md", "quay/in/more.md", "other/a.md")
    assert found(tmp_path, base=tmp_path) == ["other/a.md", "quay/index.md"]


def test_a_file_may_be_named_itself(tmp_path: Path) -> None:
    fill(tmp_path, "quay/index.md", "quay/notes.md")
    assert found(tmp_path / "quay" / "notes.md", base=tmp_path) == ["quay/notes.md"]


def test_nothing_is_taken_twice(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "b.md")
    assert found(tmp_path / "b.md", tmp_path, base=tmp_path) == ["b.md", "a.md"]


def test_one_mistake_does_not_stop_the_others(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    paths, errors = find([tmp_path / "gone.md", tmp_path / "a.md"])
    assert paths == (tmp_path / "a.md",)
    assert [str(error) for error in errors] == [
        f"{tmp_path}/gone.md: there is no such file or folder"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.pdf", "no reader for .pdf files (articles end in .txt, .text, .md, .markdown, .html"),
        ("a.png", "no reader for .png files"),
        ("README", "no reader for files without an ending"),
    ],
)
def test_files_without_a_reader(tmp_path: Path, name: str, message: str) -> None:
    fill(tmp_path, name)
    assert message in said(tmp_path / name)[0]


@pytest.mark.parametrize("name", ["a.PDF", "a.doc", "a.rtf"])
def test_documents_without_a_reader_are_named_in_folders_too(tmp_path: Path, name: str) -> None:
    fill(tmp_path, "b.md", name)
    assert said(tmp_path)[0].startswith(f"{tmp_path}/{name}: no reader for .")
    assert found(tmp_path, base=tmp_path) == ["b.md"]


def test_an_empty_folder_is_worth_a_message(tmp_path: Path) -> None:
    fill(tmp_path, "a.png")
    assert "there is no article in this folder" in said(tmp_path)[0]


def test_links_that_leave_the_folder_are_named(tmp_path: Path) -> None:
    fill(tmp_path, "secret.txt", "in/a.md")
    (tmp_path / "in" / "out.txt").symlink_to("../secret.txt")
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "in" / "dangling.md").symlink_to("/nonexistent")
    assert found(tmp_path / "in", base=tmp_path) == ["in/a.md"]
    names = [message.partition(":")[0] for message in said(tmp_path / "in")]
    assert names == [f"{tmp_path}/in/{name}" for name in ("dangling.md", "out.txt", "up")]


def test_links_inside_of_the_folder(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "same.md").symlink_to("a.md")
    (tmp_path / "gone.md").symlink_to("nothing.md")
    (tmp_path / "index.md").symlink_to("index.md")
    assert found(tmp_path / "a.md", base=tmp_path) == ["a.md"]
    (tmp_path / "index.md").unlink()
    assert found(tmp_path, base=tmp_path) == ["a.md"]
    assert len(said(tmp_path)) == 1


def test_a_link_to_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "self.md").symlink_to("self.md")
    assert len(said(tmp_path)) == 1


def test_pipes_and_sockets_are_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        assert found(tmp_path, base=tmp_path) == ["a.md"]
        assert [message.endswith("is not a regular file") for message in said(tmp_path)] == [
            True,
            True,
        ]


def test_what_browsers_save_beside_a_page_is_no_article(tmp_path: Path) -> None:
    fill(tmp_path, "a.html", "a_files/frame.html", "b_files/c.md", "d.htm", "d-Dateien/e.html")
    assert found(tmp_path, base=tmp_path) == ["a.html", "d.htm", "b_files/c.md"]

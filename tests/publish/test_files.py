from __future__ import annotations

import errno
import fcntl
import multiprocessing
import os
from pathlib import Path

import pytest
from briefing.errors import PublishError
from briefing.output import Output
from briefing.publish.files import locked, sweep, write_all

PAIR = (Output("a.pdf", b"new pdf"), Output("a.html", b"new page"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def fail_after(written: int, error: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk fill up once so many files were brought onto it."""
    real = os.fsync
    calls = iter(range(100))

    def fsync(handle: int) -> None:
        if next(calls) >= written:
            raise error
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_files_are_written_and_named(tmp_path: Path) -> None:
    assert write_all(tmp_path, PAIR) == (tmp_path / "a.pdf", tmp_path / "a.html")
    assert contents(tmp_path) == {"a.pdf": b"new pdf", "a.html": b"new page"}


def test_new_files_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_all(tmp_path, PAIR)
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("written", [0, 1])
def test_a_full_disk_leaves_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old pdf")
    fail_after(written, OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    with pytest.raises(PublishError, match="no space left on device") as caught:
        write_all(tmp_path, PAIR)
    assert caught.value.place is not None
    assert caught.value.place.path == str(tmp_path / PAIR[written].name)
    assert contents(tmp_path) == {"a.pdf": b"old pdf"}


def test_an_interrupt_leaves_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, PAIR)
    assert contents(tmp_path) == {}


def test_a_folder_in_the_way_is_named_and_no_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old pdf")
    (tmp_path / "a.html").mkdir()
    with pytest.raises(PublishError, match=r"a\.html: cannot be written: a folder of that name"):
        write_all(tmp_path, PAIR)
    assert contents(tmp_path) == {"a.pdf": b"old pdf"}


def test_the_output_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "build"
    with locked(folder):
        write_all(folder, PAIR)
    assert (folder / "a.pdf").exists()


def test_a_file_in_place_of_the_output_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("")
    with pytest.raises(PublishError, match="build: cannot be written"), locked(tmp_path / "build"):
        pass


def test_a_read_only_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PublishError, match="permission denied"), locked(tmp_path):
        pass


def _lock_and_tell(folder: Path) -> None:
    with locked(folder):
        (folder / "second").touch()


def test_a_second_build_waits_for_the_lock(tmp_path: Path) -> None:
    other = multiprocessing.get_context("fork").Process(
        target=_lock_and_tell, args=[tmp_path], daemon=True
    )
    with locked(tmp_path):
        other.start()
        other.join(0.2)
        assert not (tmp_path / "second").exists()
    other.join(10)
    assert other.exitcode == 0
    assert (tmp_path / "second").exists()


def test_a_file_system_without_locks_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with locked(tmp_path):
        assert write_all(tmp_path, PAIR)


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / ".a.pdf.1234abcd.part").touch()
        (tmp_path / ".a.json.1234abcd.part").touch()
        (tmp_path / "mine.part").touch()
        sweep(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.part")] == ["mine.part"]

"""Writes files so that a reader finds the old one or the new one, and never a part of one."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import Place, PublishError
from briefing.output import Output

LOCK = ".lock"
"""File in the output folder that a build locks."""
TEMPORARY = ".part"
"""Ending of a file that is still being written."""
READABLE = 0o666
"""Mode of a new file before the umask takes its share."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make the output folder if need be and keep other builds from writing into it meanwhile.

    Raises:
        PublishError: the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, READABLE)
    except FileExistsError as error:
        inside = OSError(None, "a file of that name is in the way")
        raise _refused(folder, inside) from error
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        with suppress(OSError):  # some network file systems know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)  # a child process may have the file open too
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what a killed build left half-written; call it with the folder locked."""
    for path in folder.glob(f".*{TEMPORARY}"):
        path.unlink(missing_ok=True)


def write_all(folder: Path, outputs: Sequence[Output]) -> tuple[Path, ...]:
    """Write all files or none of them into a folder that exists, and return their paths.

    Every file is complete on the disk under a temporary name before the first takes its place.

    Raises:
        PublishError: one of them cannot be written; the old files are as they were.
    """
    waiting: list[tuple[Path, Path]] = []
    target = folder
    try:
        for output in outputs:
            target = folder / output.name
            if target.is_dir():
                raise IsADirectoryError(None, "a folder of that name is in the way")
            temporary = folder / f".{output.name}.{secrets.token_hex(4)}{TEMPORARY}"
            waiting.append((temporary, target))
            _write(temporary, output.data)
        for temporary, target in waiting:
            temporary.replace(target)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    _settle(folder)
    return tuple(target for _, target in waiting)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, READABLE)
    with open(handle, "wb") as file:  # noqa: PTH123 - a pathlib path cannot open exclusively
        file.write(data)
        file.flush()
        os.fsync(handle)


def _settle(folder: Path) -> None:
    """Make the new names durable where the file system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(path: Path, error: OSError) -> PublishError:
    reason = (error.strerror or str(error)).lower()
    return PublishError(f"cannot be written: {reason}", Place(str(path)))

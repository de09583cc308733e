"""Writes a new folder with its files so that it is there whole, or not at all."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from shutil import rmtree

from briefing.errors import Place, PublishError
from briefing.output import Output
from briefing.publish.files import TEMPORARY, write_all


def write_folder(parent: Path, name: str, outputs: Sequence[Output]) -> Path:
    """Write files into a new folder and return its path.

    It is called `name`, or `name-2` and so on if there is an article of that name in `parent`,
    which is made if need be.

    Raises:
        PublishError: it cannot be written; nothing is left of it.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(parent)
        with _temporary(parent) as folder:
            write_all(folder, outputs)
            return _placed(folder, parent, name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise PublishError(f"cannot be written: {reason}", Place(str(parent / name))) from error


@contextmanager
def _temporary(parent: Path) -> Iterator[Path]:
    """Give a hidden folder, locked as long as its writer lives, and remove what is left of it."""
    folder = parent / f".{secrets.token_hex(6)}{TEMPORARY}"
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some network file systems know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(handle)
        rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove folders whose writers were killed."""
    for folder in parent.glob(f".*{TEMPORARY}"):
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)


def _placed(folder: Path, parent: Path, name: str) -> Path:
    """Give a folder the first name that is free."""
    for number in count(1):
        target = parent / (name if number == 1 else f"{name}-{number}")
        if _is_taken(target):
            continue
        try:
            folder.rename(target)
        except (FileExistsError, NotADirectoryError):
            continue  # somebody else took the name meanwhile
        except OSError:
            if _is_taken(target):  # a folder that is not empty has an error of its own
                continue
            raise
        return target
    raise AssertionError


def _is_taken(target: Path) -> bool:
    """Tell whether an article or anything else has a name already, with any ending."""
    return os.path.lexists(target) or any(target.parent.glob(f"{target.name}.*"))

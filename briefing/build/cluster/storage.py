"""Reads and writes in any storage that fsspec knows, many files at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from fsspec.core import url_to_fs

from briefing.errors import ConfigError, Place, PublishError

AT_ONCE = 16
"""Requests that one process has under way: each waits for its answer far longer than it works."""
LARGEST = 100_000_000
"""Bytes of the largest file that is fetched; what reads it refuses larger ones all the same."""
TELLING = (
    "ETag", "etag", "md5Hash", "content_md5", "mtime", "LastModified", "last_modified", "updated",
    "modified", "created",
)  # fmt: skip
"""What storages say of a file that changes with its content, the best first."""

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def reaching(url: str) -> Iterator[tuple[Any, str]]:
    """Give the file system of a URL and the path in it.

    Raises:
        ConfigError: nothing installed knows such URLs.
    """
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise ConfigError(f"this kind of URL is not known: {error}", Place(url)) from error
    yield system, path


def each(work: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """Return what the work makes of items, in their order, done several at a time."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(work, items))


def listed(url: str) -> Mapping[str, int]:
    """Return the sizes of all files below a URL by their URLs, or of the file that it is.

    There is nothing in it if there is nothing at the URL.

    Raises:
        ConfigError: it cannot be listed.
    """
    with reaching(url) as (system, path):
        try:
            system.invalidate_cache()
            found = cast("Mapping[str, dict[str, Any]]", system.find(path, detail=True))
        except FileNotFoundError:
            return {}
        except Exception as error:
            raise ConfigError(f"cannot be listed: {error}", Place(url)) from error
        root = path.rstrip("/")
        return {
            url.rstrip("/") + name.rstrip("/").removeprefix(root): info.get("size") or 0
            for name, info in sorted(found.items())
        }


def seen_in(url: str) -> Mapping[str, tuple[int, ...]]:
    """Return by name what a folder's storage says of its files, see `seen`."""
    with reaching(url) as (system, path):
        try:
            system.invalidate_cache()
            found = system.ls(path, detail=True)
        except FileNotFoundError:
            return {}
        except Exception as error:
            raise PublishError(f"cannot be listed: {error}", Place(url)) from error
        files = (info for info in found if info.get("type") == "file")
        return {str(info["name"]).rpartition("/")[2]: _telling(info) for info in files}


def seen(url: str) -> tuple[int, ...]:
    """Return two numbers that tell a file from one of other content, without reading it."""
    with reaching(url) as (system, path):
        system.invalidate_cache(path)
        return _telling(system.info(path))


def fetch(url: str, target: Path) -> bool:
    """Put a copy of a file where it is wanted, and tell whether there is such a file.

    Of one that is too large there is only the size.
    """
    with reaching(url) as (system, path):
        try:
            info = system.info(path)
            if info.get("type") == "directory":
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            if (info.get("size") or 0) > LARGEST:
                target.touch()
                os.truncate(target, info["size"])
            else:
                system.get_file(path, str(target.absolute()))
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True


def put(url: str, data: bytes) -> None:
    """Write a file whose folder may not be there yet."""
    with reaching(url) as (system, path):
        with suppress(NotImplementedError):
            system.makedirs(system._parent(path), exist_ok=True)  # noqa: SLF001 - knows its roots
        system.pipe_file(path, data)


def move(url: str, to: str) -> None:
    """Let a file take the place of another, at once where the storage can."""
    with reaching(url) as (system, path), reaching(to) as (_, target):
        system.mv(path, target)


def remove(url: str) -> None:
    """Remove a folder with all that is in it, if it is there."""
    with reaching(url) as (system, path), suppress(FileNotFoundError):
        system.invalidate_cache()
        system.rm(path, recursive=True)


def _telling(info: Mapping[str, Any]) -> tuple[int, ...]:
    name = next((name for name in TELLING if info.get(name)), "")
    value = info.get(name)
    if isinstance(value, datetime):
        value = value.timestamp()
    digest = hashlib.sha256(f"{name} {value}".encode()).digest()
    return info.get("size") or 0, int.from_bytes(digest[:6]) if name else 0

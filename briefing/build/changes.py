"""Tells which files of a project change: what the system reports, less what is of no concern."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing.build.project import Project, collection_of
from briefing.render.theme import theme_places

QUIET = 20
"""Milliseconds without a change after which those before are one batch: an editor writes a file,
renames it and removes the old one within a few."""
LONGEST = 1000
"""Milliseconds after which a batch ends although changes go on."""
PAUSE = 250
"""Milliseconds after which an empty batch is given, so that the first says that all is watched."""
PASSING = re.compile(
    r"^[.#]|~$|^4913$|\.(?:part|tmp|temp|bak|swp|swx|crdownload|___jb_(?:tmp|old)___)$",
    re.IGNORECASE,
)
"""Names of files and folders that are hidden, or that editors and browsers put aside; Vim tries
out with `4913` whether it may write."""

Changes = frozenset[Path]
"""Files that were written, renamed or removed at about the same time."""


def changes(project: Project) -> Iterator[Changes]:
    """Yield what changes, for ever; the first set, which may be empty, says that it has begun."""
    from watchfiles import watch  # noqa: PLC0415 - only those who watch need it

    folders, recursive = watched(project)
    batches = watch(
        *folders,
        watch_filter=None,
        debounce=LONGEST,
        step=QUIET,
        rust_timeout=PAUSE,
        yield_on_timeout=True,
        recursive=recursive,
        ignore_permission_denied=True,
    )
    for batch in batches:
        yield relevant((Path(path) for _, path in batch), project)


def watched(project: Project) -> tuple[tuple[Path, ...], bool]:
    """Return the folders to watch, and whether their subfolders are meant too.

    Of files, only the folders in which they, their pictures and their settings lie are watched,
    since they may lie anywhere.
    """
    recursive = any(source.is_dir() for source in project.sources)
    found: dict[Path, None] = {}
    for source in project.sources:
        own = [source] if source.is_dir() else [source.parent, source.with_suffix("")]
        found |= dict.fromkeys([*own, collection_of(source)])
    for place in theme_places():
        found |= dict.fromkeys([place] if recursive else _folders(place))
    return tuple(folder for folder in found if folder.is_dir()), recursive


def relevant(paths: Iterable[Path], project: Project) -> Changes:
    """Return those paths that may belong to an article or a theme, and none that a build writes."""
    out = os.path.abspath(project.out)  # noqa: PTH100 - a file that is gone has no real path
    roots = [os.path.abspath(folder) for folder in watched(project)[0]]  # noqa: PTH100 - same
    found = (Path(os.path.abspath(path)) for path in paths)  # noqa: PTH100 - same
    return frozenset(
        path for path in found if not path.is_relative_to(out) and not _is_passing(path, roots)
    )


def _is_passing(path: Path, roots: Sequence[str]) -> bool:
    """Tell whether a file, or a folder between it and what is watched, has such a name."""
    root = max((r for r in roots if path.is_relative_to(r)), key=len, default="/")
    return any(PASSING.search(name) for name in path.relative_to(root).parts)


def _folders(place: Path) -> Iterator[Path]:
    """Yield a folder and all below it."""
    for here, _, _ in os.walk(place):
        yield Path(here)

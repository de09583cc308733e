"""Which files are articles: files and folders as the user names them, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from os.path import splitext
from pathlib import Path

from briefing.errors import BriefingError, Place, SourceError
from briefing.sources import READERS
from briefing.sources.files import Places, is_missing, refusal

DOCUMENTS = frozenset(
    {".html", ".htm", ".xhtml", ".mhtml", ".docx", ".odt", ".epub", ".pdf", ".doc", ".rtf"}
)
"""Endings of articles that no reader takes: named in messages, never passed over silently."""

PAGES = frozenset({".html", ".htm", ".xhtml"})
"""Endings of pages beside which browsers make folders."""
_ATTACHMENTS = (
    "_files", ".files", "-Dateien", "-filer", "_fichiers", "_archivos", "_arquivos", "_ficheiros",
    "_bestanden", "_file",
)  # fmt: skip
"""What browsers in several languages add to the name of a page for the folder of its parts."""


@dataclass(slots=True)
class _Search:
    """What was found so far."""

    paths: dict[str, Path] = field(default_factory=dict)
    """Articles by their resolved path, so that none is taken twice."""
    errors: list[BriefingError] = field(default_factory=list)
    """What was refused."""
    places: Places = field(default_factory=Places)
    """Where files lie in fact."""

    def refuse(self, path: Path, message: str, hint: str = "") -> None:
        """Add an error that names a path."""
        self.errors.append(SourceError(message, Place(str(path)), hint))

    def take(self, path: Path) -> None:
        """Add an article."""
        self.paths.setdefault(self.places.real(path), path)


def find(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[BriefingError, ...]]:
    """Return the articles that files and folders stand for, and what was refused by name.

    A folder stands for the articles in it and in its subfolders, by name; a folder with `index.*`
    is one article. Hidden files, pictures, settings and the folders that browsers save beside a
    page are passed over in folders. Links that
    leave a given folder, and whatever is no regular file, are never opened.
    """
    search = _Search()
    for path in paths:
        if is_missing(path):
            search.refuse(path, "there is no such file or folder")
        elif path.is_dir():
            before = len(search.paths) + len(search.errors)
            _folder(path, path.resolve(), search)
            if len(search.paths) + len(search.errors) == before:
                search.refuse(path, "there is no article in this folder", _hint())
        else:
            _file(path, search)
    return tuple(search.paths.values()), tuple(search.errors)


def _hint() -> str:
    return f"articles end in {', '.join(READERS)}"


def _file(path: Path, search: _Search) -> None:
    """Take a file that the user named, or say why not."""
    reason = refusal(path, 1 << 62)
    suffix = path.suffix.lower()
    if reason:
        search.refuse(path, f"this {reason}")
    elif suffix not in READERS:
        what = f"{suffix} files" if suffix else "files without an ending"
        search.refuse(path, f"no reader for {what}", _hint())
    else:
        search.take(path)


def _folder(folder: Path, root: Path, search: _Search) -> None:
    """Take the articles of a folder and its subfolders; `root` is the folder that was named."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            search.refuse(here, f"this folder cannot be read: {error.strerror}")
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        index = [entry for entry in visible if _is_index(entry)]
        folders = []
        pages = {_stem(entry) for entry in visible if _suffix(entry) in PAGES}
        for entry in index or visible:
            if entry.is_dir(follow_symlinks=False):
                if not _is_attachment(entry.name, pages):
                    folders.append(here / entry.name)
            elif _suffix(entry) in READERS and entry.is_file(follow_symlinks=False):
                search.take(here / entry.name)
            else:
                _entry(here / entry.name, root, search)
        waiting += reversed(folders)


def _suffix(entry: os.DirEntry[str]) -> str:
    return splitext(entry.name)[1].lower()  # noqa: PTH122 - a Path of each takes time


def _stem(entry: os.DirEntry[str]) -> str:
    return splitext(entry.name)[0]  # noqa: PTH122 - same


def _is_attachment(folder: str, pages: set[str]) -> bool:
    """Tell whether a browser made a folder beside a saved page, for its pictures and frames."""
    return any(
        folder.endswith(ending) and folder.removesuffix(ending) in pages for ending in _ATTACHMENTS
    )


def _is_index(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file makes its folder one article."""
    if not entry.name.lower().startswith("index."):
        return False
    is_document = _suffix(entry) in DOCUMENTS or _suffix(entry) in READERS
    return _stem(entry).lower() == "index" and is_document and not entry.is_dir()


def _entry(path: Path, root: Path, search: _Search) -> None:
    """Take, refuse or pass over one entry of a folder that is no folder itself."""
    if path.is_symlink() and not _stays(path, root):
        search.refuse(path, "this link leads out of the folder and is not followed")
        return
    suffix = path.suffix.lower()
    if suffix in DOCUMENTS and suffix not in READERS:
        search.refuse(path, f"no reader for {suffix} files", _hint())
    elif suffix in READERS and not path.is_dir():
        _file(path, search)


def _stays(path: Path, root: Path) -> bool:
    """Tell whether a link ends inside the folder that was named."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link to itself
        return False

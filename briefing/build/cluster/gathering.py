"""Which files in foreign storage are articles: a folder of empty files stands for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.build.cluster.addresses import named, spelled_failure, url_of
from briefing.build.cluster.storage import fetch, listed
from briefing.build.project import Result, Target, failed, gather
from briefing.config import FILE
from briefing.errors import ConfigError, Place, SourceError
from briefing.sources import LARGEST, READERS
from briefing.sources.decoding import MAX_BYTES
from briefing.sources.discovery import DOCUMENTS
from briefing.sources.files import refusal


def gather_there(sources: Sequence[Path]) -> tuple[Target | Result, ...]:
    """Return what files and folders hold, as `briefing.build.project.gather` does, also of URLs.

    The settings of a URL come from the nearest `briefing.toml` on the way up.

    Raises:
        ConfigError: URLs and local files are named together, or a URL cannot be listed.
    """
    urls = [url for url in map(url_of, sources) if url]
    if not urls:
        return gather(sources)
    if len(urls) < len(sources):
        local = next(path for path in sources if not url_of(path))
        raise ConfigError("local files and URLs cannot be built together", Place(str(local)))
    with TemporaryDirectory(prefix="briefing-") as folder, chdir(folder):
        for url in urls:
            sizes = listed(url)
            _copy_names(sizes)
            for place in _above(url.rpartition("/")[0] if url in sizes else url):
                fetch(f"{place}/{FILE}", Path(f"{place}/{FILE}"))
        return tuple(_far(item) for item in gather(sources))


def _copy_names(sizes: Mapping[str, int]) -> None:
    """Make an empty file of the same size for each that may be an article."""
    for url, size in sizes.items():
        path = Path(url)
        if path.suffix.lower() in READERS or path.suffix.lower() in DOCUMENTS:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            os.truncate(path, size)


def _above(url: str) -> Iterator[str]:
    """Yield a URL and the folders above it, without the part that names a machine or a bucket."""
    protocol, _, rest = url.partition("://")
    parts = rest.split("/")
    for length in range(len(parts), 0, -1):
        yield f"{protocol}://{'/'.join(parts[:length])}"


def _far(item: Target | Result) -> Target | Result:
    """Return what was found under the name that the user knows."""
    if isinstance(item, Result):
        failure = spelled_failure(item.failure) if item.failure else None
        return replace(item, source=named(Path(item.source)), failure=failure)
    shown = named(item.path)
    reason = refusal(item.path, LARGEST.get(item.path.suffix.lower(), MAX_BYTES))
    if reason:
        return failed(SourceError(f"this file {reason}", Place(shown)), shown)
    return replace(item, shown=shown)

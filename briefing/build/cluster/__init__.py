"""Builds on many machines, with Dask, and out of and into any storage that fsspec knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import ConfigError

LIBRARIES = frozenset({"dask", "distributed", "fsspec"})
"""What the extra brings."""


@contextmanager
def extra() -> Iterator[None]:
    """Say in our words that the extra is not installed, for what is imported meanwhile.

    Raises:
        ConfigError: it is not.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        message = "clusters and URLs need libraries that are not installed"
        raise ConfigError(message, hint="install briefing[cluster]") from error

"""Keeps the engine from starting compilers to look for libraries while it is imported."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_probing() -> Iterator[None]:
    """Let nothing be searched for with `gcc`, `ld` and `ldconfig` meanwhile, on Linux.

    The engine tries names first that no Linux knows, each of them a dozen processes. Those that it
    tries next are found by the loader alone.
    """
    kept = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = kept


def _nothing(name: str) -> str | None:
    del name
    return None

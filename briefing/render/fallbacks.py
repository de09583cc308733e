"""Keeps the engine from importing what it may never need: its second way to cut down fonts.

HarfBuzz cuts them, and the packaged fonts for print have one weight each. The modules for where it
cannot, and for fonts of many weights, take a third of the time that the engine takes to import.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

PACKAGE = "fontTools.varLib"
SUBSET, INSTANCER = "fontTools.subset", f"{PACKAGE}.instancer"


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # which the import system asks for
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


@contextmanager
def without_fallbacks() -> Iterator[None]:
    """Let what is imported meanwhile have stand-ins for these modules, and others the modules."""
    standing = {name: _Later(name) for name in (SUBSET, PACKAGE, INSTANCER)}
    vars(standing[INSTANCER])["instantiateVariableFont"] = _instantiated
    if standing.keys() & sys.modules.keys():  # then they cost nothing any more
        yield
        return
    sys.modules.update(standing)
    try:
        yield
    finally:
        for name in standing:
            del sys.modules[name]


def _instantiated(*arguments: Any, **options: Any) -> Any:
    """Return a font of many weights as one of a single weight."""
    return import_module(INSTANCER).instantiateVariableFont(*arguments, **options)

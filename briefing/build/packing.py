"""Values of the model as bytes and back, without trust in the bytes."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping

ALLOWED: Mapping[str, frozenset[str]] = {
    "briefing.errors": frozenset({"Diagnostic", "Place"}),
    "briefing.manuscript": frozenset(
        {"ActorOverride", "Overrides", "PointOverride", "Source", "Wishes"}
    ),
    "briefing.render.cover": frozenset({"Cover"}),
    "briefing.render.edition": frozenset({"Memory"}),
    "briefing.output": frozenset({"Output"}),
    "builtins": frozenset({"frozenset"}),
    "datetime": frozenset({"date", "datetime"}),
}
"""What an entry may be made of, beside all that the model has; nothing else is ever loaded."""
MODEL = "briefing.model"


def packed(value: object) -> bytes:
    """Return a value as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> object:
    """Return the value that bytes stand for.

    Raises:
        Exception: they are damaged, or stand for something else than values.
    """
    return _Reader(io.BytesIO(data)).load()


class _Reader(pickle.Unpickler):
    """Makes values of the model and of nothing else, whoever wrote them."""

    def find_class(self, module: str, name: str) -> object:
        if name in ALLOWED.get(module, ()):
            return super().find_class(module, name)
        if module == MODEL and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == MODEL:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")

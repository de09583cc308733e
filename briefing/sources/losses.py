"""What a reader left out of a document, counted, and said in one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.errors import Diagnostic, Place

_PLURALS: Mapping[str, str] = {
    "table of contents": "tables of contents",
    "sign of a symbol font": "signs of symbol fonts",
}
_UNCOUNTED = frozenset(("hidden text", "deleted text"))


@dataclass(slots=True)
class Losses:
    """How often something was left out, by what it is, in the singular."""

    counts: dict[str, int] = field(default_factory=dict)
    """Number by kind, in the order in which they were met."""

    def add(self, what: str) -> None:
        """Count one more."""
        self.counts[what] = self.counts.get(what, 0) + 1


def said(losses: Losses, path: str) -> list[Diagnostic]:
    """Return one diagnostic that lists everything; none if nothing was left out."""
    if not losses.counts:
        return []
    kinds = [_counted(what, count) for what, count in losses.counts.items()]
    return [Diagnostic("S014", f"left out: {', '.join(kinds)}", Place(path))]


def _counted(what: str, count: int) -> str:
    if what in _UNCOUNTED:
        return what
    return f"1 {what}" if count == 1 else f"{count} {_PLURALS.get(what, what + 's')}"

"""What the walker over a tree needs to know of the file around it, and what it learns."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Context:
    """The surroundings of a tree that becomes blocks."""

    path: str
    """The source, for messages."""
    base: str = ""
    """Address that relative links are completed with; empty if unknown."""
    anchors: dict[str, str] = field(default_factory=dict)
    """Where links inside the text may lead: what stands behind `#` by an element's id."""
    notes: dict[str, str] = field(default_factory=dict)
    """Id of the note (`n1`) by the id of the element that holds it."""
    refused: list[str] = field(default_factory=list)
    """Addresses of links that lead nowhere or are of a refused kind; their text stays."""
